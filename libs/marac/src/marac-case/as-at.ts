import { londonInstant } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { CalendarDate as DateField, checkShape, errorAt, ShapeRefused, Text } from '@lantern/web-kit'

/** A past moment as people give it: a date, and a time unless the whole day is meant. */
export class AsAtInput {
  @DateField('the date to look back to', { hint: 'For example, 27 3 2026' }) date!: CalendarDate
  @Text('the time', { max: 10, optional: true, hint: 'On a 24-hour clock, such as 14:30. Leave it out for the end of that day.' }) time?: string
}

/** Boxes of a form come as date[day]; `?date=2026-03-03&time=14:30` is understood too. */
export function asAtFields(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const boxes = Object.fromEntries(['day', 'month', 'year'].flatMap(part => (`date[${part}]` in query ? [[part, query[`date[${part}]`]]] : [])))
  const date = Object.keys(boxes).length > 0 ? boxes : query['date']
  return { ...(date !== undefined && { date }), ...(query['time'] !== undefined && { time: query['time'] }) }
}

/** The moment meant. Without a time it is the last of the day, and never later than now. @throws ShapeRefused */
export function asAtOf(query: Readonly<Record<string, unknown>>, now: Instant): Instant {
  const { date, time } = checkShape(AsAtInput, asAtFields(query))
  if (time !== undefined && !/^([01]?\d|2[0-3])[:.][0-5]\d$/.test(time)) throw new ShapeRefused([errorAt(['time'], 'Enter a time such as 14:30')])
  const at = time === undefined ? londonInstant(date, '23:59:59.999') : londonInstant(date, time.replace('.', ':').padStart(5, '0'))
  if (time === undefined && at > now && londonInstant(date, '00:00') <= now) return now
  if (at > now) throw new ShapeRefused([errorAt(['date'], 'The date to look back to must be in the past')])
  return at
}
