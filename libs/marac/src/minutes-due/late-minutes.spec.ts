import { expect, it } from '@jest/globals'
import { DutiesOf, dutiesProjection, duty, dutyRefOf } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { EventStore, type EventStore as Store } from '@lantern/event-store'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { meetingClosed, meetingOpened, meetingScheduled, minutesIssued } from '../meeting/meeting.examples.js'
import type { MeetingEvent } from '../meeting/meeting.events.js'
import { meeting } from '../meeting/meeting.stream.js'
import { meetingsProjection } from '../meetings/meetings.projection.js'
import { LateMinutes } from './late-minutes.js'
import { MinutesDue } from './minutes-due.query.js'

const ended = (minutesDueOn: string): readonly MeetingEvent[] => [meetingScheduled(), meetingOpened(), meetingClosed({ minutesDueOn })]
const [first, second, third, out, open] = ['MT-AAAAA-00001', 'MT-BBBBB-00002', 'MT-CCCCC-00003', 'MT-DDDDD-00004', 'MT-EEEEE-00005'] as const
const meetings: Readonly<Record<string, readonly MeetingEvent[]>> = {
  [second]: ended('2027-01-29'),
  [first]: ended('2027-01-28'),
  [third]: ended('2027-02-10'),
  [out]: [...ended('2027-01-27'), minutesIssued()],
  [open]: [meetingScheduled(), meetingOpened()],
}
const log = Object.entries(meetings).flatMap(([id, events]) => recorded(`meeting-${id}`, events))
const closedAt = (id: string) => log.find(({ stream, type }) => stream === `meeting-${id}` && type === 'MeetingClosed')?.recordedAt ?? ''
const dutyOf = (about: string) => dutyRefOf({ kind: 'minutes', about, agency: 'hub', since: closedAt(about) })
const owed = { kind: 'minutes', agency: 'hub' } as const
const rule = { id: 'escalation.minutes-ladder', version: '2019-01-01' }
const raised = (about: string, dueOn: string) => ({ type: 'DutyEscalated' as const, data: { dutyId: dutyOf(about), ...owed, about, tier: 'marac-manager' as const, dueOn, workingDaysLate: 3, stepDueOn: '2027-02-02', askedOf: 'marac-manager', asks: 'decide' as const, rule } })
const givenTime = (about: string, from: string, dueOn: string) => ({ type: 'DutyGivenTime' as const, data: { dutyId: dutyOf(about), ...owed, about, from, dueOn, decidedBy: 'marac-manager' as const, reason: { v: 1, key: 'duty', iv: '', tag: '', text: '' } as never } })
const store = { readStream: async (stream: string) => log.filter(each => each.stream === stream) } as unknown as Store
const hub: Actor = { user: 'coordinator', agency: 'hub', roles: ['coordinator'] }

onBothEngines('minutes that are late', opened => {
  const fill = async () => {
    await fillViews(opened(), [meetingsProjection, dutiesProjection], [meeting, duty], [
      ...log,
      ...recorded(`duty-${dutyOf(first)}`, [raised(first, '2027-01-28')]),
      ...recorded(`duty-${dutyOf(second)}`, [raised(second, '2027-01-29'), givenTime(second, '2027-01-29', '2027-03-01')]),
    ])
    return opened().views
  }
  it('are owed by the Hub from their date on, until they are out', async () => {
    const source = new LateMinutes(await fill(), Object.setPrototypeOf(store, EventStore.prototype) as Store)
    expect((await source.dueBy('2027-01-27')).map(({ about }) => about)).toEqual([])
    expect(await source.dueBy('2027-01-29')).toMatchObject([{ kind: 'minutes', about: first, agency: 'hub', area: 'east', dueOn: '2027-01-28', since: closedAt(first) }, { about: second }])
    expect(await source.now({ about: first })).toMatchObject({ about: first, dueOn: '2027-01-28' })
    expect([await source.now({ about: out }), await source.now({ about: open }), await source.now({ about: 'MT-00000-00000' })]).toEqual(['done', 'withdrawn', 'withdrawn'])
  })
  it('are counted, overdue ones by the date that they have now, and say who has them', async () => {
    const views = await fill()
    const due = new MinutesDue(views, new DutiesOf(views, store))
    expect(await due.cards(hub, '2027-02-03T09:00:00.000Z')).toMatchObject([{ count: 3, text: 'Minutes to issue', hint: '1 overdue', urgent: true }])
    expect(await due.cards({ ...hub, agency: 'housing', roles: ['agency-lead'] }, '2027-02-03T09:00:00.000Z')).toEqual([])
    const [list] = await due.waiting(hub, '2027-02-03T09:00:00.000Z', 2)
    expect(list?.first.map(({ ref, dueOn }) => [ref, dueOn])).toEqual([[first, '2027-01-28'], [third, '2027-02-10']])
    const { items } = await due.page({ limit: 10 })
    expect(items.map(({ id }) => id)).toEqual([first, second, third])
    const found = await due.owed(items)
    expect([found.get(first), found.get(second)]).toEqual([
      { dueOn: '2027-01-28', movedTo: undefined, raised: { ref: dutyOf(first), tier: 'marac-manager' } },
      { dueOn: '2027-03-01', movedTo: '2027-03-01', raised: undefined },
    ])
  })
})
