import { expect, it } from '@jest/globals'
import { actionListProjection, ActionsOf } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { SetClock } from '@lantern/clock'
import { EventStore } from '@lantern/event-store'
import { exampleRules, type RulesNow } from '@lantern/rules'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { projected, projectedTwice, recorded, sameAsRebuilt } from '@lantern/testing/projected'
import { agreedBut } from '../agreed.fixture.js'
import { Cases } from '../cases.js'
import { idvaServicesOf } from '../idva-services.fixture.js'
import { maracProjections } from '../marac.projections.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { caseClosed, flagPutOn, flagsEnded, flagsRestarted, flagsSet, flagTakenOff, referralAccepted, referralSubmitted, researchRequested, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { Pairs } from '../pairs/pairs.query.js'
import { SamePeople } from '../same-people/same-people.query.js'
import { samePerson } from '../same-person/same-person.stream.js'
import { agencyFlagsProjection } from './agency-flags.projection.js'
import { Flags, type FlagsShown } from './flags.query.js'

const [A, B, C] = ['MC-AAAAA-00001', 'MC-BBBBB-00002', 'MC-CCCCC-00003'] as const
const hub: Actor = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
const lead = (agency: string): Actor => ({ user: `${agency}-1`, agency, roles: ['agency-lead'] })
const agencies = ['kent-police', 'canterbury-housing']
const before = (victim: string): readonly MaracCaseEvent[] => [referralSubmitted({ victim: { ...referralSubmitted().data.victim, personId: victim } }), referralAccepted(), researchRequested({ agencies: ['canterbury-housing'] }), caseClosed(), flagsSet({ agencies })]
/** A: housing keeps it, the police have not said so. B: ended, housing took it off; one coordinator may not know of it. C: started anew. */
const log: readonly (readonly [string, readonly MaracCaseEvent[]])[] = [
  [A, [...before('a'), flagPutOn()]],
  [B, [...before('b'), userExcluded({ user: 'coordinator-2' }), flagsEnded({ agencies }), flagTakenOff()]],
  [C, [...before('c'), flagPutOn(), flagsRestarted({ agencies })]],
]
const events = log.flatMap(([ref, history]) => recorded(`maracCase-${ref}`, history))
const merged = recorded('samePerson-a.z', [{ type: 'PeopleMerged', data: { one: { personId: 'a', caseId: A }, other: { personId: 'z', caseId: B } } }])
const rules: RulesNow = { inForce: async () => ({ rules: exampleRules(), version: '' }) }

onBothEngines('flags', open => {
  const opened = async () => {
    const { views } = open()
    await fillViews(open(), [...maracProjections, actionListProjection], [maracCase, samePerson], [...events, ...merged])
    const cases = new Cases(views, new ActionsOf(views, Object.create(EventStore.prototype) as EventStore), idvaServicesOf({}), new SetClock('2027-01-11T09:00:00.000Z'), agreedBut())
    return { views, flags: new Flags(views, cases, rules), pairs: new Pairs(views, new SamePeople(views), cases, rules) }
  }
  const listed = async (actor: Actor, show: FlagsShown, now = '2027-12-20T09:00:00.000Z') => (await (await opened()).flags.page(actor, show, now, { limit: 10 })).items.map(({ ref, agency }) => `${ref.slice(3, 4)} ${agency}`)

  it('are listed to an agency as its own, to the Hub as everybody’s, what ends first before the others', async () => {
    expect(await listed(lead('canterbury-housing'), 'all')).toEqual(['A canterbury-housing', 'C canterbury-housing'])
    expect(await listed(lead('kent-police'), 'to-take-off')).toEqual(['B kent-police'])
    expect(await listed(lead('probation'), 'all')).toEqual([])
    expect(await listed(hub, 'to-put-on')).toEqual(['A kent-police', 'C canterbury-housing', 'C kent-police'])
  })
  it('end soon within the days of the rule, the last day too', async () => {
    expect(await listed(lead('canterbury-housing'), 'ends-soon')).toEqual(['A canterbury-housing'])
    expect(await listed(lead('canterbury-housing'), 'ends-soon', '2027-12-06T09:00:00.000Z')).toEqual([])
    expect(await listed(lead('canterbury-housing'), 'ends-soon', '2028-01-05T09:00:00.000Z')).toEqual([])
  })
  it('are hidden with their case', async () => expect(await listed({ ...hub, user: 'coordinator-2' }, 'to-take-off')).toEqual([]))
  it('are counted as they are listed', async () => {
    const { flags } = await opened()
    expect((await flags.cards(lead('canterbury-housing'), '2027-12-20T09:00:00.000Z')).map(({ count }) => count)).toEqual([1, 0, 1])
    expect((await flags.cards(hub, '2027-12-20T09:00:00.000Z')).map(({ count }) => count)).toEqual([3])
    expect(await flags.cards({ ...hub, roles: ['governance-viewer'] }, '2027-12-20T09:00:00.000Z')).toEqual([])
  })
  it('are looked at again where a record of the victim was said to be of somebody else too', async () => {
    const { views, pairs } = await opened()
    expect(await pairs.withOthers(views.rows(agencyFlagsProjection).select('ref').where('state', 'in', ['on', 'to-put-on']))).toEqual([{ ref: A }])
  })
})

it('flags are the same when every event comes twice, and when they are rebuilt', async () => {
  expect(await projectedTwice(agencyFlagsProjection, events)).toEqual(await projected(agencyFlagsProjection, events))
  expect(await sameAsRebuilt([agencyFlagsProjection], events)).toBe(true)
})
