import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate, Sealed } from '@lantern/decision'
import { CalendarDate as DateField, Directory, OneOf, Reference, Text, WholeNumber, type Get } from '@lantern/web-kit'
import { namedHubPeople } from './hub-people.js'
import { meetingKey, type MeetingRef } from './meeting/meeting.refs.js'
import { startTimes } from './meeting/meeting.words.js'

/** When and where a meeting is, as forms ask for it. */
export class MeetingTimeInput {
  @DateField('the day of the meeting') on!: CalendarDate
  @OneOf('when it begins', { choices: startTimes, as: 'select', hint: 'London time' }) startsAt!: string
  @WholeNumber('the minutes that it has', { min: 15, max: 720, hint: 'For its cases: 360 are six hours' }) minutes!: number
  @Reference('who takes the chair') chair!: string
  @Text('where it is, or how to join', { max: 500, optional: true, hint: 'A room or an address for video. Those invited can read this.' }) place?: string
}

/** What of it is recorded as it is. */
export const timeOf = ({ on, startsAt, minutes, chair, place }: MeetingTimeInput, id: MeetingRef, sealIfAny: (key: string, value: string | undefined) => Sealed<string> | undefined) => {
  const sealed = sealIfAny(meetingKey(id), place)
  return { on, startsAt, minutes, chair, ...(sealed !== undefined && { place: sealed }) }
}

/** The manager and the supervisor chair all meetings (Kent paper 2023, 4.5); a coordinator may stand in, and comes after them. */
export function chairChoices(get: Get): Readonly<Record<string, string>> {
  const directory = get(Directory)
  const named = namedHubPeople(directory, londonDate(get(Clock).now()))
  const rolesOf = new Map(directory.people().map(({ user, roles }) => [user, roles]))
  const chairs = (user: string): number => (rolesOf.get(user)?.some(role => role === 'marac-manager' || role === 'supervisor') ? 0 : 1)
  return Object.fromEntries(Object.entries(named).toSorted(([a], [b]) => chairs(a) - chairs(b)))
}
