import type { CalendarDate, Instant } from '@lantern/decision'
import { Temporal } from 'temporal-polyfill'
import { remembering } from './remembering.js'

/** The partnership's time zone: every deadline is a date here, whatever the machine's zone is. */
export const LONDON = 'Europe/London'

/** The moment as London's wall clock shows it. @throws RangeError when it is not an instant */
export const inLondon = (instant: Instant): Temporal.ZonedDateTime => Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON)

/** The date in London at that moment: 2026-06-30T23:30:00.000Z is already 1 July there. */
export const londonDate = (instant: Instant): CalendarDate => londonHour(instant).date

/** An hour of London's clock, 0 to 23. In October one comes twice: then it says which of the two it is. */
export interface LondonHour {
  readonly date: CalendarDate
  readonly hour: number
  readonly which: 'GMT' | 'BST' | undefined
}

/** The hour that London's clock shows at that moment. */
export function londonHour(instant: Instant): LondonHour {
  const [, hour] = /^((?:19|20)\d\d-\d\d-\d\dT\d\d):[0-5]\d:[0-5]\d\.\d{3}Z$/.exec(instant) ?? []
  if (hour === undefined) return workedOut(instant)
  const known = hours.get(hour)
  if (known !== undefined) return known
  const found = workedOut(instant)
  if (hours.size >= mostHours) hours.clear()
  hours.set(hour, found)
  return found
}

function workedOut(instant: Instant): LondonHour {
  const local = inLondon(instant)
  const { hour } = local
  const wall = local.toPlainDateTime()
  const [first, second] = (['earlier', 'later'] as const).map(disambiguation => wall.toZonedDateTime(LONDON, { disambiguation }).epochMilliseconds)
  const which = hour !== 1 || first === second ? undefined : local.offsetNanoseconds === 0 ? 'GMT' : 'BST'
  return { date: wall.toPlainDate().toString(), hour, which }
}

/**
 * London's date and hour do not change within an hour of UTC: since 1847 its clocks have only ever stood whole hours before UTC, and been changed
 * at whole hours (IANA time zone database, Europe/London). Every command asks for a date, most of them in this hour, and pages show many times.
 */
const hours = new Map<string, LondonHour>()
const mostHours = 10_000

/** The first instant of the day in London. */
export const startOfLondonDay: (date: CalendarDate) => Instant = remembering(date => asInstant(Temporal.PlainDate.from(date).toZonedDateTime(LONDON)))

/** The first instant of the NEXT day in London, so exclusive: the day holds every `t` with `start <= t && t < end`. It is 23 or 25 hours long when clocks change. */
export const endOfLondonDay = (date: CalendarDate): Instant => asInstant(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(LONDON))

/**
 * The instant at which London's clocks show this time, such as 14:05, on this date. Of an hour that comes twice in October it is the first;
 * an hour that is left out in March counts from the time before the change. @throws RangeError when date or time is none
 */
export const londonInstant = (date: CalendarDate, time: string): Instant =>
  asInstant(Temporal.PlainDateTime.from(`${parseCalendarDate(date)}T${time}`).toZonedDateTime(LONDON))

/** What to say of when something happened: a date alone where it happened at the start of a day, as a deadline does, since nobody saw a clock then. */
export const dayOrInstant = (instant: Instant): CalendarDate | Instant => {
  // No day of London's begins within an hour of UTC.
  if (!instant.endsWith(':00:00.000Z')) return instant
  const date = londonDate(instant)
  return startOfLondonDay(date) === instant ? date : instant
}

const asInstant = (moment: Temporal.ZonedDateTime): Instant => moment.toInstant().toString({ fractionalSecondDigits: 3 })

/** Whether the text is a real date written YYYY-MM-DD. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false
  const moment = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}

/** The date, when the text is a real one written YYYY-MM-DD. @throws RangeError otherwise; its message leaves the text out, which may be a date of birth */
export function parseCalendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError('Not a real date, written as year-month-day (YYYY-MM-DD).')
  return text
}

/** The date that many days later, or earlier when negative. */
export const addDays = (date: CalendarDate, days: number): CalendarDate => dateOfDay(dayNumber(date) + days)

/** The Monday of the week that a day is in. */
export const mondayOf = (date: CalendarDate): CalendarDate => addDays(date, -((new Date(`${date}T00:00:00.000Z`).getUTCDay() + 6) % 7))

/** The same day of the month that many months later, or the month's last day where it has no such day: 29 February 2028 and 12 months is 28 February 2029. */
export const addMonths = (date: CalendarDate, months: number): CalendarDate =>
  Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString()

const DAY = 86_400_000

/** Days since 1 January 1970. Dates have no zone, so UTC arithmetic is exact. @throws RangeError when it is not a date */
export const dayNumber: (date: CalendarDate) => number = remembering(date => Date.parse(`${parseCalendarDate(date)}T00:00:00.000Z`) / DAY)

/** The date of a day number. */
export const dateOfDay: (day: number) => CalendarDate = remembering(day => new Date(day * DAY).toISOString().slice(0, 10))

/** 0 Sunday to 6 Saturday. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7
