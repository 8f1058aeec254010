import { isCalendarDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { folded, soundsLike, spelledAlike, wordsOf } from './names.policy.js'
import type { MatchReason } from './same-person.events.js'

/** What is said of a person where they are told of: the name first, then every other name; dates and addresses as far as known. */
export interface Said {
  readonly names: readonly string[]
  readonly birthDates: readonly CalendarDate[]
  readonly addresses: readonly string[]
}

/**
 * Why two records may be of one person; empty when nothing speaks for it. A name alone is enough where no date of birth speaks against it, a
 * date of birth only together with a part of the name or the address: many people share a day, and families share names and homes.
 */
export function reasonsFor(one: Said, other: Said): readonly MatchReason[] {
  const name = nameReason(one, other)
  const birth = birthReason(one.birthDates, other.birthDates)
  const address = one.addresses.some(each => other.addresses.some(their => folded(their) === folded(each))) ? 'same-address' : undefined
  const birthSpeaksAgainst = birth === undefined && one.birthDates.length > 0 && other.birthDates.length > 0
  const enough =
    name === undefined
      ? birth === 'same-birth-date' && address !== undefined
      : name === 'part-of-name'
        ? birth === 'same-birth-date'
        : !birthSpeaksAgainst || address !== undefined
  const reasons: readonly (MatchReason | undefined)[] = [name, birth, address]
  return enough ? reasons.filter(reason => reason !== undefined) : []
}

/** The more speaks for a match, the higher: for the order in which matches are shown. */
export const weightOf = (reasons: readonly MatchReason[]): number => reasons.reduce((sum, reason) => sum + weights[reason], 0)
const weights: Readonly<Record<MatchReason, number>> = {
  'same-name': 6, 'also-known-as': 5, 'sounds-like': 4, 'spelled-alike': 3, 'part-of-name': 1, 'same-birth-date': 6, 'similar-birth-date': 3, 'same-address': 4,
}

function nameReason(one: Said, other: Said): MatchReason | undefined {
  const found = one.names.flatMap((name, i) => other.names.flatMap((their, j) => reasonOf(wordsOf(name), wordsOf(their), i + j > 0) ?? []))
  return found.toSorted((a, b) => weights[b] - weights[a])[0]
}

function reasonOf(one: readonly string[], other: readonly string[], alias: boolean): MatchReason | undefined {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  if (few.length === 0) return undefined
  if (few.length === many.length && all(few, many, (a, b) => a === b)) return alias ? 'also-known-as' : few.length === 1 ? 'part-of-name' : 'same-name'
  const whole = few.length > 1
  if (whole && all(few, many, soundsLike)) return 'sounds-like'
  if (whole && all(few, many, (a, b) => a === b || soundsLike(a, b) || spelledAlike(a, b))) return 'spelled-alike'
  return few.some(word => many.some(their => soundsLike(word, their) || spelledAlike(word, their))) ? 'part-of-name' : undefined
}

/** Whether each word has one of its own among the others. */
function all(few: readonly string[], many: readonly string[], alike: (one: string, other: string) => boolean): boolean {
  const left = [...many]
  return few.every(word => {
    const at = left.findIndex(each => alike(word, each))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

function birthReason(ones: readonly CalendarDate[], others: readonly CalendarDate[]): MatchReason | undefined {
  if (ones.some(one => others.includes(one))) return 'same-birth-date'
  return ones.some(one => others.some(other => similarBirthDates(one, other))) ? 'similar-birth-date' : undefined
}

/** Day and month changed places, or one digit is another: how dates of birth are mistaken. */
export function similarBirthDates(one: CalendarDate, other: CalendarDate): boolean {
  const [year, month, day] = one.split('-')
  if (`${year ?? ''}-${day ?? ''}-${month ?? ''}` === other) return true
  return one.length === other.length && [...one].filter((digit, i) => digit !== other.charAt(i)).length === 1
}

/**
 * The dates that this one is easily mistaken for, itself first: with day and month in each other's place, and, for a search that also has a
 * name, with one digit another.
 */
export function easilyMistakenFor(date: CalendarDate, { also }: { readonly also: boolean }): readonly CalendarDate[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const oneDigit = also ? [...date].flatMap((digit, i) => (digit === '-' ? [] : [...'0123456789'].map(other => `${date.slice(0, i)}${other}${date.slice(i + 1)}`))) : []
  return [...new Set([date, `${year}-${day}-${month}`, ...oneDigit])].filter(isCalendarDate)
}
