import { describe, expect, it } from '@jest/globals'
import { accessStream, type AccessEvent } from '@lantern/access'
import { projected, projectedTwice, recorded, sameAsRebuilt } from '@lantern/testing/projected'
import { caseReadersProjection } from './case-readers.projection.js'

const ref = 'MC-4T7Q9-XWC2D'
const events: readonly AccessEvent[] = [
  { type: 'SignInMade', data: { by: 'browser' } },
  { type: 'CaseRead', data: { read: 'case-read', ref } },
  { type: 'CaseRead', data: { read: 'history-read', ref: `${ref}-7KQX`, asAt: '2027-01-10T09:00:00.000Z' } },
  { type: 'ListRead', data: { of: '/cases' } },
  { type: 'SearchMade', data: { of: 'cases', found: 1 } },
  { type: 'ExportMade', data: { of: 'cases', rows: 3 } },
  { type: 'ExportMade', data: { of: 'case', rows: 1, ref } },
  { type: 'AccessDenied', data: { tried: 'GET /cases' } },
  { type: 'AccessDenied', data: { tried: 'GET /cases/:ref', ref } },
]
const log = recorded(`${accessStream.name}-coordinator-1-2027-01`, events)

describe('who has looked, by case', () => {
  it('is a row for each look at it or at its actions, and none for what names no case', async () =>
    expect((await projected(caseReadersProjection, log)).map(({ ref: of, reader, what, as_at }) => [of, reader, what, as_at])).toEqual([
      [ref, 'coordinator-1', 'case-read', null],
      [ref, 'coordinator-1', 'history-read', '2027-01-10T09:00:00.000Z'],
      [ref, 'coordinator-1', 'export', null],
      [ref, 'coordinator-1', 'denied', null],
    ]))
  it('is the same when every event comes twice, and when it is rebuilt', async () => {
    expect(await projectedTwice(caseReadersProjection, log)).toEqual(await projected(caseReadersProjection, log))
    expect(await sameAsRebuilt([caseReadersProjection], log)).toBe(true)
  })
})
