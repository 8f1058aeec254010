import { inDate, inPlural } from '@lantern/web-kit'
import { contactWarning, personRows } from '../marac-case/people/people.view.js'
import { roleWords } from '../marac-case/people/people.words.js'
import type { PersonInCases } from './person-record.query.js'

/** The page of a person: no name in its title, the part in each case with that case alone. */
export function personPageOf(found: PersonInCases, hub: boolean) {
  const [newest] = found
  const warning = newest?.person.role === 'victim' ? contactWarning(newest.person.safeContact) : undefined
  const died = found.some(({ deaths }) => deaths.length > 0)
  return {
    title: 'Record of a person',
    name: newest?.person.details?.name ?? 'No longer held',
    told: `${inPlural(found.length, 'case')} that you may see ${found.length === 1 ? 'tells' : 'tell'} of this person.`,
    warning: died ? 'This person has died. Do not contact them.' : warning,
    cases: found.map(({ ref, referredAt, person, deaths }) => ({
      title: `${roleWords[person.role]} in ${ref}, referred ${inDate(referredAt)}`,
      level: 2,
      actions: [{ text: 'Case', href: `/cases/${ref}` }, { text: 'Add or put right', href: `/cases/${ref}/change-person-details` }, ...(hub ? [{ text: 'Possible matches', href: `/cases/${ref}/possible-matches` }] : [])],
      rows: personRows(person, deaths),
    })),
  }
}
