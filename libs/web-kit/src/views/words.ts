const london = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options })

const date = london({ day: 'numeric', month: 'long', year: 'numeric' })
const weekday = london({ weekday: 'long' })
const brief = london({ day: 'numeric', month: 'short', year: 'numeric' })
const clock = london({ hour: 'numeric', minute: '2-digit', hour12: true })
const number = new Intl.NumberFormat('en-GB')

// A calendar date has no time; noon keeps it on its own day in London.
const moment = (when: string): Date => new Date(/^\d{4}-\d{2}-\d{2}$/.test(when) ? `${when}T12:00:00Z` : when)

/** 14 January 2027. Takes a calendar date (London) or an instant. */
export const inDate = (when: string): string => date.format(moment(when))

/** Thursday 14 January 2027 */
export const inLongDate = (when: string): string => `${weekday.format(moment(when))} ${inDate(when)}`

/** 14 Jan 2027, for tables only. */
export const inShortDate = (when: string): string => brief.format(moment(when)).replace('Sept', 'Sep')

/** 2:05pm, midday, midnight (GOV.UK style guide, times). */
export function inTime(when: string): string {
  const parts = new Map(clock.formatToParts(moment(when)).map(part => [part.type, part.value]))
  const [hour = '', minute = '', half = ''] = [parts.get('hour'), parts.get('minute'), parts.get('dayPeriod')]
  const early = half.toLowerCase().startsWith('a')
  const twelve = hour === '12' || hour === '0'
  if (twelve && minute === '00') return early ? 'midnight' : 'midday'
  return `${twelve ? '12' : hour}${minute === '00' ? '' : `:${minute}`}${early ? 'am' : 'pm'}`
}

/** 14 January 2027 at 2:05pm */
export const inDateTime = (when: string): string => `${inDate(when)} at ${inTime(when)}`

/** 1,234 */
export const inNumber = (value: number | bigint): string => number.format(value)

/** 1 case, 3 cases; an irregular plural is given. */
export const inPlural = (count: number, one: string, many = `${one}s`): string => `${inNumber(count)} ${count === 1 ? one : many}`

/** police, health and probation */
export const inList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
