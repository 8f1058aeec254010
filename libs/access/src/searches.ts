import type { Instant } from '@lantern/decision'
import type { PrivateStore, Sealer } from '@lantern/privacy'
import { after, hour } from './after.js'
import { newToken } from './tokens.js'
import { openForUser, sealForUser } from './user-box.js'

const keptFor = hour

/** What was searched for and found, sealed, behind an address that says nothing: a name never stands in a URL. */
export class Searches {
  constructor(
    private readonly store: PrivateStore,
    private readonly sealer: Sealer,
  ) {}

  /** Keeps the question and its answer for an hour. Gives the opaque id for the address. */
  async keep(user: string, search: object, now: Instant): Promise<string> {
    const id = newToken()
    const sealed = await sealForUser(this.sealer, user, search)
    await this.store.db.insertInto('searches').values({ id, user_id: user, sealed, kept_at: now, expires_at: after(now, keptFor) }).execute()
    return id
  }

  /** What keep was given; undefined when it has expired, or another person asks. `T` is what that was: keep and find are called by one page. */
  async find<T extends object>(user: string, id: string, now: Instant): Promise<T | undefined> {
    const row = await this.store.db
      .selectFrom('searches')
      .select('sealed')
      .where('id', '=', id)
      .where('user_id', '=', user)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row && openForUser<T>(this.sealer, user, row.sealed)
  }

  /** Removes what has expired. Returns how many. */
  async sweep(now: Instant): Promise<number> {
    const { numDeletedRows } = await this.store.db.deleteFrom('searches').where('expires_at', '<=', now).executeTakeFirst()
    return Number(numDeletedRows)
  }
}
