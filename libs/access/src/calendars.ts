import type { Instant } from '@lantern/decision'
import type { PrivateStore } from '@lantern/privacy'
import { newToken, tokenHash } from './tokens.js'

/** Secret addresses of calendars, one for each person: whoever has the address reads the calendar, so that it is stored as a hash alone and can be made anew or taken away. */
export class Calendars {
  constructor(private readonly store: PrivateStore) {}

  /** The secret, which is shown once. The one before opens nothing any more. */
  async make(user: string, now: Instant): Promise<string> {
    const token = newToken()
    const values = { token_hash: tokenHash(token), made_at: now }
    await this.store.db.insertInto('calendars').values({ user_id: user, ...values }).onConflict(conflict => conflict.column('user_id').doUpdateSet(values)).execute()
    return token
  }

  async revoke(user: string): Promise<void> {
    await this.store.db.deleteFrom('calendars').where('user_id', '=', user).execute()
  }

  /** Since when this person has an address; undefined while there is none. */
  async madeAt(user: string): Promise<Instant | undefined> {
    return (await this.store.db.selectFrom('calendars').select('made_at').where('user_id', '=', user).executeTakeFirst())?.made_at
  }

  /** Whose calendar it opens; undefined for one that was revoked and one that never was. */
  async userOf(token: string): Promise<string | undefined> {
    return (await this.store.db.selectFrom('calendars').select('user_id').where('token_hash', '=', tokenHash(token)).executeTakeFirst())?.user_id
  }
}
