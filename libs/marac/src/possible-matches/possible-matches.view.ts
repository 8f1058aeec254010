import { inDate, inDateTime, inShortDate, newKey, type Names } from '@lantern/web-kit'
import { folded } from '../same-person/names.policy.js'
import { reasonWords } from '../same-person/same-person.words.js'
import type { PersonRow } from '../people/people.projection.js'
import { roleWords } from '../marac-case/people/people.words.js'
import type { Match, PersonMatches } from './possible-matches.query.js'

/** One thing of both records, side by side. `differs` only where both say something. */
interface Compared {
  readonly what: string
  readonly here: string
  readonly there: string
  readonly differs: boolean
}

const unknown = 'Not known'
const gone = 'No longer held'

function compare(here: PersonRow, there: PersonRow): readonly Compared[] {
  const row = (what: string, of: (row: PersonRow) => readonly string[], show: (text: string) => string = text => text): Compared => {
    const [mine, theirs] = [of(here), of(there)]
    const same = mine.some(each => theirs.some(other => folded(other) === folded(each)))
    const text = (all: readonly string[]) => all.map(show).join('\n') || unknown
    return { what, here: text(mine), there: text(theirs), differs: mine.length > 0 && theirs.length > 0 && !same }
  }
  return [
    row('Name', each => [each.name ?? gone]),
    row('Other names', each => each.said_names.slice(1)),
    row('Date of birth', each => each.birth_dates, inDate),
    row('Address', each => each.addresses),
  ]
}

function matchOf(person: PersonRow, { other, because, said }: Match, names: Names, key: () => string) {
  const counter = person.role !== other.role && person.role !== 'child' && other.role !== 'child'
  return {
    title: `${roleWords[other.role]} in ${other.ref}`,
    ref: other.ref,
    other: other.person_id,
    referred: inShortDate(other.referred_at),
    because: because.map(reason => reasonWords[reason]),
    compared: compare(person, other),
    // Merging never says that somebody who is harmed is the one who harms, or the reverse.
    counter: counter ? `${roleWords[person.role]} here and ${roleWords[other.role].toLowerCase()} there. The two cases stay apart, and so do the parts that the person has in them.` : undefined,
    said: said && `${said.same ? 'The same person' : 'Not the same person'}, as ${names.user(said.by)} said on ${inDateTime(said.at)}.`,
    same: said?.same,
    keys: [key(), key()],
  }
}

/** The page of possible matches: everybody on the case, and the records that they are compared with. */
export const possibleMatchesPage = (ref: string, found: readonly PersonMatches[], names: Names, key: () => string = newKey) => ({
  title: `Possible matches for ${ref}`,
  ref,
  people: found.map(({ person, matches }) => ({
    id: person.person_id,
    title: `${roleWords[person.role]}: ${person.name ?? gone}`,
    matches: matches.map(match => matchOf(person, match, names, key)),
  })),
})

/** As the API tells it. */
export const matchItemsOf = (found: readonly PersonMatches[]) =>
  found.map(({ person, matches }) => ({
    personId: person.person_id,
    role: person.role,
    name: person.name,
    matches: matches.map(({ other, because, said }) => ({
      personId: other.person_id, ref: other.ref, role: other.role, name: other.name, because, ...(said && { same: said.same }),
    })),
  }))
