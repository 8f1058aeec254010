import { addDays, addWorkingDays, londonDate, londonInstant, subtractWorkingDays, type HolidayCalendar } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { AreaEntry } from '@lantern/rules'
import type { Agenda } from '../agenda.js'
import type { Send, Stage } from '../case-story.js'
import type { Chance } from '../chance.js'
import type { Person } from '../people.js'

export interface MeetingStage {
  readonly agenda: Agenda
  readonly send: Send
  readonly chance: Chance
  readonly people: readonly Person[]
  readonly areas: readonly AreaEntry[]
  readonly calendar: HolidayCalendar
  /** The first and the last day of the demonstration; undefined when it has no working day. */
  readonly start: CalendarDate
  readonly lastDay: CalendarDate | undefined
  readonly standing: Stage['standing']
  /** Cases of an area that wait to be listed, the longest known first. */
  readonly queued: (by: Person, area: string) => Promise<readonly string[]>
  /** Cases on the agenda of a meeting. */
  readonly listed: (by: Person, meeting: string) => Promise<readonly string[]>
}

const rooms = ['Council offices, meeting room 2, or by video', 'Police station, conference room, or by video', 'By video; the link is in the agencies\u2019 calendars', 'Civic centre, room 14, or by video'] as const
const moves = ['The chair is at court on that day.', 'Two agencies have training on that day.'] as const
const cancellations = ['Flooding has closed the building, and the agencies cannot join by video.'] as const
const heard = 'Heard at the meeting of the area. The plan is agreed; what is left are its actions.'

/** How many cases fit: 15 minutes each. */
const [minutes, fits] = [180, 12]
/** Days between two meetings of an area, and how long before each is scheduled. */
const [apart, ahead] = [28, 42]

/** Each area meets every four weeks. What waits is listed before the agenda is due and once more after it went out; the day after, what was heard goes on without a meeting. */
export function planMeetings(stage: MeetingStage): void {
  const { people, areas, start, lastDay } = stage
  const one = (user: string): Person | undefined => people.find(each => each.user === user)
  const [manager, supervisor, first, fourth] = [one('marac-manager'), one('supervisor'), one('coordinator-1'), one('coordinator-4')]
  if (lastDay === undefined || !manager || !supervisor || !first || !fourth) return
  areas.forEach((area, index) => {
    const [chair, coordinator] = index % 2 === 0 ? [manager, first] : [supervisor, fourth]
    for (let number = 0, day = addDays(start, 18 + index * 3); addDays(day, -ahead) <= lastDay; number += 1, day = addDays(day, apart))
      planMeeting({ ...stage, chance: stage.chance.fork(`${area.id} ${number}`) }, { area, day, chair, coordinator, startsAt: index % 2 === 0 ? '09:30' : '13:30' })
  })
  planUrgent(stage, { areas, lastDay, chair: supervisor, coordinator: first })
}

interface Planned {
  readonly area: AreaEntry
  readonly day: CalendarDate
  readonly chair: Person
  readonly coordinator: Person
  readonly startsAt: string
}

const sooner = (day: CalendarDate, workingDays: number, calendar: HolidayCalendar): CalendarDate => subtractWorkingDays(day, workingDays, calendar)

function planMeeting(stage: MeetingStage, { area, day, chair, coordinator, startsAt }: Planned): void {
  const { agenda, send, chance, calendar, start } = stage
  // Meetings are on working days.
  const on = addWorkingDays(addDays(day, -1), 1, calendar).date
  const [moved, cancelled] = [chance.happens(0.12), chance.happens(0.06)]
  const held = moved ? addWorkingDays(on, 1, calendar).date : on
  const scheduledAt = londonInstant(addDays(on, -ahead) < start ? addDays(start, 1) : addDays(on, -ahead), '09:20')
  agenda.plan(scheduledAt, async () => {
    const ref = await send(coordinator, scheduledAt, 'marac', 'schedule-meeting', undefined, { area: area.id, kind: 'monthly', on, startsAt, minutes, chair: chair.user, place: chance.of(rooms) })
    const at = (date: CalendarDate, time: string, run: (moment: Instant) => Promise<unknown>) => {
      const moment = londonInstant(date, time)
      if (moment > scheduledAt) agenda.plan(moment, async () => void (await run(moment)))
    }
    // Without any case there is no agenda to send out.
    const issue = async (moment: Instant) => ((await stage.listed(coordinator, ref)).length > 0 ? send(coordinator, moment, 'marac', 'issue-agenda', ref, {}) : undefined)
    at(sooner(on, 9, calendar), '14:10', moment => listWaiting(stage, coordinator, moment, area.id, ref))
    at(sooner(on, 8, calendar), '10:05', issue)
    if (moved) at(sooner(on, 5, calendar), '11:15', moment => send(coordinator, moment, 'marac', 'move-meeting', ref, { on: held, startsAt, minutes, chair: chair.user, place: chance.of(rooms), reason: chance.of(moves) }))
    if (cancelled) return at(sooner(on, 2, calendar), '09:40', moment => send(coordinator, moment, 'marac', 'cancel-meeting', ref, { reason: chance.of(cancellations) }))
    let added = false
    at(sooner(on, 4, calendar), '14:30', async moment => void (added = await listWaiting(stage, coordinator, moment, area.id, ref)))
    at(sooner(on, 4, calendar), '14:40', async moment => (added || moved ? issue(moment) : undefined))
    at(held, startsAt, moment => hold(stage, { ref, chair, coordinator, moment }))
  })
}

/** As many as fit. Whether any was listed. */
async function listWaiting({ send, queued, listed }: MeetingStage, by: Person, at: Instant, area: string, meeting: string): Promise<boolean> {
  const room = fits - (await listed(by, meeting)).length
  const waiting = (await queued(by, area)).slice(0, Math.max(0, room))
  for (const ref of waiting) await send(by, at, 'marac', 'list-case', ref, { meeting })
  return waiting.length > 0
}

/** What it heard goes on without a meeting from the next morning. */
async function hold({ agenda, send, standing, listed, calendar }: MeetingStage, { ref, coordinator, moment }: { readonly ref: string; readonly chair: Person; readonly coordinator: Person; readonly moment: Instant }): Promise<void> {
  const cases = await listed(coordinator, ref)
  const at = londonInstant(addWorkingDays(londonDate(moment), 1, calendar).date, '09:15')
  agenda.plan(at, async () => {
    for (const of of cases) {
      for (const request of (await standing(of)).meetingRequests) await send(coordinator, at, 'marac', 'answer-meeting-request', of, { request, route: 'hub-managed', reason: heard })
      const { status, route } = await standing(of)
      if (status === 'open' && route === 'meeting') await send(coordinator, at, 'marac', 'choose-route', of, { route: 'hub-managed', reason: heard })
    }
  })
}

/** On the last day one case cannot wait: a meeting of its own, tomorrow. */
function planUrgent({ agenda, send, queued, calendar }: MeetingStage, { areas, lastDay, chair, coordinator }: { readonly areas: readonly AreaEntry[]; readonly lastDay: CalendarDate; readonly chair: Person; readonly coordinator: Person }): void {
  const at = londonInstant(lastDay, '15:40')
  agenda.plan(at, async () => {
    for (const { id: area } of areas) {
      const [waiting] = await queued(coordinator, area)
      if (waiting === undefined) continue
      const on = addWorkingDays(lastDay, 2, calendar).date
      const meeting = await send(coordinator, at, 'marac', 'schedule-meeting', undefined, { area, kind: 'urgent', on, startsAt: '17:00', minutes: 45, chair: chair.user, place: 'By video' })
      await queued(coordinator, area)
      await send(coordinator, at, 'marac', 'list-case', waiting, { meeting })
      await queued(coordinator, area)
      await send(coordinator, at, 'marac', 'issue-agenda', meeting, {})
      return
    }
  })
}
