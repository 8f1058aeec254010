import { capital, formatBriefDate, formatDate, formatShortDate, formatTime, londonDate } from '@lantern/clock'

const number = new Intl.NumberFormat('en-GB')

/** The day in London of a calendar date, which it is, or of an instant. */
const dayOf = (when: string): string => (when.length === 10 ? when : londonDate(when))

/** 14 January 2027. Takes a calendar date (London) or an instant. */
export const inDate = (when: string): string => formatShortDate(dayOf(when))

/** Thursday 14 January 2027 */
export const inLongDate = (when: string): string => formatDate(dayOf(when))

/** 14 Jan 2027, for tables only. */
export const inShortDate = (when: string): string => formatBriefDate(dayOf(when))

/** 14 Jan, for charts and where the year is plain. */
export const inDayMonth = (when: string): string => inShortDate(when).replace(/ \d{4}$/, '')

/** 2:05pm, midday, midnight (GOV.UK style guide, times). */
export const inTime = (instant: string): string => formatTime(instant)

/** 14 January 2027 at 2:05pm */
export const inDateTime = (instant: string): string => `${inDate(instant)} at ${inTime(instant)}`

/** 1,234 */
export const inNumber = (value: number | bigint): string => number.format(value)

/** 1 case, 3 cases; an irregular plural is given. */
export const inPlural = (count: number, one: string, many = `${one}s`): string => `${inNumber(count)} ${count === 1 ? one : many}`

export { capital }

/** police, health and probation */
export const inList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`

/** Whether a text holds a word so long that a table would grow wider than the window unless it is broken. */
export const isEndless = (text: string | undefined): boolean => text !== undefined && /\S{25}/.test(text)
