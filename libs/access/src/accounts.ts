import type { Instant } from '@lantern/decision'
import type { CredentialTable, MasterKey, PrivateStore } from '@lantern/privacy'
import { after, hour } from './after.js'
import { enrolmentOf, newOtpSecret, stepOf, type Enrolment } from './one-time-codes.js'
import { whatIsWrongWith } from './password-rules.js'
import { hashPassword, isPassword, needsRehash, nobodysHash, passwordCost, type PasswordCost } from './passwords.js'
import type { Sessions } from './sessions.js'
import { lockRules, SignInTries, type LockRules } from './sign-in-tries.js'
import { newToken, tokenHash } from './tokens.js'

/** `issuer` is the name that an authenticator app shows; a setup link holds for `setupHours`. */
export interface AccountSettings {
  readonly issuer: string
  readonly setupHours: number
  readonly cost: PasswordCost
  readonly lock: LockRules
}

/** A link that is handed over once, in person or by another channel than the sign-in name. */
export interface Setup {
  readonly token: string
  readonly expiresAt: Instant
}

/** `ready` once password and second factor are set up. */
export interface Account {
  readonly user: string
  readonly signInName: string
  readonly ready: boolean
  readonly disabled: boolean
}

/** Whose name was typed, for the record alone: a user's id, or the keyed hash of a name that nobody has. */
export type Whose = { readonly user: string } | { readonly nameHash: string }

/** One answer for a wrong name, password, code or a disabled account; and one for too many tries. `whose` is never told to who tried. */
export type SignedIn =
  | { readonly signedIn: true; readonly user: string }
  | { readonly signedIn: false; readonly why: 'wrong'; readonly whose: Whose }
  | { readonly signedIn: false; readonly why: 'locked'; readonly until: Instant; readonly whose: Whose }

/** `link`: used, expired or never given. `password`: `sentence` says what is wrong. `code`: not the one the app shows now. */
export type SetUp =
  | { readonly done: true; readonly user: string }
  | { readonly done: false; readonly why: 'link' | 'code' }
  | { readonly done: false; readonly why: 'password'; readonly sentence: string }

export class AccountExists extends Error {
  override readonly name = 'AccountExists'
}
export class NoAccount extends Error {
  override readonly name = 'NoAccount'
}

/** Local accounts: password and a code from an authenticator app. A lost password or telephone is an administrator's reset. */
export class Accounts {
  private readonly tries: SignInTries
  private readonly settings: AccountSettings

  constructor(
    private readonly store: PrivateStore,
    private readonly master: MasterKey,
    private readonly sessions: Sessions,
    settings: Partial<AccountSettings> = {},
  ) {
    this.settings = { issuer: 'Lantern', setupHours: 24, cost: passwordCost, lock: lockRules, ...settings }
    this.tries = new SignInTries(store, master, this.settings.lock)
  }

  /** `user` is the opaque id that events hold, `signInName` what the person types. @throws AccountExists */
  async addUser({ user, signInName }: { readonly user: string; readonly signInName: string }, now: Instant): Promise<Setup> {
    const name = typed(signInName)
    if (name === '') throw new Error('A sign-in name is needed.')
    const row: CredentialTable = {
      user_id: user,
      sign_in_name: name,
      password: null,
      otp_secret: null,
      otp_last_step: null,
      setup_hash: null,
      setup_expires_at: null,
      disabled_at: null,
      created_at: now,
      changed_at: now,
    }
    const made = await this.store.db.insertInto('credentials').values(row).onConflict(conflict => conflict.doNothing()).returning('user_id').execute()
    if (made.length === 0) throw new AccountExists('This user or sign-in name has an account already.')
    return this.reset(user, now)
  }

  /** By id or, failing that, by the name that the person types; undefined when neither has an account. */
  async find(userOrName: string): Promise<Account | undefined> {
    const all = await this.list()
    return all.find(({ user }) => user === userOrName) ?? all.find(({ signInName }) => signInName === typed(userOrName))
  }

  /** Every account, by sign-in name. */
  async list(): Promise<readonly Account[]> {
    const rows = await this.store.db.selectFrom('credentials').select(['user_id', 'sign_in_name', 'password', 'disabled_at']).orderBy('sign_in_name').execute()
    return rows.map(row => ({ user: row.user_id, signInName: row.sign_in_name, ready: row.password !== null, disabled: row.disabled_at !== null }))
  }

  /** Ends all sessions, password and second factor, and gives a link to set new ones. A disabled account stays disabled. @throws NoAccount */
  async reset(user: string, now: Instant): Promise<Setup> {
    const { sign_in_name } = await this.get(user)
    const token = newToken()
    const expiresAt = after(now, this.settings.setupHours * hour)
    await this.change(user, now, {
      password: null,
      otp_secret: this.master.seal(otpPurpose(user), newOtpSecret()),
      otp_last_step: null,
      setup_hash: tokenHash(token),
      setup_expires_at: expiresAt,
    })
    await this.sessions.revokeAll(user)
    await this.tries.forget(sign_in_name)
    return { token, expiresAt }
  }

  /** Nobody signs in to it until it is enabled; its sessions end. @throws NoAccount */
  async disable(user: string, now: Instant): Promise<void> {
    await this.get(user)
    await this.change(user, now, { disabled_at: now })
    await this.sessions.revokeAll(user)
  }

  /** @throws NoAccount */
  async enable(user: string, now: Instant): Promise<void> {
    await this.get(user)
    await this.change(user, now, { disabled_at: null })
  }

  /** What the page behind a setup link shows; undefined when the link was used, has expired or was never given. */
  async findSetup(token: string, now: Instant): Promise<({ readonly user: string; readonly signInName: string } & Enrolment) | undefined> {
    const row = await this.setupRow(token, now)
    if (!row) return undefined
    const { user_id: user, sign_in_name: signInName } = row
    return { user, signInName, ...(await enrolmentOf(this.otpSecret(row), this.settings.issuer, signInName)) }
  }

  /** Sets the password, once the authenticator app gives the right code. The link is used up then, and not before. */
  async setUp(given: { readonly token: string; readonly password: string; readonly code: string }, now: Instant): Promise<SetUp> {
    const row = await this.setupRow(given.token, now)
    if (!row) return { done: false, why: 'link' }
    const sentence = whatIsWrongWith(given.password, row.sign_in_name)
    if (sentence) return { done: false, why: 'password', sentence }
    const step = stepOf(this.otpSecret(row), given.code, now)
    if (step === undefined) return { done: false, why: 'code' }
    const used = await this.store.db
      .updateTable('credentials')
      .set({
        password: await hashPassword(given.password, this.settings.cost),
        otp_last_step: step,
        setup_hash: null,
        setup_expires_at: null,
        changed_at: now,
      })
      .where('setup_hash', '=', tokenHash(given.token))
      .executeTakeFirst()
    return used.numUpdatedRows === 1n ? { done: true, user: row.user_id } : { done: false, why: 'link' }
  }

  /** Does the same work, and gives the same answer, for a name that nobody has. */
  async signIn(given: { readonly signInName: string; readonly password: string; readonly code: string }, now: Instant): Promise<SignedIn> {
    const name = typed(given.signInName)
    const attempt = await this.tries.begin(name, now)
    const row = await this.store.db.selectFrom('credentials').selectAll().where('sign_in_name', '=', name).executeTakeFirst()
    const whose: Whose = row ? { user: row.user_id } : { nameHash: this.tries.hashOf(name) }
    if (!attempt.may) return { signedIn: false, why: 'locked', until: attempt.until, whose }

    const right = await isPassword(given.password, row?.password ?? nobodysHash(this.settings.cost))
    if (row?.password && right && !row.disabled_at && (await this.takeCode(row, given.code, now))) {
      await this.tries.forget(name)
      if (needsRehash(row.password, this.settings.cost)) {
        await this.change(row.user_id, now, { password: await hashPassword(given.password, this.settings.cost) })
      }
      return { signedIn: true, user: row.user_id }
    }
    const locked = await this.tries.failed(name, attempt, now)
    return locked ? { signedIn: false, why: 'locked', until: locked.until, whose } : { signedIn: false, why: 'wrong', whose }
  }

  /** Removes counts of wrong tries that say nothing any more. Returns how many. */
  async sweep(now: Instant): Promise<number> {
    return this.tries.sweep(now)
  }

  /** A code counts once: its step is stored where a later one is not stored yet, so of two that come at once one is refused. */
  private async takeCode(row: CredentialTable, code: string, now: Instant): Promise<boolean> {
    const step = stepOf(this.otpSecret(row), code, now)
    if (step === undefined) return false
    const taken = await this.store.db
      .updateTable('credentials')
      .set({ otp_last_step: step })
      .where('user_id', '=', row.user_id)
      .where(eb => eb.or([eb('otp_last_step', 'is', null), eb('otp_last_step', '<', step)]))
      .executeTakeFirst()
    return taken.numUpdatedRows === 1n
  }

  private async setupRow(token: string, now: Instant): Promise<CredentialTable | undefined> {
    const row = await this.store.db.selectFrom('credentials').selectAll().where('setup_hash', '=', tokenHash(token)).executeTakeFirst()
    return row?.setup_expires_at && now < row.setup_expires_at && !row.disabled_at ? row : undefined
  }

  private otpSecret(row: CredentialTable): string {
    return this.master.open(otpPurpose(row.user_id), row.otp_secret ?? '').toString('utf8')
  }

  private async get(user: string): Promise<CredentialTable> {
    const row = await this.store.db.selectFrom('credentials').selectAll().where('user_id', '=', user).executeTakeFirst()
    if (!row) throw new NoAccount('There is no account of this user.')
    return row
  }

  private async change(user: string, now: Instant, to: Partial<CredentialTable>): Promise<void> {
    await this.store.db.updateTable('credentials').set({ ...to, changed_at: now }).where('user_id', '=', user).execute()
  }
}

const otpPurpose = (user: string): string => `second factor of ${user}`

/** A sign-in name as it is compared: without surrounding space, letter case or ways to compose a letter. */
const typed = (signInName: string): string => signInName.normalize('NFKC').trim().toLowerCase()
