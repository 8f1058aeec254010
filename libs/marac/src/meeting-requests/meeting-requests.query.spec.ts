import { SetClock } from '@lantern/clock'
import { expect, it } from '@jest/globals'
import { actionListProjection, ActionsOf } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { projected, projectedTwice, recorded, sameAsRebuilt } from '@lantern/testing/projected'
import { agreedBut } from '../agreed.fixture.js'
import { Cases } from '../cases.js'
import { idvaServicesOf } from '../idva-services.fixture.js'
import { maracProjections } from '../marac.projections.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { meetingRequestAnswered, meetingRequested, referralAccepted, referralNotAccepted, referralSubmitted, researchRequested, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { meetingRequestsProjection } from './meeting-requests.projection.js'
import { MeetingRequests } from './meeting-requests.query.js'

const [A, B, C, D] = ['MC-AAAAA-00001', 'MC-BBBBB-00002', 'MC-CCCCC-00003', 'MC-DDDDD-00004'] as const
const hub: Actor = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
const lead = (agency: string): Actor => ({ user: `${agency}-1`, agency, roles: ['agency-lead'] })
const asked = (requestId: string) => meetingRequested({ requestId })
/** A waits; B answered and asked again; C not accepted while it waited; D kept from a coordinator. All were asked by the police. */
const log: readonly (readonly [string, string, readonly MaracCaseEvent[]])[] = [
  [A, '2027-01-04T09:00:00.000Z', [referralSubmitted(), asked('a1')]],
  [B, '2027-01-05T09:00:00.000Z', [referralSubmitted(), referralAccepted(), researchRequested(), asked('b1'), meetingRequestAnswered({ requestId: 'b1' }), asked('b2')]],
  [C, '2027-01-06T09:00:00.000Z', [referralSubmitted(), asked('c1'), referralNotAccepted()]],
  [D, '2027-01-07T09:00:00.000Z', [referralSubmitted(), asked('d1'), userExcluded({ user: 'coordinator-2' })]],
]
const events = log.flatMap(([ref, at, history]) => recorded(`maracCase-${ref}`, history, { at, by: { user: 'kent-police-1', agency: 'kent-police' } }))

onBothEngines('requests for a meeting', open => {
  const requests = async () => {
    const opened = open()
    await fillViews(opened, [...maracProjections, actionListProjection], [maracCase], events)
    return new MeetingRequests(opened.views, new Cases(opened.views, new ActionsOf(opened.views, Object.create(EventStore.prototype) as EventStore), idvaServicesOf({}), new SetClock('2027-01-11T09:00:00.000Z'), agreedBut()))
  }
  const listed = async (actor: Actor, waiting: boolean) => (await (await requests()).page(actor, waiting, { limit: 10 })).items.map(({ id }) => id)

  it('wait for the Hub until they are answered, or there is no case to meet about', async () => {
    expect(await listed(hub, true)).toEqual(['a1', 'b2', 'd1'])
    expect(await listed(hub, false)).toEqual(['d1', 'c1', 'b2', 'b1', 'a1'])
  })
  it('are hidden with their case', async () => {
    expect(await listed({ ...hub, user: 'coordinator-2' }, true)).toEqual(['a1', 'b2'])
    expect(await listed({ ...hub, user: 'coordinator-2' }, false)).not.toContain('d1')
  })
  it('are shown to the agency that asked, with their answers, and to no other on the case', async () => {
    expect(await listed(lead('kent-police'), false)).toEqual(['d1', 'c1', 'b2', 'b1', 'a1'])
    expect(await listed(lead('probation'), false)).toEqual([])
  })
  it('are counted as they are listed', async () => {
    const now = '2027-01-08T09:00:00.000Z'
    expect(await (await requests()).cards(hub, now)).toEqual([{ count: 3, text: 'Meeting requests to answer', href: '/meeting-requests?show=waiting', urgent: true }])
    expect(await (await requests()).cards(lead('kent-police'), now)).toMatchObject([{ count: 3, href: '/meeting-requests?show=waiting' }])
    expect(await (await requests()).cards({ user: 'x', agency: 'kent-police', roles: ['researcher'] }, now)).toEqual([])
  })
})

it('are the same rows when every event comes twice, and when they are rebuilt', async () => {
  const log = events.filter(({ stream }) => stream.endsWith(B))
  expect(await projected(meetingRequestsProjection, log)).toMatchObject([{ id: 'b1', answer: 'hub-managed', waiting: 0 }, { id: 'b2', answer: null, waiting: 1 }])
  expect(await projectedTwice(meetingRequestsProjection, log)).toEqual(await projected(meetingRequestsProjection, log))
  expect(await sameAsRebuilt([meetingRequestsProjection], log)).toBe(true)
})
