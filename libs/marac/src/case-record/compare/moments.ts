import type { CalendarDate, Instant } from '@lantern/decision'
import { CalendarDate as DateField, checkShape, errorAt, ShapeRefused, Text } from '@lantern/web-kit'
import { boxesOf, momentOf } from '../../marac-case/as-at.js'

const time = { max: 10, optional: true, hint: 'On a 24-hour clock, such as 14:30. Leave it out for the end of that day.' }

/** Two moments of a case. */
export class CompareInput {
  @DateField('the first date', { hint: 'For example, 27 3 2026' }) from!: CalendarDate
  @Text('the time of the first date', time) fromTime?: string
  @DateField('the second date', { optional: true, hint: 'Leave it out for now.' }) to?: CalendarDate
  @Text('the time of the second date', time) toTime?: string
}

/** Boxes of a form come as from[day]; `?from=2026-03-03&fromTime=14:30` is understood too. Empty when nothing was asked. */
export const compareFields = (query: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  ...boxesOf(query, 'from'),
  ...(query['fromTime'] !== undefined && { fromTime: query['fromTime'] }),
  ...boxesOf(query, 'to'),
  ...(query['toTime'] !== undefined && { toTime: query['toTime'] }),
})

/** The moments meant, the first before the second, neither ahead. @throws ShapeRefused */
export function momentsOf(values: Readonly<Record<string, unknown>>, now: Instant): { readonly from: Instant; readonly to: Instant } {
  const asked = checkShape(CompareInput, values, 'form')
  const from = momentOf({ date: asked.from, time: asked.fromTime }, now, ['from', 'fromTime'])
  const to = asked.to === undefined ? now : momentOf({ date: asked.to, time: asked.toTime }, now, ['to', 'toTime'])
  if (from >= to) throw new ShapeRefused([errorAt(['to'], 'The second moment must be later than the first')])
  return { from, to }
}
