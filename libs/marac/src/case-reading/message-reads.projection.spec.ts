import { describe, expect, it } from '@jest/globals'
import { projected, projectedTwice, recorded } from '@lantern/testing/projected'
import type { MessagesRead } from './case-reading.stream.js'
import { messageReadsProjection } from './message-reads.projection.js'

const ref = 'MC-4T7Q9-XWC2D'
const read = (upTo: number): MessagesRead => ({ type: 'MessagesRead', data: { caseId: ref, upTo } })
const marks = [
  ...recorded(`caseReading-${ref}`, [read(2), read(5), read(4)]),
  ...recorded(`caseReading-${ref}`, [read(3)], { at: '2027-01-12T09:00:00.000Z', by: { user: 'housing-1', agency: 'canterbury-housing' } }),
]

describe('how far people have read', () => {
  it('is kept for each person, and never goes back', async () =>
    expect(await projected(messageReadsProjection, marks)).toEqual([
      { id: `${ref}/coordinator-1`, ref, agency: 'hub', up_to: 5, read_at: '2027-01-11T09:02:00.000Z' },
      { id: `${ref}/housing-1`, ref, agency: 'canterbury-housing', up_to: 3, read_at: '2027-01-12T09:00:00.000Z' },
    ]))
  it('is the same when every event comes twice', async () => expect(await projectedTwice(messageReadsProjection, marks)).toEqual(await projected(messageReadsProjection, marks)))
})
