import type { CalendarDate } from '@lantern/decision'
import { roleWords } from '../people/people.words.js'
import type { RecordedPerson } from '../referral/referral.record.js'

/** One of those whom an agency searches its records for. */
export interface ToSearch {
  readonly role: string
  readonly name: string
  readonly aliases: string | undefined
  readonly dateOfBirth: CalendarDate | undefined
  readonly otherBirthDates: readonly CalendarDate[]
}

/** What a request for research tells of the people on a case: names and dates of birth, and nothing of where they live (marac notes 1.5). */
export const whomToSearch = (people: readonly RecordedPerson[]): readonly ToSearch[] =>
  people.flatMap(({ role, details }) =>
    details ? [{ role: roleWords[role], name: details.name, aliases: details.aliases, dateOfBirth: details.dateOfBirth, otherBirthDates: details.otherBirthDates ?? [] }] : [],
  )
