import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { standing, type StoredOf } from '@lantern/event-store'
import { specFor } from '@lantern/testing'
import { recorded } from '@lantern/testing/projected'
import { sealed } from '@lantern/testing/sealed'
import {
  accepted, actionAccepted, actionAgreed, actionClaimedDone, actionDeclined, actionEntryRecordedInError, actionEscalated, actionExtended, actionNotPossible, actionReassigned, claimedDone, declined, done,
} from '../action/action.examples.js'
import type { ActionEvent } from '../action/action.events.js'
import { entriesOf, findEntry, idOfEntry } from '../action/action.in-error.js'
import { action } from '../action/action.stream.js'
import { actionRowsOf } from '../actions-of.js'
import { decideRecordActionInError, RecordActionInError } from './record-action-in-error.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const reason = sealed('It is of another family')
const hub = { now: '2027-01-12T09:00:00.000Z', rules: {}, by: { user: 'coordinator-1', agency: 'hub', roles: [] } }
const storedOf = (history: readonly ActionEvent[]) => recorded(`action-${actionId}`, history) as readonly StoredOf<ActionEvent>[]
const found = (history: readonly ActionEvent[], entry: number, about?: string) => {
  const events = standing(action, storedOf(history)) as readonly StoredOf<ActionEvent>[]
  const one = entriesOf(events).find(each => each.event.revision === entry && each.about === about)
  return one && findEntry(events, idOfEntry(one))
}
const inError = (history: readonly ActionEvent[], entry: number, { about, any = true }: { readonly about?: string; readonly any?: boolean } = {}) =>
  decideRecordActionInError(new RecordActionInError({ actionId, found: found(history, entry, about), reason, any }), fold(action, history), hub)
const without = (history: readonly ActionEvent[], entry: number) => fold(action, [...history, ...inError(history, entry)])

describe('record an action in error', () => {
  it('is owed by nobody then, and cannot be done anything with', () => {
    const after = without(done, 0)
    expect([after.status, after.agency, after.belongsTo]).toEqual(['in-error', 'canterbury-housing', 'MC-4T7Q9-XWC2D'])
    expect(inError(accepted, 0)).toEqual([actionEntryRecordedInError({ reason, enteredBy: { user: 'coordinator-1', agency: 'hub' } })])
    expect(() => inError([...accepted, actionEntryRecordedInError()], 0)).toThrow('no such entry')
  })
  it('withdraws every word of it, and of no other action', () => {
    const history = [actionAgreed({ reason: sealed('Her neighbour rang') }), actionDeclined(), actionEntryRecordedInError()]
    const other = { ...actionAgreed(), data: { ...actionAgreed().data, actionId: 'MC-4T7Q9-XWC2D-AAAA' } }
    expect(action.withdrawn?.([...history, other])).toEqual([history[0]?.type === 'ActionAgreed' && history[0].data.text, sealed('Her neighbour rang'), actionDeclined().data.reason])
  })
  it('is for whoever made the entry, besides the Hub', () => {
    const own = found(declined, 1)
    expect(() => decideRecordActionInError(new RecordActionInError({ actionId, found: own && { ...own, enteredBy: { user: 'h', agency: 'canterbury-housing' } }, reason, any: false }), fold(action, declined), hub)).toThrow('Another agency made this entry')
  })
  it('says no to what is no entry of it', () => given(...accepted).when(decideRecordActionInError, new RecordActionInError({ actionId, found: found(accepted, 1), reason, any: true })).thenRefused('actions.no-such-entry'))
  it('says no before there is an action', () => given().when(decideRecordActionInError, new RecordActionInError({ actionId, found: undefined, reason, any: true })).thenRefused('actions.no-such-entry'))
})

describe('an action without one thing that was said of it', () => {
  it('waits for an answer again, is to be done again, and has the date that it had', () => {
    expect([without(declined, 1).status, without(claimedDone, 2).status, without([...accepted, actionNotPossible()], 2).status]).toEqual(['proposed', 'accepted', 'accepted'])
    expect(without([...accepted, actionExtended()], 2).dueOn).toBe('2027-01-25')
    expect(without(done, 2).status).toBe('done')
  })
  it('tells views what they forgot: its status, its date, the step of the ladder and what was said before', () => {
    const history = [actionAgreed(), actionDeclined(), actionEscalated(), actionExtended(), actionAccepted(), actionClaimedDone()]
    expect(found(history, 3)?.stands).toEqual({ status: 'claimed-done', dueOn: '2027-01-25', note: actionClaimedDone().data.evidence, ladder: { tier: 'agency-lead', askedOf: 'canterbury-housing', on: '2027-01-26', asks: 'see-to-it' } })
    const row = actionRowsOf(storedOf([...history, ...inError(history, 5)]), value => JSON.stringify(value) as never)[0]
    expect(row).toMatchObject({ status: 'accepted', unmet: 1, due_on: '2027-02-01', last_note: expect.stringContaining('locksmith') })
  })
  it('keeps its agency when why it was given to it is in error, and says that nowhere', () => {
    const history = [...accepted, actionReassigned()]
    const [why, before] = [actionReassigned().data.reason, found([...accepted, actionReassigned()], history.length - 1)]
    expect(before).toMatchObject({ kind: 'action-reassignment', stands: { status: 'proposed', dueOn: '2027-01-25' } })
    expect(before?.stands.note).toBeUndefined()
    const after = [...history, ...inError(history, history.length - 1)]
    expect([fold(action, after).agency, fold(action, after).status, action.withdrawn?.(after), found(after, history.length - 1)]).toEqual(['kent-police', 'proposed', [why], undefined])
    // What is in error later does not bring it back.
    const declinedThen = [...after, actionDeclined()]
    expect(found(declinedThen, declinedThen.length - 1)?.stands.note).toBeUndefined()
  })
  it('loses one file of its evidence and keeps the rest', () => {
    const file = (fileId: string) => ({ fileId, content: fileId, size: 3, kind: 'pdf' as const, name: sealed(`${fileId}.pdf`) })
    const history: readonly ActionEvent[] = [...accepted, { type: 'ActionClaimedDone', data: { ...actionClaimedDone().data, files: [file('f1'), file('f2')] } }]
    const after = [...history, ...inError(history, 2, { about: 'f1' })]
    expect(fold(action, after).status).toBe('claimed-done')
    expect(action.withdrawn?.(after)).toEqual([sealed('f1.pdf')])
    expect([found(after, 2, 'f1'), found(after, 2, 'f2')?.kind]).toEqual([undefined, 'action-file'])
  })
})
