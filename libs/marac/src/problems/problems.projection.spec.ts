import { expect, it } from '@jest/globals'
import { projected, projectedTwice, recorded, sameAsRebuilt } from '@lantern/testing/projected'
import type { WorkCheckEvent } from '../work-check/work-check.events.js'
import { problemsProjection } from './problems.projection.js'

const events: readonly WorkCheckEvent[] = [
  { type: 'ProblemsFound', data: { on: '2027-01-12', problems: [{ kind: 'no-next-date', ref: 'MC-1' }, { kind: 'meetings-overlap', ref: 'MT-1', about: 'MT-2' }] } },
  { type: 'ProblemsOver', data: { on: '2027-01-13', problems: [{ kind: 'no-next-date', ref: 'MC-1' }] } },
]
const log = recorded('workCheck-hub', events)

it('each thing that was found is one row, until when it stood', async () => {
  expect(await projected(problemsProjection, log)).toEqual([
    { id: 'meetings-overlap/MT-1/MT-2', kind: 'meetings-overlap', ref: 'MT-1', about: 'MT-2', found_on: '2027-01-12', over_on: null },
    { id: 'no-next-date/MC-1', kind: 'no-next-date', ref: 'MC-1', about: null, found_on: '2027-01-12', over_on: '2027-01-13' },
  ])
})
it('what comes again is found anew', async () => expect(await projected(problemsProjection, recorded('workCheck-hub', [...events, { type: 'ProblemsFound', data: { on: '2027-01-20', problems: [{ kind: 'no-next-date', ref: 'MC-1' }] } }]))).toMatchObject([{}, { found_on: '2027-01-20', over_on: null }]))
it('is the same when every event comes twice, and when it is rebuilt', async () => {
  expect(await projectedTwice(problemsProjection, log)).toEqual(await projected(problemsProjection, log))
  expect(await sameAsRebuilt([problemsProjection], log)).toBe(true)
})
