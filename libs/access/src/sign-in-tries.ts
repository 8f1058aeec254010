import { createHmac } from 'node:crypto'
import type { Instant } from '@lantern/decision'
import type { MasterKey, PrivateStore } from '@lantern/privacy'
import { after, hour, minute } from './after.js'

export interface LockRules {
  /** Wrong tries in a row before sign-in stops. */
  readonly tries: number
  /** How long it stops at first; each further lock takes twice as long. */
  readonly minutes: number
  /** The longest that it stops. */
  readonly longestMinutes: number
  /** Tries that are left after a lock before the next one. */
  readonly triesAfter: number
}

export const lockRules: LockRules = { tries: 10, minutes: 15, longestMinutes: 240, triesAfter: 3 }

/** A row that was not touched for so long says nothing any more. */
const forgottenAfter = 24 * hour

/** A try that may go on, with what was counted before it ended, or the moment until which none may. */
export type Try = { readonly may: true; readonly failures: number; readonly locks: number } | Locked
export interface Locked {
  readonly may: false
  readonly until: Instant
}

/**
 * Counts tries to sign in, by keyed hash of the name that was typed: names that nobody has are counted and locked like others, so an
 * answer does not say who has an account, and a password typed into the wrong field is not stored.
 */
export class SignInTries {
  private readonly key: Buffer

  constructor(
    private readonly store: PrivateStore,
    master: MasterKey,
    private readonly rules: LockRules = lockRules,
  ) {
    this.key = master.derive('sign-in names')
  }

  /** Counts a try before the password is looked at, so that many at once get no further than the same number one by one. */
  async begin(name: string, now: Instant): Promise<Try> {
    const name_hash = this.hashOf(name)
    const row = await this.store.db
      .insertInto('sign_in_tries')
      .values({ name_hash, failures: 1, locks: 0, locked_until: null, last_at: now })
      .onConflict(conflict =>
        conflict.column('name_hash').doUpdateSet(eb => ({
          failures: eb.case().when('sign_in_tries.locked_until', '>', now).then(eb.ref('sign_in_tries.failures')).else(eb('sign_in_tries.failures', '+', 1)).end(),
          last_at: now,
        })),
      )
      .returning(['failures', 'locks', 'locked_until'])
      .executeTakeFirstOrThrow()
    if (row.locked_until !== null && row.locked_until > now) return { may: false, until: row.locked_until }
    if (row.failures > this.rules.tries) return this.lock(name_hash, row.locks, now)
    return { may: true, failures: row.failures, locks: row.locks }
  }

  /** The try went wrong. Says when the next may be, if that is not at once. */
  async failed(name: string, { failures, locks }: Extract<Try, { may: true }>, now: Instant): Promise<Locked | undefined> {
    return failures < this.rules.tries ? undefined : this.lock(this.hashOf(name), locks, now)
  }

  /** The right password and code: what was wrong before is forgotten. */
  async forget(name: string): Promise<void> {
    await this.store.db.deleteFrom('sign_in_tries').where('name_hash', '=', this.hashOf(name)).execute()
  }

  /** Removes what says nothing any more. Returns how many rows. */
  async sweep(now: Instant): Promise<number> {
    const before = after(now, -forgottenAfter)
    const { numDeletedRows } = await this.store.db.deleteFrom('sign_in_tries').where('last_at', '<', before).executeTakeFirst()
    return Number(numDeletedRows)
  }

  private async lock(name_hash: string, locks: number, now: Instant): Promise<Locked> {
    const minutes = Math.min(this.rules.minutes * 2 ** locks, this.rules.longestMinutes)
    const locked_until = after(now, minutes * minute)
    await this.store.db
      .updateTable('sign_in_tries')
      .set({ locks: locks + 1, locked_until, failures: this.rules.tries - this.rules.triesAfter })
      .where('name_hash', '=', name_hash)
      .where('locks', '=', locks)
      .execute()
    return { may: false, until: locked_until }
  }

  /** Keyed, so that whoever has the log alone cannot try names against it. */
  hashOf(name: string): string {
    return createHmac('sha256', this.key).update(name).digest('hex')
  }
}
