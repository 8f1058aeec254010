import type { CalendarDate, Instant } from '@lantern/decision'
import { dayNumber, londonDate, londonHour, weekdayOf } from './london.js'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const

/** Sunday to Saturday. */
export const weekdayName = (date: CalendarDate): string => weekdays[weekdayOf(dayNumber(date))] ?? ''

/** 14 January 2027. By hand, not by Intl, so that a screen reads the same on every version of Node. */
export const formatShortDate = (date: CalendarDate): string =>
  `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1] ?? ''} ${Number(date.slice(0, 4))}`

/** 14 Jan 2027, for tables only. */
export const formatBriefDate = (date: CalendarDate): string =>
  `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]?.slice(0, 3) ?? ''} ${Number(date.slice(0, 4))}`

/** Thursday 14 January 2027. */
export const formatDate = (date: CalendarDate): string => `${weekdayName(date)} ${formatShortDate(date)}`

/**
 * London's clock in 12 hours, in GOV.UK style (https://www.gov.uk/guidance/style-guide/a-to-z-of-gov-uk-style#times): 5:30pm,
 * 9am, midday, midnight. In the hour that comes twice in October it says which one: 1:30am GMT.
 */
export function formatTime(instant: Instant): string {
  const { hour, which } = londonHour(instant)
  // London's clocks stand whole hours before UTC.
  const minute = new Date(instant).getUTCMinutes()
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}${which === undefined ? '' : ` ${which}`}`
}

/** Thursday 14 January 2027 at 5:30pm, by London's clock. */
export const formatDateTime = (instant: Instant): string => `${formatDate(londonDate(instant))} at ${formatTime(instant)}`

/** Words as a sentence begins: with a capital. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
