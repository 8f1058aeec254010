import { expect, it } from '@jest/globals'
import { actionListProjection, ActionsOf } from '@lantern/actions'
import { SetClock } from '@lantern/clock'
import { fold, type Actor } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { agreedBut } from '../agreed.fixture.js'
import { Cases } from '../cases.js'
import { idvaServicesOf } from '../idva-services.fixture.js'
import { awaitsMeeting } from '../marac-case/listing/listing.state.js'
import { caseClosed, caseListed, caseUnlisted, entryRecordedInError, meetingRequested, referralAccepted, referralSubmitted, routeChosen, userExcluded } from '../marac-case/marac-case.examples.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { maracProjections } from '../marac.projections.js'
import { meetingCancelled, meetingScheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { Meetings } from '../meetings/meetings.query.js'
import { ToBeListed } from './to-be-listed.query.js'

const [live, over, past] = ['MT-LIVE0-00001', 'MT-OVER0-00002', 'MT-PAST0-00003'] as const
const chosen = routeChosen({ route: 'meeting' })
const open = [referralSubmitted({ children: [] }), referralAccepted()]
const on = (id: string) => caseListed({ meeting: id })
const histories: Readonly<Record<string, readonly MaracCaseEvent[]>> = {
  'MC-AAAAA-00001': [...open, chosen],
  'MC-BBBBB-00002': [...open, chosen, on(live)],
  'MC-CCCCC-00003': [...open, chosen, on(over)],
  'MC-DDDDD-00004': [...open, chosen, on(past)],
  'MC-EEEEE-00005': [...open, chosen, on(live), caseUnlisted({ meeting: live })],
  'MC-FFFFF-00006': [...open, meetingRequested()],
  'MC-GGGGG-00007': [...open, routeChosen()],
  'MC-HHHHH-00008': [...open, chosen, on(live), routeChosen()],
  'MC-JJJJJ-00009': [...open, chosen, on(live), caseClosed()],
  'MC-KKKKK-00010': open,
  'MC-LLLLL-00011': [...open, chosen, userExcluded({ user: 'coordinator-2' })],
  'MC-MMMMM-00012': [...open, chosen, on(live), userExcluded({ user: 'coordinator-2' })],
  // Off its agenda by a route that was chosen on the wrong case: on it again, as its stream says.
  'MC-NNNNN-00013': [...open, chosen, on(live), routeChosen(), entryRecordedInError({ entry: 4, kind: 'route', stands: { open: true, route: 'meeting', meetingRequests: 0, idvaWaiting: true } })],
}
const log = [
  ...Object.entries(histories).flatMap(([ref, events]) => recorded(`maracCase-${ref}`, events)),
  ...recorded(`meeting-${live}`, [meetingScheduled({ meetingId: live })]),
  ...recorded(`meeting-${over}`, [meetingScheduled({ meetingId: over }), meetingCancelled({ meetingId: over })]),
  ...recorded(`meeting-${past}`, [meetingScheduled({ meetingId: past, on: '2027-01-10' })]),
]
const hub = (user: string): Actor => ({ user, agency: 'hub', roles: ['coordinator'] })

onBothEngines('cases that await a meeting', opened => {
  const listings = async () => {
    const { views } = opened()
    await fillViews(opened(), [...maracProjections, actionListProjection], [maracCase, meeting], log)
    const clock = new SetClock('2027-01-11T09:00:00.000Z')
    const cases = new Cases(views, new ActionsOf(views, Object.create(EventStore.prototype) as EventStore), idvaServicesOf({}), clock, agreedBut())
    const meetings = new Meetings(views, clock)
    const [queue, agenda] = [new ToBeListed(cases, meetings), new MeetingAgenda(views, cases)]
    return {
      queued: async (user: string) => (await queue.page(hub(user), { limit: 50 })).items.map(({ ref }) => ref).sort(),
      onAgendas: async (user: string) => (await Promise.all((await meetings.toCome()).map(row => agenda.seenBy(hub(user), row)))).flat().map(({ ref }) => ref).sort(),
      byArea: () => queue.byArea(hub('coordinator-1')),
      cards: (actor: Actor) => queue.cards(actor, clock.now()),
    }
  }

  it('are on one agenda that is to come, or wait to be listed: every one, and none twice', async () => {
    const { queued, onAgendas } = await listings()
    const eligible = Object.entries(histories).flatMap(([ref, events]) => (ref.startsWith('MC-NNNNN') || awaitsMeeting(fold(maracCase, events)) ? [ref] : []))
    const [waiting, listed] = [await queued('coordinator-1'), await onAgendas('coordinator-1')]
    expect([...waiting, ...listed].sort()).toEqual(eligible.sort())
    expect(listed.map(ref => ref.slice(3, 8))).toEqual(['BBBBB', 'MMMMM', 'NNNNN'])
    expect(waiting.map(ref => ref.slice(3, 8))).toEqual(['AAAAA', 'CCCCC', 'DDDDD', 'EEEEE', 'FFFFF', 'LLLLL'])
  })
  it('are hidden with their case from who is excluded', async () => {
    const { queued, onAgendas } = await listings()
    expect([...(await queued('coordinator-2')), ...(await onAgendas('coordinator-2'))].filter(ref => /LLLLL|MMMMM/.test(ref))).toEqual([])
  })
  it('are counted as they are listed', async () => {
    const { byArea, cards } = await listings()
    expect([...(await byArea())]).toEqual([['east', 6]])
    expect(await cards(hub('coordinator-1'))).toEqual([{ count: 6, text: 'Cases to list for a meeting', href: '/to-be-listed' }])
    expect(await cards({ user: 'police-1', agency: 'kent-police', roles: ['agency-lead'] })).toEqual([])
  })
})
