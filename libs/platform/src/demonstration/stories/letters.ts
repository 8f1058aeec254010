import { MessageSettings } from '@lantern/access'
import type { Instant } from '@lantern/decision'
import { AgencyMailboxes } from '@lantern/partnership'
import type { INestApplicationContext } from '@nestjs/common'
import type { Person } from '../people.js'

/** Agencies whose mailbox is set; the others look at their list. */
const withMailbox = ['education'] as const
/** People who gave an address, and how they want to be told. */
const modes = { 'coordinator-1': 'digest', 'marac-manager': 'digest' } as const

/** Some are written to, so that the outbox can be read. Addresses are invented, and in a demonstration nothing is ever sent (RFC 2606 keeps .example free of owners). */
export async function tellByLetter(app: Pick<INestApplicationContext, 'get'>, people: readonly Person[], now: Instant): Promise<void> {
  const [mailboxes, settings] = [app.get(AgencyMailboxes, { strict: false }), app.get(MessageSettings, { strict: false })]
  for (const agency of withMailbox) if (people.some(person => person.agency === agency)) await mailboxes.set(agency, `marac@${agency}.example`, now)
  for (const [user, mode] of Object.entries(modes)) if (people.some(person => person.user === user)) await settings.save(user, { mode, address: `${user}@hub.example` }, now)
}
