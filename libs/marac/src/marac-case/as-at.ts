import { londonInstant } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { CalendarDate as DateField, checkShape, errorAt, ShapeRefused, Text } from '@lantern/web-kit'

/** A past moment as people give it: a date, and a time unless the whole day is meant. */
export class AsAtInput {
  @DateField('the date to look back to', { hint: 'For example, 27 3 2026' }) date!: CalendarDate
  @Text('the time', { max: 10, optional: true, hint: 'On a 24-hour clock, such as 14:30. Leave it out for the end of that day.' }) time?: string
}

/** A date of a form, whose boxes come as date[day], or one that is written out. Nothing where none was given. */
export function boxesOf(query: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const boxes = Object.fromEntries(['day', 'month', 'year'].flatMap(part => (`${name}[${part}]` in query ? [[part, query[`${name}[${part}]`]]] : [])))
  const date = Object.keys(boxes).length > 0 ? boxes : query[name]
  return date === undefined ? {} : { [name]: date }
}

/** Boxes of a form come as date[day]; `?date=2026-03-03&time=14:30` is understood too. */
export const asAtFields = (query: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  ...boxesOf(query, 'date'),
  ...(query['time'] !== undefined && { time: query['time'] }),
})

/** The moment meant. Without a time it is the last of the day, and never later than now. @throws ShapeRefused */
export const asAtOf = (query: Readonly<Record<string, unknown>>, now: Instant): Instant => momentOf(checkShape(AsAtInput, asAtFields(query)), now)

/** The same of a date and a time that were read already; `names` are their fields. @throws ShapeRefused */
export function momentOf(
  { date, time }: { readonly date: CalendarDate; readonly time?: string | undefined },
  now: Instant,
  [dateField, timeField]: readonly [string, string] = ['date', 'time'],
): Instant {
  if (time !== undefined && !/^([01]?\d|2[0-3])[:.][0-5]\d$/.test(time)) throw new ShapeRefused([errorAt([timeField], 'Enter a time such as 14:30')])
  const at = time === undefined ? londonInstant(date, '23:59:59.999') : londonInstant(date, time.replace('.', ':').padStart(5, '0'))
  if (time === undefined && at > now && londonInstant(date, '00:00') <= now) return now
  if (at > now) throw new ShapeRefused([errorAt([dateField], 'The date to look back to must be in the past')])
  return at
}

/** A moment as programs write it. `name` is its field. @throws ShapeRefused */
export function instantOf(text: unknown, name: string): Instant {
  const at = typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(text) ? new Date(text) : undefined
  // Date takes 31 February for a day in March.
  if (!at || Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(String(text).slice(8, 10))) throw new ShapeRefused([errorAt([name], `${name} must be an instant such as 2026-03-03T14:30:00Z`)])
  return at.toISOString()
}
