import { actionListProjection } from '@lantern/actions'
import { caseListProjection, researchRequestsProjection } from '@lantern/marac'
import { describe, expect, it } from '@jest/globals'
import { actionRef, caseHistory, caseRef, keysOfCase, whole, type Shape } from './case-history.js'
import { PlainSealer } from './plain-sealer.js'

const sealer = new PlainSealer()
const historyOf = (n: number, shape: Shape) => {
  const keys = new Set<string>()
  const events = [...caseHistory(n, shape, (key, value) => (keys.add(key), sealer.seal(key, value)))]
  return { events, keys }
}

describe('the cases that are invented to measure with', () => {
  it('have references as the hub makes them, each its own', () => {
    const refs = Array.from({ length: 2_000 }, (_, n) => caseRef(n * 40_503))
    expect(new Set(refs).size).toBe(2_000)
    for (const ref of refs) expect(ref).toMatch(/^MC(-[0-9A-HJKMNP-TV-Z]{5}){2}$/)
    expect(actionRef(5, 59)).toBe('MC-00000-00005-001V')
  })

  it('seal under keys that were prepared, and no others', () => expect([...historyOf(7, whole).keys].toSorted()).toEqual([...keysOfCase(7)].toSorted()))

  it('are whole, of about the length that real ones have, and of events that the views know', () => {
    const { events } = historyOf(7, whole)
    expect(events.length).toBe(33)
    const known = new Set([caseListProjection, researchRequestsProjection, actionListProjection].flatMap(({ on }) => Object.keys(on)))
    for (const { event } of events) expect(known).toContain(event.type)
    expect(events.at(-1)?.event.type).toBe('CaseClosed')
  })

  it.each([
    ['accepted', 2],
    ['escalated', 2],
    ['proposed', 1],
  ] as const)('leave actions open as %s', (openAre, events) =>
    expect(historyOf(1, { actions: 3, openActions: 3, openAre, dueOn: '2027-03-01' }).events.length).toBe(8 + 3 * events))
})
