import { inDate, type SummaryRow } from '@lantern/web-kit'
import type { SafeContact } from '../marac-case.events.js'
import type { CaseRecord } from '../marac-case.record.js'
import { deathWarnings } from './people.words.js'
import type { RecordedPerson } from '../referral/referral.record.js'

const gone = 'No longer held'

/** What must not be missed by anybody who picks up the telephone. */
export function contactWarning(contact: SafeContact | undefined): string | undefined {
  if (!contact) return undefined
  if (!contact.safeToCall) return `Do not call the victim${contact.when ? `: ${contact.when}` : ''}`
  return contact.when ? `Call the victim only when it is safe: ${contact.when}` : undefined
}

/** A death before everything else; whoever has died is called no more, at no time. */
export function warningsOf({ people, deaths }: Pick<CaseRecord, 'people' | 'deaths'>): readonly string[] {
  const died = people.filter(({ personId }) => deaths.some(death => death.personId === personId))
  const victim = people.find(({ role }) => role === 'victim')
  const warning = victim && died.includes(victim) ? undefined : contactWarning(victim?.safeContact)
  return [...new Set(died.map(({ role }) => deathWarnings[role])), ...(warning === undefined ? [] : [warning])]
}

type Rows = readonly (readonly [key: string, value: string | undefined])[]
const rowsOf = (rows: Rows): readonly SummaryRow[] => rows.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [{ key, value }]))

/** Who somebody is, as keys and values; what is not known is left out. */
export function identityRows({ personId, role, details, relation }: RecordedPerson, deaths: CaseRecord['deaths']): readonly SummaryRow[] {
  const death = deaths.find(each => each.personId === personId)
  const died = death && `${death.diedOn === undefined ? 'Yes, on a day that is not known' : inDate(death.diedOn)}${death.known === undefined ? '' : `\n${death.known}`}`
  if (!details) return rowsOf([['Name', gone], ['Died', died]])
  const earlier = (details.earlierAddresses ?? []).map(({ address, from, to }) => `${address} (${from === undefined ? '' : `from ${inDate(from)} `}until ${inDate(to)})`)
  return rowsOf([
    ['Name', details.name],
    ['Died', died],
    ['Other names', details.aliases],
    ['Date of birth', details.dateOfBirth && inDate(details.dateOfBirth)],
    ['Other dates of birth', (details.otherBirthDates ?? []).map(inDate).join('\n')],
    ['Address', details.address && `${details.address}${details.addressFrom === undefined ? '' : ` (since ${inDate(details.addressFrom)})`}`],
    ['Earlier addresses', earlier.join('\n')],
    [role === 'perpetrator' ? 'Relationship to the victim' : 'Relation', relation],
  ])
}

/** How somebody is reached, and through whom not. */
export const contactRows = ({ details, safeContact }: RecordedPerson): readonly SummaryRow[] =>
  details
    ? rowsOf([
        ['Telephone', safeContact?.telephone],
        ['Safe to call', safeContact && (safeContact.safeToCall ? 'Yes' : 'No')],
        ['Safe means of contact', safeContact?.means],
        ['When it is safe', safeContact?.when],
        ['Fears', details.fears],
        ['Safe to talk to', details.safeToTalkTo],
        ['Not safe to talk to', details.notSafeToTalkTo],
      ])
    : []

export const personRows = (person: RecordedPerson, deaths: CaseRecord['deaths']): readonly SummaryRow[] => [...identityRows(person, deaths), ...contactRows(person)]
