import type { CalendarDate } from '@lantern/decision'
import { formatDate, formatShortDate } from './format.js'
import type { DatedRule, DateUnit, EvidenceTag } from './why-this-date.js'
import type { SkippedDay } from './working-days.js'

const tagSentences: Readonly<Record<EvidenceTag, string>> = {
  V: 'Published guidance, read at its source.',
  V2: 'Published guidance, read in a copy; the original was not checked.',
  B: 'Common practice, not yet checked against a published source.',
  P: "The partnership's own rule.",
  assumed: 'Assumed for demonstration.',
}

const unitWords: Readonly<Record<DateUnit, readonly [one: string, many: string]>> = {
  'working-day': ['working day', 'working days'],
  day: ['day', 'days'],
  month: ['month', 'months'],
}

/** 5 working days */
export const lengthOf = (amount: number, unit: DateUnit): string => `${amount} ${unitWords[unit][amount === 1 ? 0 : 1]}`

/** The days that were passed over: weekends counted, holidays with their names. Nothing where there were none. */
export function notCounted(skipped: readonly SkippedDay[]): readonly string[] {
  const holidays = skipped.filter(day => day.why !== 'Saturday' && day.why !== 'Sunday')
  const weekend = skipped.length - holidays.length
  const passed = [...(weekend === 0 ? [] : [`${weekend} ${weekend === 1 ? 'day' : 'days'} of weekend`]), ...holidays.map(day => `${day.why} on ${formatDate(day.date)}`)]
  return passed.length === 0 ? [] : [`Not counted: ${listed(passed)}.`]
}

/** Which rule, since when, and on whose word. */
export const ruleSentence = ({ id, version, tag, source }: Pick<DatedRule, 'id' | 'version' | 'tag' | 'source'>): string =>
  `Rule ${id}, in force from ${formatShortDate(version)}. ${tagSentences[tag]} Source: ${ended(source)}`

export const dueSentence = (dueOn: CalendarDate): string => `It is due by the end of ${formatDate(dueOn)}, and overdue from the day after.`

/** a, b and c */
const listed = (parts: readonly string[]): string => (parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] ?? ''}`)

export const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)
