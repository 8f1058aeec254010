import type { Instant } from '@lantern/decision'
import type { PrivateStore, Sealer } from '@lantern/privacy'
import { after, hour } from './after.js'
import { newToken } from './tokens.js'
import { openForUser, sealForUser } from './user-box.js'

/** A form as it was posted: names of fields and what was typed. */
export type FormBody = Readonly<Record<string, unknown>>

export interface HeldForm {
  readonly id: string
  /** Where it was posted, without host: starts with one slash. */
  readonly path: string
  readonly body: FormBody
}

const heldFor = 24 * hour

/** Forms that were posted after their session had expired: kept sealed, and given back to the same person after signing in again. */
export class HeldForms {
  constructor(
    private readonly store: PrivateStore,
    private readonly sealer: Sealer,
  ) {}

  /** Holds the form for 24 hours; an earlier one of the same person and path gives way. @throws when the path leads elsewhere */
  async hold(user: string, path: string, body: FormBody, now: Instant): Promise<void> {
    if (!/^\/(?![/\\])/.test(path)) throw new Error('A form is held for a path of this site.')
    const sealed = await sealForUser(this.sealer, user, body)
    await this.store.db.transaction().execute(async trx => {
      await trx.deleteFrom('held_forms').where('user_id', '=', user).where('path', '=', path).execute()
      await trx
        .insertInto('held_forms')
        .values({ id: newToken(), user_id: user, path, sealed, held_at: now, expires_at: after(now, heldFor) })
        .execute()
    })
  }

  /** The form that this person sent last and did not get back yet. It stays held: drop it once it is on a page. */
  async waiting(user: string, now: Instant): Promise<HeldForm | undefined> {
    const row = await this.store.db
      .selectFrom('held_forms')
      .selectAll()
      .where('user_id', '=', user)
      .where('expires_at', '>', now)
      .orderBy('held_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    const body = row && (await openForUser<FormBody>(this.sealer, user, row.sealed))
    return row && body ? { id: row.id, path: row.path, body } : undefined
  }

  async drop(user: string, id: string): Promise<void> {
    await this.store.db.deleteFrom('held_forms').where('user_id', '=', user).where('id', '=', id).execute()
  }

  /** The form that this person sent last, handed over: a second time it is gone. */
  async take(user: string, now: Instant): Promise<HeldForm | undefined> {
    const form = await this.waiting(user, now)
    if (form) await this.drop(user, form.id)
    return form
  }

  /** Removes what nobody came back for. Returns how many. */
  async sweep(now: Instant): Promise<number> {
    const { numDeletedRows } = await this.store.db.deleteFrom('held_forms').where('expires_at', '<=', now).executeTakeFirst()
    return Number(numDeletedRows)
  }
}
