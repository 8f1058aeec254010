import { AccessLog } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { inDate, openerFor, type Get } from '@lantern/web-kit'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { recordOf } from '../marac-case/marac-case.record.js'
import { maracCase } from '../marac-case/marac-case.stream.js'

/** Names, aliases and dates of birth of the people on a case, for whoever searches an agency's records (marac notes 1.5). Reading them is recorded. */
export async function peopleToSearch(get: Get, ref: string, actor: Actor): Promise<{ readonly people: readonly (readonly { readonly text: string }[])[] }> {
  const now = get(Clock).now()
  const { events } = await loadState(get(EventStore), maracCase, ref)
  const record = recordOf(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(get(Sealer), maracCase, events), londonDate(now))
  await get(AccessLog).record({ actor, at: now, verb: 'case-read', ref })
  const people = (record?.people ?? []).flatMap(({ details, role }) => (details ? [{ ...details, role }] : []))
  return {
    people: people.map(({ name, aliases, dateOfBirth, role }) => [
      { text: name },
      { text: aliases ?? 'None known' },
      { text: dateOfBirth === undefined ? 'Not known' : inDate(dateOfBirth) },
      { text: { victim: 'Victim', perpetrator: 'Perpetrator', child: 'Child' }[role] },
    ]),
  }
}
