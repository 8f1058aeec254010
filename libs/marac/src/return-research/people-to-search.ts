import { AccessLog, mayEver } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { inDate, inDateTime, openerFor, type Get, type SummaryRow } from '@lantern/web-kit'
import { maracAccess } from '../marac.access.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { recordOf } from '../marac-case/marac-case.record.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { whomToSearch } from '../marac-case/research/whom-to-search.js'

/** While the agency has to answer, whom to search for; once it has, what it answered; neither when the case was closed without it, or the Hub asks for it no longer. */
export interface ForResearch {
  readonly people?: readonly (readonly { readonly text: string }[])[]
  readonly returned?: readonly SummaryRow[]
}

/**
 * Names, aliases and dates of birth of the people on a case, for whoever searches an agency's records (marac notes 1.5), and no longer than
 * that takes. Reading them is recorded.
 */
export async function peopleToSearch(get: Get, ref: string, actor: Actor): Promise<ForResearch> {
  const now = get(Clock).now()
  const { events } = await loadState(get(EventStore), maracCase, ref)
  const record = recordOf(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(get(Sealer), maracCase, events), londonDate(now))
  await get(AccessLog).record({ actor, at: now, verb: 'case-read', ref })
  const own = record?.research.find(({ agency }) => agency === actor.agency)
  if (own?.returnedAt !== undefined) {
    const returned = [{ key: 'Returned', value: inDateTime(own.returnedAt) }]
    // A researcher reads no case, and what was shared is part of it now.
    if (!mayEver(maracAccess, actor, 'marac.read-case')) return { returned }
    const statement = own.told.flatMap(({ known, shared, withdrawn }) => {
      if (withdrawn) return [{ key: 'Withdrawn', value: inDateTime(withdrawn.at) }]
      return known ? [{ key: 'Facts shared', value: shared ?? 'No longer held' }] : []
    })
    return { returned: [...returned, { key: 'Answer', value: own.state === 'nothing-known' ? 'Nothing known' : 'We hold information' }, ...statement] }
  }
  if (own?.state === 'closed' || own?.state === 'called-off') return {}
  return {
    people: whomToSearch(record?.people ?? []).map(({ name, aliases, dateOfBirth, otherBirthDates, role }) => [
      { text: name },
      { text: aliases ?? 'None known' },
      { text: dateOfBirth === undefined ? 'Not known' : [inDate(dateOfBirth), ...otherBirthDates.map(date => `also given: ${inDate(date)}`)].join(', ') },
      { text: role },
    ]),
  }
}
