import { describe, expect, it } from '@jest/globals'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import { offersOf } from './offers.js'

const waiting = { status: 'open', idvaContacts: [], riskDecisions: [], routes: [] } as unknown as CaseRecord
const settled = { status: 'open', idvaContacts: [{}], riskDecisions: [{}], routes: [{}] } as unknown as CaseRecord
const button = (name: string) => ({ name, text: name, href: `/${name}` })
const names = (buttons: readonly { readonly name: string }[] | undefined) => (buttons ?? []).map(({ name }) => name)
const all = ['close-case', 'agree-action', 'send-message', 'decide-risk', 'choose-route', 'record-idva-contact', 'never-heard-of'].map(button)

describe('what is offered on the page of a case', () => {
  it('stands above the case while the case waits for it, and closing comes last', () => {
    expect(names(offersOf(waiting, all).first)).toEqual(['agree-action', 'decide-risk', 'choose-route', 'record-idva-contact', 'never-heard-of', 'close-case'])
  })
  it('stands under its heading once it was done', () => {
    const { first, under } = offersOf(settled, all)
    expect(names(first)).toEqual(['agree-action', 'never-heard-of', 'close-case'])
    expect([names(under.risk), names(under.route), names(under.voices), names(under.messages)]).toEqual([['decide-risk'], ['choose-route'], ['record-idva-contact'], ['send-message']])
  })
  it('is offered once and none is lost', () => {
    for (const record of [waiting, settled]) {
      const { first, under } = offersOf(record, all)
      expect([...first, ...Object.values(under).flat()].toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(all.toSorted((a, b) => a.name.localeCompare(b.name)))
    }
  })
})
