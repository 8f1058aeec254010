import type { PersonRole } from '../referral/referral.record.js'
import type { Sentences } from '../marac-case.words.js'
import { listed, said } from '../sentence-parts.words.js'
import type { ChangedField, PeopleEvent } from './people.events.js'

/** The part that a person has in a case, as people read it. */
export const roleWords: Readonly<Record<PersonRole, string>> = { victim: 'Victim', perpetrator: 'Perpetrator', child: 'Child' }

export const changedWords: Readonly<Record<ChangedField, string>> = {
  name: 'name',
  'other-name': 'other names',
  'birth-date': 'date of birth',
  'other-birth-date': 'other dates of birth',
  address: 'address',
  contact: 'safe contact',
  fears: 'whom they fear',
  'safe-to-talk-to': 'who is safe to talk to',
  'not-safe-to-talk-to': 'who is not safe to talk to',
  district: 'the district where they live',
}

/** What everybody must see before they pick up the telephone or write. */
export const deathWarnings: Readonly<Record<PersonRole, string>> = {
  victim: 'The victim has died. Do not contact them. Nothing of this case may be erased (legal hold).',
  perpetrator: 'A perpetrator on this case has died. Do not contact them. Nothing of this case may be erased (legal hold).',
  child: 'A child on this case has died. Nothing of this case may be erased (legal hold).',
}

export const deathWarningsOf = ({ died }: { readonly died: Readonly<Record<string, PersonRole>> }): readonly string[] => [...new Set(Object.values(died))].map(role => deathWarnings[role])

export const peopleSentences: Sentences<PeopleEvent> = {
  PersonDetailsChanged: ({ by, data: { role, fields } }, _open, names) => `${names.agency(by.agency)} changed what is said of the ${roleWords[role].toLowerCase()} (${listed(fields.map(field => changedWords[field]))})`,
  PersonDied: ({ data: { role, known } }, open) => `The ${roleWords[role].toLowerCase()} has died: no more contact, and nothing of the case may be erased${said(known && open(known))}`,
}
