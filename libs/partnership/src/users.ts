import { AccountExists, Accounts, NoAccount, type Account } from '@lantern/access'
import { idOf, type Actor, type Instant } from '@lantern/decision'
import { EventStore, loadState } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { lettersOf, systemActor } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { randomUUID } from 'node:crypto'
import { AddUser, decideAddUser } from './add-user/add-user.decide.js'
import { ChangeUserRoles, decideChangeUserRoles } from './change-user-roles/change-user-roles.decide.js'
import { decideDisableUser, DisableUser } from './disable-user/disable-user.decide.js'
import { decideEnableUser, EnableUser } from './enable-user/enable-user.decide.js'
import { refusal } from './partnership.refusals.js'
import { partnership } from './partnership/partnership.stream.js'
import { recordOn } from './recording.js'
import { Register } from './register.js'

export interface NewUser {
  readonly name: string
  readonly agency: string
  readonly roles: readonly string[]
  /** What the person types to sign in. */
  readonly signInName: string
}

/** To be handed over once, in person: whoever has it sets password and second factor. */
export interface HandedOver {
  readonly user: string
  readonly setUpCode: string
  readonly expiresAt: Instant
}

export interface ListedUser {
  readonly user: string
  readonly name: string
  readonly agency: string
  readonly roles: readonly string[]
  /** false: disabled, or never given an account. */
  readonly maySignIn: boolean
  readonly signInName?: string
  /** Whether password and second factor are set up. */
  readonly ready: boolean
}

/**
 * People and their accounts: what they may do is recorded as events, how they prove who they are in the key store. `who` is a user's id
 * or sign-in name.
 */
@Injectable()
export class Users {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly register: Register,
    private readonly accounts: Accounts,
  ) {}

  /**
   * Makes the account first, which lets nobody in by itself, then records the user. Should the process end in between, the same again goes on
   * from there. @throws Refusal partnership.no-such-agency, partnership.no-such-role, partnership.one-group, partnership.hub-role; AccountExists when the sign-in name is taken
   */
  async add({ name, agency, roles, signInName }: NewUser, now: Instant, by: Actor = systemActor): Promise<HandedOver> {
    const id = idOf(this.register.stream)
    const { state } = await loadState(this.store, partnership, id)
    const begun = await this.accounts.find(signInName)
    if (begun && state.users.has(begun.user)) throw new AccountExists('This sign-in name has an account already.')
    // Ten random letters: the id stands in the log for ever and says nothing of the person.
    const user = begun?.user ?? `u-${lettersOf(randomUUID(), 10).toLowerCase()}`
    await this.sealer.prepare([`user-${user}`])
    const command = new AddUser({ userId: user, agency, roles, name: this.sealer.seal(`user-${user}`, name) })
    // A refusal leaves no account behind.
    decideAddUser(command, state)
    const { token, expiresAt } = begun ? await this.accounts.reset(user, now) : await this.accounts.addUser({ user, signInName }, now)
    await recordOn(this.store, this.register, { rule: decideAddUser, command, says: { add: user, agency, roles }, now, by, id })
    return { user, setUpCode: token, expiresAt }
  }

  /** For a lost password or telephone: ends all sessions and gives a new code to set up with. @throws NoAccount */
  async reset(who: string, now: Instant): Promise<HandedOver> {
    const { user } = await this.account(who)
    const { token, expiresAt } = await this.accounts.reset(user, now)
    return { user, setUpCode: token, expiresAt }
  }

  /** All of the roles from now on; they hold at the person's next request. @throws Refusal */
  async changeRoles(who: string, roles: readonly string[], now: Instant, by: Actor = systemActor): Promise<void> {
    const userId = await this.idOf(who)
    await recordOn(this.store, this.register, { rule: decideChangeUserRoles, command: new ChangeUserRoles({ userId, roles }), says: { change: userId, roles }, now, by })
  }

  /** Ends the person's sessions at once. @throws Refusal partnership.no-such-user, partnership.last-administrator */
  async disable(who: string, now: Instant, by: Actor = systemActor): Promise<void> {
    const userId = await this.idOf(who)
    await recordOn(this.store, this.register, { rule: decideDisableUser, command: new DisableUser({ userId }), says: { disable: userId }, now, by })
    if (await this.accounts.find(userId)) await this.accounts.disable(userId, now)
  }

  /** @throws Refusal partnership.no-such-user */
  async enable(who: string, now: Instant, by: Actor = systemActor): Promise<void> {
    const userId = await this.idOf(who)
    await recordOn(this.store, this.register, { rule: decideEnableUser, command: new EnableUser({ userId }), says: { enable: userId }, now, by })
    if (await this.accounts.find(userId)) await this.accounts.enable(userId, now)
  }

  /** Everybody who was ever added. */
  async list(): Promise<readonly ListedUser[]> {
    await this.register.refresh()
    const accounts = new Map((await this.accounts.list()).map(account => [account.user, account]))
    return this.register.people().map(({ active, ...person }) => {
      const account = accounts.get(person.user)
      const maySignIn = active && account !== undefined && !account.disabled
      return { ...person, maySignIn, ...(account ? { signInName: account.signInName } : {}), ready: account?.ready ?? false }
    })
  }

  private async account(who: string): Promise<Account> {
    const account = await this.accounts.find(who)
    if (!account) throw new NoAccount('Nobody has an account with this id or sign-in name.')
    return account
  }

  /** @throws Refusal partnership.no-such-user */
  private async idOf(who: string): Promise<string> {
    await this.register.refresh()
    if (this.register.people().some(({ user }) => user === who)) return who
    const account = await this.accounts.find(who)
    if (!account) throw refusal('partnership.no-such-user')
    return account.user
  }
}
