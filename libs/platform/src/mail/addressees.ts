import { MessageSettings, type MessageMode } from '@lantern/access'
import type { Addressee, Reader } from '@lantern/marac'
import { Register } from '@lantern/partnership'
import { Injectable } from '@nestjs/common'

/** Who is written to, in whose eyes, and how often. */
export interface AddresseeNow {
  readonly to: Addressee
  readonly reader: Reader
  readonly mode: MessageMode
  readonly address: string
}

/** Everybody who is written to outside of Lantern: mailboxes of agencies, and people who gave an address and may sign in. */
@Injectable()
export class Addressees {
  constructor(
    private readonly register: Register,
    private readonly settings: MessageSettings,
  ) {}

  async all(): Promise<readonly AddresseeNow[]> {
    const agencies = this.register.agencies().flatMap(({ id }) => this.mailboxOf(id) ?? [])
    const people = (await this.settings.all()).flatMap(({ user, mode, address }): readonly AddresseeNow[] => {
      const actor = this.register.actor(user)
      return actor && address !== undefined ? [{ to: `user:${user}`, reader: actor, mode, address }] : []
    })
    return [...agencies, ...people]
  }

  /** Undefined where there is nowhere to write to, or nobody any more. */
  async find(to: Addressee): Promise<AddresseeNow | undefined> {
    if (to.startsWith('agency:')) return this.mailboxOf(to.slice('agency:'.length))
    const user = to.slice('user:'.length)
    const { mode, address } = await this.settings.of(user)
    const actor = this.register.actor(user)
    return actor && address !== undefined && mode !== 'list-only' ? { to, reader: actor, mode, address } : undefined
  }

  private mailboxOf(id: string): AddresseeNow | undefined {
    const address = this.register.hasLeft(id) ? undefined : this.register.mailbox(id)
    return address === undefined ? undefined : { to: `agency:${id}`, reader: { mailbox: id }, mode: 'digest', address }
  }
}
