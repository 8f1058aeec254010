import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { problemKinds, type Problem } from '../work-check/work-check.events.js'
import { workCheck } from '../work-check/work-check.stream.js'
import { listedAt, standsWhereItShould } from './agendas.policy.js'
import { decideRecordProblems, RecordProblems } from './check-work.decide.js'

const stuck: Problem = { kind: 'no-next-date', ref: 'MC-1' }
const waits = (about: string): Problem => ({ kind: 'waits-with-nobody', ref: 'MC-1', about })
const overlap: Problem = { kind: 'meetings-overlap', ref: 'MT-1', about: 'MT-2' }
const given = { now: '2027-01-12T06:00:00.000Z' }
const decide = (found: readonly Problem[], before: readonly Problem[] = [], kinds = problemKinds as readonly Problem['kind'][]) =>
  decideRecordProblems(new RecordProblems({ kinds, found }), fold(workCheck, before.length === 0 ? [] : [{ type: 'ProblemsFound', data: { on: '2027-01-11', problems: before } }]), given)

describe('what the check of the work found', () => {
  it('is recorded once, with its day', () => {
    expect(decide([stuck, stuck, waits('probation')])).toEqual([{ type: 'ProblemsFound', data: { on: '2027-01-12', problems: [stuck, waits('probation')] } }])
    expect(decide([stuck], [stuck])).toEqual([])
    expect(decide([])).toEqual([])
  })
  it('is told apart by agency and by the other meeting', () => expect(decide([waits('probation'), waits('idva')], [waits('idva')])).toMatchObject([{ data: { problems: [waits('probation')] } }]))
  it('is over when it is not found any more', () => expect(decide([waits('probation')], [stuck, waits('probation')])).toEqual([{ type: 'ProblemsOver', data: { on: '2027-01-12', problems: [stuck] } }]))
  it('is left as it is when it was not looked for', () => expect(decide([], [overlap], ['no-next-date'])).toEqual([]))
  it('can come again', () => {
    const history = [...decide([stuck]), ...decide([], [stuck])]
    expect(decideRecordProblems(new RecordProblems({ kinds: problemKinds, found: [stuck] }), fold(workCheck, history), given)).toMatchObject([{ type: 'ProblemsFound' }])
  })
})

describe('a case that awaits a meeting', () => {
  const is = (agendas: readonly string[], queued: boolean, awaits: boolean, listedFor?: string) => standsWhereItShould({ agendas, queued }, { awaits, listedFor })
  it.each([
    ['in the queue', is([], true, true)],
    ['in the queue, listed for a meeting that is over', is([], true, true, 'MT-1')],
    ['on the agenda that it is listed for', is(['MT-1'], false, true, 'MT-1')],
    ['on none when it awaits none', is([], false, false, 'MT-1')],
  ])('stands well %s', (_, well) => expect(well).toBe(true))
  it.each([
    ['on no agenda and not in the queue', is([], false, true)],
    ['on an agenda and in the queue', is(['MT-1'], true, true, 'MT-1')],
    ['on two agendas', is(['MT-1', 'MT-2'], false, true, 'MT-1')],
    ['on another agenda than it is listed for', is(['MT-2'], false, true, 'MT-1')],
    ['on an agenda when it awaits none', is(['MT-1'], false, false, 'MT-1')],
    ['in the queue when it awaits none', is([], true, false)],
  ])('does not stand well %s', (_, well) => expect(well).toBe(false))
  it('is known by every place where lists show it', () =>
    expect([...listedAt([{ id: 'MT-1', refs: ['A', 'B'] }, { id: 'MT-2', refs: ['B'] }], ['B', 'C'])]).toEqual([
      ['A', { agendas: ['MT-1'], queued: false }],
      ['B', { agendas: ['MT-1', 'MT-2'], queued: true }],
      ['C', { agendas: [], queued: true }],
    ]))
})
