import type { CalendarDate } from '@lantern/decision'
import type { PersonRow } from '../people/people.projection.js'
import { similarBirthDates } from '../same-person/matching.policy.js'
import { lookUpWordsOf, soundsLike, wordsOf } from '../same-person/names.policy.js'
import type { MatchReason } from '../same-person/same-person.events.js'

/** A person of a case, and why what was searched for is theirs. */
export interface FoundBy {
  readonly role: PersonRow['role']
  readonly name: string | null
  readonly because: readonly MatchReason[]
}

/** Why a search found this person; undefined when it was for somebody else on the case. */
export function foundBy(terms: { readonly name?: string | undefined; readonly dateOfBirth?: CalendarDate | undefined }, person: PersonRow): FoundBy | undefined {
  const words = wordsOf(terms.name ?? '')
  const has = (names: readonly string[], alike: (mine: string, searched: string) => boolean): boolean => words.some(word => names.flatMap(lookUpWordsOf).some(mine => alike(mine, word)))
  const spelled = (mine: string, searched: string): boolean => mine.startsWith(searched)
  const [name, ...others] = person.said_names
  const byName: MatchReason | undefined = has(name === undefined ? [] : [name], spelled) ? 'same-name' : has(others, spelled) ? 'also-known-as' : has(person.said_names, soundsLike) ? 'sounds-like' : undefined
  const date = terms.dateOfBirth
  const byDate: MatchReason | undefined =
    date === undefined ? undefined : person.birth_dates.includes(date) ? 'same-birth-date' : person.birth_dates.some(mine => similarBirthDates(mine, date)) ? 'similar-birth-date' : undefined
  const reasons: readonly (MatchReason | undefined)[] = [byName, byDate]
  const because = reasons.filter(reason => reason !== undefined)
  return because.length === 0 ? undefined : { role: person.role, name: person.name, because }
}
