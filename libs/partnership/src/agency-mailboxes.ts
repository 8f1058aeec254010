import { isMailAddress } from '@lantern/access'
import type { Actor, Instant } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { systemActor } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { ClearAgencyMailbox, decideClearAgencyMailbox } from './clear-agency-mailbox/clear-agency-mailbox.decide.js'
import { refusal } from './partnership.refusals.js'
import { recordOn } from './recording.js'
import { Register } from './register.js'
import { decideSetAgencyMailbox, SetAgencyMailbox } from './set-agency-mailbox/set-agency-mailbox.decide.js'

/** Where agencies are told of requests, for the command line; on screen it is a command of the set-up. The address is sealed; the page that shows it and whoever sends to it open it. */
@Injectable()
export class AgencyMailboxes {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly register: Register,
  ) {}

  /** @throws Refusal partnership.no-such-agency, partnership.not-an-address */
  async set(agency: string, to: string, now: Instant, by: Actor = systemActor): Promise<void> {
    if (!isMailAddress(to)) throw refusal('partnership.not-an-address')
    const key = `mailbox-${agency}`
    await this.sealer.prepare([key])
    const command = new SetAgencyMailbox({ agencyId: agency, address: this.sealer.seal(key, to) })
    await recordOn(this.store, this.register, { rule: decideSetAgencyMailbox, command, says: { mailboxOf: agency }, now, by })
  }

  /** @throws Refusal partnership.no-such-agency */
  async clear(agency: string, now: Instant, by: Actor = systemActor): Promise<void> {
    await recordOn(this.store, this.register, { rule: decideClearAgencyMailbox, command: new ClearAgencyMailbox({ agencyId: agency }), says: { noMailboxOf: agency }, now, by })
  }
}
