import { idOf, type CalendarDate, type Open } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { MaracCaseEvent, ReferralCompleted, ReferralSubmitted } from '../marac-case/marac-case.events.js'
import { firstToldOf, saidOf } from '../people/people.projection.js'
import type { Said } from '../same-person/matching.policy.js'
import { folded, lookUpWordsOf, soundsOf } from '../same-person/names.policy.js'

/**
 * The index of names: a row for each word of a person's names and each date of birth, so that a search looks up words, sounds, dates and
 * addresses instead of reading every person.
 */
export interface PersonWordRow {
  readonly place: string
  readonly person_id: string
  readonly ref: string
  readonly word: string
  /** How it sounds; the second where it is said in two ways. */
  readonly sound: string
  readonly other_sound: string | null
  readonly birth_date: CalendarDate | null
  /** Month and day, MM-DD: the part that stays when a year is mistaken. */
  readonly birth_day: string | null
  readonly address: string | null
}

/** Rows that a person may have: twelve names in words, or six with two dates of birth. What comes after is found by the rest. */
const places = 24
const placesOf = (personId: string): readonly string[] => Array.from({ length: places }, (_, i) => `${personId}/${i}`)

type Word = Omit<PersonWordRow, 'place' | 'person_id' | 'ref'>

function wordRows({ names, birthDates, addresses }: Said): readonly Word[] {
  const words = [...new Set(names.flatMap(lookUpWordsOf))]
  const address = addresses[0] === undefined ? null : folded(addresses[0])
  const dates: readonly (CalendarDate | null)[] = birthDates.length === 0 ? [null] : birthDates
  return dates.flatMap(date =>
    words.map(word => {
      const [sound = word, other = null] = soundsOf(word)
      return { word, sound, other_sound: other, birth_date: date, birth_day: date === null ? null : date.slice(5), address }
    }),
  )
}

/** An event is folded once for each of its places; its words are the same each time. */
const made = new WeakMap<object, ReadonlyMap<string, readonly Word[]>>()
function wordsIn(of: object, make: () => ReadonlyMap<string, readonly Word[]>): ReadonlyMap<string, readonly Word[]> {
  const words = made.get(of) ?? make()
  made.set(of, words)
  return words
}

function rowAt(place: string, ref: string, words: ReadonlyMap<string, readonly Word[]>): PersonWordRow | undefined {
  const [personId = '', at = ''] = place.split('/')
  const word = words.get(personId)?.[Number(at)]
  return word && { place, person_id: personId, ref, ...word }
}

const wordsToldIn = (event: ReferralSubmitted | ReferralCompleted, open: Open): ReadonlyMap<string, readonly Word[]> =>
  wordsIn(event.data, () => new Map(firstToldOf(event).map(person => [person.personId, wordRows(saidOf(open(person.details)))])))

export const peopleWordsProjection = projection<MaracCaseEvent, PersonWordRow>({
  name: 'people_words',
  version: 5,
  streams: ['maracCase'],
  key: 'place',
  columns: { place: 'text', person_id: 'text', ref: 'text', word: 'text', sound: 'text', other_sound: 'text', birth_date: 'text', birth_day: 'text', address: 'text' },
  // With the reference in them, so that a search for a usual name reads nothing else.
  indexes: [['word', 'ref'], ['sound', 'birth_date', 'ref'], ['other_sound', 'birth_date', 'ref'], ['sound', 'birth_day'], ['birth_date', 'ref'], ['address'], ['person_id']],
  keysOf: event => {
    return event.type === 'PersonDetailsChanged' ? placesOf(event.data.personId) : firstToldOf(event).flatMap(({ personId }) => placesOf(personId))
  },
  on: {
    ReferralSubmitted: (_row, event, open, key) => rowAt(key, idOf(event.stream), wordsToldIn(event, open)),
    ReferralCompleted: (_row, event, open, key) => rowAt(key, idOf(event.stream), wordsToldIn(event, open)),
    PersonDetailsChanged: (_row, event, open, key) => {
      const { personId, details } = event.data
      const words = wordsIn(event.data, () => new Map([[personId, wordRows(saidOf(open(details)))]]))
      return rowAt(key, idOf(event.stream), words)
    },
    others: 'ignored',
  },
})
