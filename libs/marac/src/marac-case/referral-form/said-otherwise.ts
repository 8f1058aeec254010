import type { CalendarDate } from '@lantern/decision'
import type { PersonDetails, SafeContact } from '../marac-case.events.js'
import { changedDetails, type ChangedDetails, type DetailsGiven } from '../people/changed-details.policy.js'

interface Said {
  readonly details?: PersonDetails | undefined
  readonly safeContact?: SafeContact | undefined
}

/** The value where it is there and was not so before. */
const fresh = <T>(value: T | undefined, before: T | undefined): T | undefined => (value === before ? undefined : value)

/**
 * What a referrer now says of a person otherwise than before, added to what the case says of them by now. What the referrer left as it was, or
 * takes away, changes nothing: others may have put it right meanwhile.
 */
export function saidOtherwise(before: Said, again: { readonly details: PersonDetails; readonly safeContact?: SafeContact | undefined }, now: Said, today: CalendarDate): ChangedDetails | undefined {
  const { details: told, safeContact: contact } = before
  const given: DetailsGiven = {
    name: fresh(again.details.name, told?.name),
    otherName: fresh(again.details.aliases, told?.aliases),
    dateOfBirth: fresh(again.details.dateOfBirth, told?.dateOfBirth),
    address: fresh(again.details.address, told?.address),
    fears: fresh(again.details.fears, told?.fears),
    safeToTalkTo: fresh(again.details.safeToTalkTo, told?.safeToTalkTo),
    notSafeToTalkTo: fresh(again.details.notSafeToTalkTo, told?.notSafeToTalkTo),
    telephone: fresh(again.safeContact?.telephone, contact?.telephone),
    safeToCall: fresh(again.safeContact?.safeToCall, contact?.safeToCall),
    safeWhen: fresh(again.safeContact?.when, contact?.when),
  }
  const changed = changedDetails({ details: now.details ?? { name: again.details.name }, contact: now.safeContact }, given, today)
  return changed.fields.length === 0 ? undefined : changed
}
