import { expect, it } from '@jest/globals'
import { actionListProjection, ActionsOf } from '@lantern/actions'
import { SetClock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { agreedBut } from '../agreed.fixture.js'
import { Cases } from '../cases.js'
import { idvaServicesOf } from '../idva-services.fixture.js'
import { caseClosed, flagsSet, referralAccepted, referralSubmitted, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { maracProjections } from '../marac.projections.js'
import { agendaIssued, meetingScheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { Meetings } from '../meetings/meetings.query.js'
import { AgendaParts } from './agenda-parts.query.js'

const [before, now, urgent] = ['MT-BEFOR-00001', 'MT-NOWWW-00002', 'MT-URGEN-00003'] as const
const [ends, hidden, elsewhere, done] = ['MC-AAAAA-00001', 'MC-BBBBB-00002', 'MC-CCCCC-00003', 'MC-DDDDD-00004'] as const
const closed = (until: string, area = 'east') => [referralSubmitted({ area }), referralAccepted(), caseClosed(), flagsSet({ until })]
const log = [
  ...recorded(`maracCase-${ends}`, closed('2027-02-10')),
  ...recorded(`maracCase-${hidden}`, [...closed('2027-02-01'), userExcluded({ user: 'coordinator-2' })]),
  ...recorded(`maracCase-${elsewhere}`, closed('2027-02-10', 'west')),
  ...recorded(`maracCase-${done}`, closed('2027-01-26')),
  ...recorded(`meeting-${before}`, [meetingScheduled({ meetingId: before, on: '2027-01-26' }), agendaIssued({ meetingId: before, cases: [{ ref: ends, part: 'adults' }] })]),
  ...recorded(`meeting-${now}`, [meetingScheduled({ meetingId: now, on: '2027-02-23' })]),
  ...recorded(`meeting-${urgent}`, [meetingScheduled({ meetingId: urgent, on: '2027-02-22', kind: 'urgent' })]),
]
const hub = (user: string): Actor => ({ user, agency: 'hub', roles: ['coordinator'] })

onBothEngines('flags that end', opened => {
  const flagsOf = async (id: string, actor: Actor) => {
    const { views } = opened()
    await fillViews(opened(), [...maracProjections, actionListProjection], [maracCase, meeting], log)
    const clock = new SetClock('2027-02-11T09:00:00.000Z')
    const actions = new ActionsOf(views, Object.create(EventStore.prototype) as EventStore)
    const meetings = new Meetings(views, clock)
    const parts = new AgendaParts(views, meetings, new Cases(views, actions, idvaServicesOf({}), clock, agreedBut()), actions)
    const row = await meetings.find(id)
    return row ? (await parts.of(actor, row)).flags.map(({ ref }) => ref) : undefined
  }

  it('are those of the area since its last meeting', async () => expect(await flagsOf(now, hub('coordinator-1'))).toEqual([hidden, ends]))
  it('are hidden with their case', async () => expect(await flagsOf(now, hub('coordinator-2'))).toEqual([ends]))
  it('are no part of an urgent meeting', async () => expect(await flagsOf(urgent, hub('coordinator-1'))).toEqual([]))
})
