import { addDays, londonDate } from '@lantern/clock'

/** A date as three boxes take it. */
export type Boxes = readonly [day: string, month: string, year: string]

/** A date in London, so many days from now. */
export const daysFromNow = (days: number): string => addDays(londonDate(new Date().toISOString()), days)

/** 2026-03-09 as people type it into three boxes: 9, 3, 2026. */
export function boxesOf(date: string): Boxes {
  const [year = '', month = '', day = ''] = date.split('-')
  return [String(Number(day)), String(Number(month)), year]
}
