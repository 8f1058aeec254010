import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { EventStore } from '@lantern/event-store'
import type { Answer, ContextApp } from '@lantern/testing/context-app'
import { openCase, startMarac } from '../pages.fixture.js'
import { FlagOpenActions } from './flag-open-actions.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const post = async (url: string, body: Readonly<Record<string, unknown>>, etag?: string): Promise<Answer> =>
  app.ask(url, { as: 'coordinator', method: 'POST', body, headers: etag === undefined ? {} : { 'if-match': etag } })
const agree = (ref: string) => post(`/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false, dueOn: '2027-01-25' })
const etagOf = async (ref: string) => (await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })).headers['etag'] ?? ''
const close = (ref: string, etag: string) => post(`/api/marac/cases/${ref}/closure`, { outcome: 'plan-complete', reason: 'Nothing is left to do' }, etag)
const flagsOf = async (ref: string) => (await app.store.readStream(`maracCase-${ref}`)).flatMap(({ type, data }) => (type === 'OpenActionFlagged' ? [Reflect.get(data, 'action') as string] : []))
const isClosed = async (ref: string) => (await app.store.readStream(`maracCase-${ref}`)).some(({ type }) => type === 'CaseClosed')
const actionIn = ({ json }: Answer) => (json() as { readonly ref: string }).ref

/** Ticks until the views have caught up with what the automation looks for. */
async function flagged(wanted: number): Promise<number> {
  const automation = app.app.get(FlagOpenActions, { strict: false })
  let done = 0
  for (let i = 0; i < 200 && done < wanted; i++) {
    done += await automation.run(app.clock.now())
    if (done < wanted) await new Promise(resolve => setTimeout(resolve, 10))
  }
  return done
}

/** Holds what is appended to streams of this kind, after the rule has read and decided and before it is recorded, until it is let go. */
async function heldWhile(kind: string, decided: () => Promise<Answer>, meanwhile: () => Promise<Answer>): Promise<readonly [held: Answer, other: Answer]> {
  const { store } = app
  const append: EventStore['append'] = store.append.bind(store)
  const gate: { letGo: () => void; reached: () => void } = { letGo: () => undefined, reached: () => undefined }
  const arrived = new Promise<void>(resolve => (gate.reached = resolve))
  const opened = new Promise<void>(resolve => (gate.letGo = resolve))
  store.append = async (stream, ...rest) => {
    if (stream.startsWith(`${kind}-`)) {
      gate.reached()
      await opened
    }
    return append(stream, ...rest)
  }
  try {
    const held = decided()
    await arrived
    const other = await meanwhile()
    gate.letGo()
    return [await held, other]
  } finally {
    store.append = append
  }
}

describe('two streams, one rule: no case is closed while an action is open', () => {
  it('flags the action that was decided while the case was open, and recorded after it had been closed', async () => {
    const ref = await openCase(app, { children: [] })
    const etag = await etagOf(ref)
    const [agreed, closed] = await heldWhile('action', () => agree(ref), () => close(ref, etag))
    expect([agreed.status, closed.status]).toEqual([201, 200])
    expect(await flagged(1)).toBe(1)
    expect(await flagsOf(ref)).toEqual([actionIn(agreed)])
  })

  it('flags the action that was recorded while the closing, decided before it, was still to be recorded', async () => {
    const ref = await openCase(app, { children: [] })
    const etag = await etagOf(ref)
    const [closed, agreed] = await heldWhile('maracCase', () => close(ref, etag), () => agree(ref))
    expect([closed.status, agreed.status]).toEqual([200, 201])
    expect(await flagged(1)).toBe(1)
    expect(await flagsOf(ref)).toEqual([actionIn(agreed)])
  })

  it('leaves no closed case with an open action that is not flagged, whoever of two at once comes first', async () => {
    const raced = []
    for (let i = 0; i < 20; i++) {
      const ref = await openCase(app, { children: [] })
      const etag = await etagOf(ref)
      const both = i % 2 === 0 ? ([close(ref, etag), agree(ref)] as const) : ([agree(ref), close(ref, etag)] as const)
      const answers = await Promise.all(both)
      const [closed, agreed] = i % 2 === 0 ? answers : [answers[1], answers[0]]
      expect([200, 409]).toContain(closed.status)
      expect([201, 409]).toContain(agreed.status)
      raced.push({ ref, overtaken: closed.status === 200 && agreed.status === 201 ? [actionIn(agreed)] : [] })
    }
    const overtaken = raced.filter(one => one.overtaken.length > 0).length
    expect(await flagged(overtaken)).toBe(overtaken)
    expect(await app.app.get(FlagOpenActions, { strict: false }).run(app.clock.now())).toBe(0)
    for (const one of raced) {
      expect(await flagsOf(one.ref)).toEqual(one.overtaken)
      if (one.overtaken.length > 0) expect(await isClosed(one.ref)).toBe(true)
    }
  })
})
