import { expect, it } from '@jest/globals'
import { projections, streamTypes } from '@lantern/platform'
import { foldInMemory, type Projection } from '@lantern/projections'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { openSealed, sealed } from '@lantern/testing/sealed'
import { Random } from '../faults/fault.js'
import { randomHistory } from '../faults/random-histories.js'

onBothEngines('every view of a history by the real rules', open => {
  it.each([1, 2, 3])('holds the same rows (history %s)', async seed => {
    const { log, wanted } = await filling(seed)
    await fillViews(open(), projections, streamTypes, log)
    for (const projection of projections) {
      const { key } = projection
      const rows = await open().views.rows(projection as unknown as Projection<never, Record<string, string>>).selectAll().orderBy(key).execute()
      expect({ view: projection.name, rows }).toEqual({ view: projection.name, rows: wanted.get(projection.name) })
    }
    expect(empty(wanted)).toEqual([])
  })
})

const empty = (rows: ReadonlyMap<string, readonly object[]>): readonly string[] => projections.flatMap(({ name }) => (rows.get(name)?.length ? [] : [name]))

/** A history that leaves no view empty: as long as that takes, up to a bound. */
async function filling(seed: number) {
  for (let commands = 320; ; commands += 320) {
    const { events: history } = await randomHistory(new Random(seed), commands)
    // What commands of a random history leave seldom or never: access that was given, what was read, a referral that is not accepted, and a referral that joins a case of its pair.
    const ref = 'MC-4T7Q9-XWC2D'
    const events = [
      ...history,
      ...recorded('access-coordinator-1-2027-01', [{ type: 'CaseRead', data: { read: 'case-read', ref } }]),
      ...recorded('maracCase-MC-00000-00002', [{ type: 'AccessGranted', data: { caseId: 'MC-00000-00002', request: 'AR-9ZZZZ-11111', user: 'probation-1', agency: 'probation', scope: 'read', until: '2027-02-05', reason: sealed('They need it', 'case-MC-00000-00002') } }]),
      ...recorded('maracCase-MC-00000-00002', [{ type: 'CaseHeard', data: { caseId: 'MC-00000-00002', meeting: 'MT-00000-00001', on: '2027-01-26', area: 'east', outcome: 'plan-agreed', decision: sealed('She moves', 'case-MC-00000-00002'), dissents: [] } }]),
      ...recorded('maracCase-MC-00000-00003', [{ type: 'ReferralNotAccepted', data: { caseId: 'MC-00000-00003', because: 'criteria-not-met', reason: sealed('One argument', 'case-MC-00000-00003') } }]),
      ...recorded(`caseReading-${ref}`, [{ type: 'MessagesRead', data: { caseId: ref, upTo: 1 } }]),
      ...recorded('noticeReading-coordinator-1', [{ type: 'NoticesRead', data: { upTo: '00000000000000000001' } }]),
      ...recorded('letter-agency-kent-police', [{ type: 'LetterWritten', data: { letterId: 'l1', to: 'agency:kent-police', how: 'digest', day: '2027-01-11', upTo: '00000000000000000001', notices: ['n1'] } }]),
      ...recorded(`reminder-${ref}`, [{ type: 'RemindersGiven', data: { caseId: ref, reminders: [{ of: 'triage', about: ref, agency: 'hub', dueOn: '2027-01-12', workingDays: 0, on: '2027-01-12', missed: [] }] } }]),
      ...recorded('resolution-RS-00000-00001', [{ type: 'ResolutionRecorded', data: { resolutionId: 'RS-00000-00001', resolvedBy: 'partnership', on: '2026-11-20', item: '167', text: sealed('Raise it', 'resolution-RS-00000-00001') } }]),
      ...recorded('workCheck-hub', [{ type: 'ProblemsFound', data: { on: '2027-01-12', problems: [{ kind: 'no-next-date', ref }, { kind: 'waits-with-nobody', ref, about: 'probation' }] } }]),
      ...recorded(`maracCase-${ref}`, [{ type: 'ReferralJoined', data: { caseId: ref, joins: 'MC-00000-00001', incident: sealed('It happened again', `case-${ref}`) } }]),
    ]
    const log = events.map((event, index) => ({ ...event, position: BigInt(index + 1) }))
    const wanted = await foldInMemory(projections, [log], openSealed)
    if (empty(wanted).length === 0 || commands >= 1600) return { log, wanted }
  }
}
