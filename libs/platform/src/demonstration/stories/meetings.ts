import { addDays, addWorkingDays, londonDate, londonInstant, subtractWorkingDays, type HolidayCalendar } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { AreaEntry } from '@lantern/rules'
import type { Agenda } from '../agenda.js'
import type { Send, Stage } from '../case-story.js'
import type { Chance } from '../chance.js'
import { later } from '../moments.js'
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
  /** Users who are invited to a meeting. */
  readonly invited: (meeting: string, chair: Person) => Promise<readonly string[]>
  /** Cases on the agenda of a meeting. */
  readonly listed: (by: Person, meeting: string) => Promise<readonly string[]>
}

const rooms = ['Council offices, meeting room 2, or by video', 'Police station, conference room, or by video', 'By video; the link is in the agencies\u2019 calendars', 'Civic centre, room 14, or by video'] as const
const moves = ['The chair is at court on that day.', 'Two agencies have training on that day.'] as const
const cancellations = ['Flooding has closed the building, and the agencies cannot join by video.'] as const
const decisions = {
  'plan-agreed': [
    'The plan as it stands is agreed. Housing and the police speak with each other before the release; the IDVA tells her.',
    'Every agency has an action. The school is the first to be called if he comes near it.',
    'She moves within the month. Until then the marker at her address stays, and the sister has a key.',
  ],
  'no-further-action': ['All actions are done, he lives abroad, and she feels safe. Nothing more is needed from this meeting.'],
  adjourned: ['The research of one agency contradicts the others. It is put right before the next meeting, which hears the case again.'],
} as const
const business = ['Cover over the holidays: who answers for each agency.', 'The new order of the referral form.', 'Times of this meeting from next month.'] as const
const empty = 'No case of the area waits for a meeting this month.'
const dissents = ['We hold that the children are to be seen before, and not after, the visit at his flat.', 'We think that the risk is higher than the plan assumes while he has no address.'] as const
const agreed = ['Call her on the safe number once a week until she has moved.', 'Ask for the order to be extended before it ends.', 'Fit the alarm at the new address.', 'Tell the other agencies when his licence is reviewed.'] as const
const evidence = ['Done on the day, see our own record.', 'Confirmed with her by telephone.'] as const

/** How many cases fit: 15 minutes each. */
const [minutes, fits] = [180, 12]
/** Days between two meetings of an area, and how long before each is scheduled. */
const [apart, ahead] = [28, 42]

/** Each area meets every four weeks. What waits is listed before the agenda is due and once more after it went out; on the day who takes the chair holds it. */
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
    // Now and then no further agenda goes out, and those invited are told of the cases by themselves.
    const unsaid = chance.fork('unsaid').happens(0.3)
    at(sooner(on, 4, calendar), '14:30', async moment => void (added = await listWaiting(stage, coordinator, moment, area.id, ref)))
    at(sooner(on, 4, calendar), '14:40', async moment => ((added && !unsaid) || moved ? issue(moment) : undefined))
    if (chance.fork('other').happens(0.3)) at(sooner(on, 8, calendar), '09:50', moment => send(coordinator, moment, 'marac', 'add-other-business', ref, { text: chance.fork('business').of(business) }))
    at(sooner(on, 2, calendar), '16:10', async moment => ((await stage.listed(coordinator, ref)).length === 0 ? send(coordinator, moment, 'marac', 'cancel-meeting', ref, { reason: empty }) : undefined))
    at(held, startsAt, moment => hold(stage, { ref, chair, moment }))
  })
}

/** As many as fit. Whether any was listed. */
async function listWaiting({ send, queued, listed }: MeetingStage, by: Person, at: Instant, area: string, meeting: string): Promise<boolean> {
  const room = fits - (await listed(by, meeting)).length
  const waiting = (await queued(by, area)).slice(0, Math.max(0, room))
  for (const ref of waiting) await send(by, at, 'marac', 'list-case', ref, { meeting })
  return waiting.length > 0
}

/** Opened by who takes the chair, attended, each case heard in its turn, and closed. One whose cases have all left since is not held. */
async function hold(stage: MeetingStage, { ref, chair, moment }: { readonly ref: string; readonly chair: Person; readonly moment: Instant }): Promise<void> {
  const { agenda, send, listed, chance, calendar } = stage
  const cases = await listed(chair, ref)
  if (cases.length === 0) return
  const after = (minutesLater: number): Instant => new Date(Date.parse(moment) + minutesLater * 60_000).toISOString()
  await send(chair, moment, 'marac', 'open-meeting', ref, {})
  agenda.plan(after(2), () => attend(stage, ref, chair, after(2)))
  cases.forEach((of, index) => agenda.plan(after(15 * (index + 1)), () => hear(stage, { ref, of, chair, at: after(15 * (index + 1)) })))
  const end = after(15 * cases.length + 10)
  agenda.plan(end, async () => void (await send(chair, end, 'marac', 'close-meeting', ref, {})))
  const minutesOf = chance.fork('minutes')
  const issued = later(end, minutesOf.between(1, 2), calendar, minutesOf)
  // Those of one meeting in eight are forgotten, and are overdue.
  if (minutesOf.happens(0.12)) return
  agenda.plan(issued, async () => void (await send(chair, issued, 'marac', 'issue-minutes', ref, {})))
  if (!minutesOf.happens(0.25)) return
  const asked = await stage.invited(ref, chair)
  const corrected = later(issued, minutesOf.between(2, 4), calendar, minutesOf)
  agenda.plan(corrected, async () => {
    const speaks = stage.people.find(({ user, roles }) => roles.includes('agency-lead') && asked.includes(user))
    if (!speaks) return
    await send(chair, corrected, 'marac', 'record-attendance', ref, { user: speaks.user, how: 'information-sent', receivedOn: addDays(londonDate(moment), -1), signedOnPaper: false })
    await send(chair, corrected, 'marac', 'correct-minutes', ref, { why: 'One agency told us that what it knew had come the day before the meeting.' })
  })
}

/** Invented, and without an account. */
const observers = [{ name: 'Robin Example', post: 'Chair of the MARAC of a neighbouring county' }, { name: 'Alex Specimen', post: 'Student social worker on placement' }] as const
const deputies = [{ name: 'Jo Sample', post: 'Team manager' }, { name: 'Chris Specimen', post: 'Duty officer' }, { name: 'Pat Example', post: 'Deputy head of service' }] as const

/** One person for each agency: most are there, some send somebody else, apologies or what they know, and one service often says nothing. */
async function attend({ send, chance, people, invited }: MeetingStage, ref: string, chair: Person, at: Instant): Promise<void> {
  const asked = await invited(ref, chair)
  const agencies = Map.groupBy(people.filter(({ user, agency }) => asked.includes(user) && agency !== 'hub'), ({ agency }) => agency)
  const say = (user: string, how: string, more: object = {}) => send(chair, at, 'marac', 'record-attendance', ref, { user, how, signedOnPaper: false, ...more })
  const visitors = chance.fork('visitors')
  if (visitors.happens(0.15)) await send(chair, at, 'marac', 'record-visitor', ref, { ...visitors.of(observers), agency: 'hub', how: 'observer', signed: 'on-paper' })
  if (asked.includes(chair.user)) await say(chair.user, 'present', { signedOnPaper: true })
  for (const [agency, [one, other]] of agencies) {
    if (!one || (agency === 'substance-misuse' && chance.happens(0.7))) continue
    const drawn = chance.next()
    if (drawn < 0.06) await say(one.user, 'apologies')
    else if (drawn < 0.12) await say(one.user, 'information-sent', { receivedOn: addDays(londonDate(at), -1) })
    else if (drawn < 0.2 && visitors.happens(0.3)) await send(chair, at, 'marac', 'record-visitor', ref, { ...visitors.of(deputies), agency, how: 'deputy', insteadOf: one.user, signed: visitors.happens(0.5) ? 'aloud' : 'on-paper' })
    else if (drawn < 0.2 && other) await say(other.user, 'deputy', { insteadOf: one.user, signedOnPaper: true })
    else {
      const signs = chance.happens(0.5)
      await say(one.user, 'present', { signedOnPaper: !signs })
      if (signs) await send(one, at, 'marac', 'sign-confidentiality', ref, { statement: ['signed'] })
    }
  }
}

/** Mostly a plan is agreed, now and then with an action more, or against the view of one agency. */
async function hear(stage: MeetingStage, { ref, of, chair, at }: { readonly ref: string; readonly of: string; readonly chair: Person; readonly at: Instant }): Promise<void> {
  const { send, chance, people, standing } = stage
  const state = await standing(of)
  if (state.status !== 'open' || state.listedFor !== ref) return
  const drawn = chance.next()
  const outcome = drawn < 0.06 ? 'adjourned' : drawn < 0.14 ? 'no-further-action' : 'plan-agreed'
  const speakers = people.filter(({ agency, roles }) => Object.hasOwn(state.research, agency) && roles.includes('agency-representative'))
  const against = speakers.length > 0 && chance.happens(0.08) ? [{ agency: chance.of(speakers).agency, reason: chance.of(dissents) }] : []
  await send(chair, at, 'marac', 'hear-case', of, { meeting: ref, outcome, decision: chance.of(decisions[outcome]), dissents: against })
  if (outcome === 'plan-agreed' && speakers.length > 0 && chance.happens(0.4)) await giveAction(stage, of, chair, chance.of(speakers), at)
}

/** Three in four are done in time; what is left stands on the next agenda. */
async function giveAction({ agenda, send, chance, calendar }: MeetingStage, of: string, chair: Person, owner: Person, at: Instant): Promise<void> {
  const dueOn = addWorkingDays(londonDate(at), chance.between(6, 12), calendar).date
  const action = await send(chair, at, 'actions', 'agree-action', of, { agency: owner.agency, target: 'victim', text: chance.of(agreed), immediateSafety: false, dueOn })
  const acceptedAt = later(at, 1, calendar, chance)
  agenda.plan(acceptedAt, async () => void (await send(owner, acceptedAt, 'actions', 'accept-action', action, {})))
  if (chance.happens(0.25)) return
  const doneAt = later(acceptedAt, chance.between(1, 4), calendar, chance)
  agenda.plan(doneAt, async () => void (await send(owner, doneAt, 'actions', 'claim-action-done', action, { evidence: chance.of(evidence) })))
  const seenAt = later(doneAt, 1, calendar, chance)
  agenda.plan(seenAt, async () => void (await send(chair, seenAt, 'actions', 'verify-action', action, {})))
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
