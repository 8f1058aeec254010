import type { CalendarDate } from '@lantern/decision'
import type { PersonDetails, SafeContact } from '../marac-case.events.js'
import type { ChangedField, LivesIn } from './people.events.js'

/** What somebody filled in of a person. What is left out stays as it is. */
export interface DetailsGiven {
  readonly name?: string | undefined
  readonly otherName?: string | undefined
  readonly dateOfBirth?: CalendarDate | undefined
  readonly otherDateOfBirth?: CalendarDate | undefined
  readonly address?: string | undefined
  readonly addressFrom?: CalendarDate | undefined
  readonly telephone?: string | undefined
  readonly safeToCall?: boolean | undefined
  readonly contactMeans?: string | undefined
  readonly safeWhen?: string | undefined
  readonly fears?: string | undefined
  readonly safeToTalkTo?: string | undefined
  readonly notSafeToTalkTo?: string | undefined
  /** Where the victim lives now, when it is another district than was recorded. */
  readonly lives?: LivesIn | undefined
}

export interface ChangedDetails {
  readonly fields: readonly ChangedField[]
  readonly details: PersonDetails
  readonly contact?: SafeContact
}

const joined = (all: string | undefined, more: string): string => (all === undefined || all === '' ? more : `${all}; ${more}`)
const without = <T>(record: T): T => Object.fromEntries(Object.entries(record as object).filter(([, value]) => value !== undefined)) as T

/**
 * What is said of a person once this is added. Nothing that agencies search by is lost: a name put right becomes another name, a date of birth
 * another date that was given, an address an earlier one.
 */
export function changedDetails(now: { readonly details: PersonDetails; readonly contact?: SafeContact | undefined }, given: DetailsGiven, today: CalendarDate): ChangedDetails {
  let details = now.details
  const fields: ChangedField[] = []
  const change = (field: ChangedField, more: Partial<PersonDetails>): void => {
    details = { ...details, ...more }
    fields.push(field)
  }
  if (given.name !== undefined && given.name !== details.name) change('name', { aliases: joined(details.aliases, details.name), name: given.name })
  if (given.otherName !== undefined) change('other-name', { aliases: joined(details.aliases, given.otherName) })
  const others = details.otherBirthDates ?? []
  if (given.dateOfBirth !== undefined && given.dateOfBirth !== details.dateOfBirth)
    change('birth-date', { ...(details.dateOfBirth !== undefined && { otherBirthDates: [...others, details.dateOfBirth] }), dateOfBirth: given.dateOfBirth })
  if (given.otherDateOfBirth !== undefined && ![details.dateOfBirth, ...others].includes(given.otherDateOfBirth))
    change('other-birth-date', { otherBirthDates: [...(details.otherBirthDates ?? []), given.otherDateOfBirth] })
  if (given.address !== undefined && given.address !== details.address) {
    const { address, addressFrom: from, earlierAddresses = [] } = details
    const earlier = address === undefined || address === '' ? earlierAddresses : [...earlierAddresses, { address, ...(from !== undefined && { from }), to: given.addressFrom ?? today }]
    change('address', { address: given.address, addressFrom: given.addressFrom, ...(earlier.length > 0 && { earlierAddresses: earlier }) })
  } else if (given.addressFrom !== undefined && given.addressFrom !== details.addressFrom) change('address', { addressFrom: given.addressFrom })
  if (given.lives !== undefined) fields.push('district')
  if (given.fears !== undefined) change('fears', { fears: given.fears })
  if (given.safeToTalkTo !== undefined) change('safe-to-talk-to', { safeToTalkTo: given.safeToTalkTo })
  if (given.notSafeToTalkTo !== undefined) change('not-safe-to-talk-to', { notSafeToTalkTo: given.notSafeToTalkTo })

  const contact = [given.telephone, given.safeToCall, given.contactMeans, given.safeWhen].some(value => value !== undefined)
    ? without({
        telephone: given.telephone ?? now.contact?.telephone,
        // Until somebody says that it is safe, it is not.
        safeToCall: given.safeToCall ?? now.contact?.safeToCall ?? false,
        means: given.contactMeans ?? now.contact?.means,
        when: given.safeWhen ?? now.contact?.when,
      })
    : undefined
  return { fields: contact ? [...fields, 'contact'] : fields, details: without(details), ...(contact && { contact: contact as SafeContact }) }
}
