import type { Instant } from '@lantern/decision'
import type { PrivateStore, Sealer } from '@lantern/privacy'
import { newToken } from './tokens.js'
import { openForUser, sealForUser } from './user-box.js'

/** A filter of a list that somebody keeps: codes alone, as they stand in its address, and what they call it. */
export interface SavedFilter {
  readonly id: string
  readonly name: string
  /** What stands behind the question mark of the list. */
  readonly query: Readonly<Record<string, string>>
}

/** So many are kept for each list: more would be no shorter than the filter itself. */
export const mostSavedFilters = 20

/** More than so many are kept already. */
export class TooManyFilters extends Error {
  override readonly name = 'TooManyFilters'
  constructor() {
    super(`You keep ${mostSavedFilters} filters of this list already. Delete one first.`)
  }
}

/** Filters that people keep, each for themselves alone; what they are called is sealed under their key. */
export class SavedFilters {
  constructor(
    private readonly store: PrivateStore,
    private readonly sealer: Sealer,
  ) {}

  /** Their filters of one list, by name. */
  async of(user: string, list: string): Promise<readonly SavedFilter[]> {
    const rows = await this.store.db.selectFrom('saved_filters').select(['id', 'sealed']).where('user_id', '=', user).where('list', '=', list).execute()
    const opened = await Promise.all(rows.map(async ({ id, sealed }) => ({ id, kept: await openForUser<Omit<SavedFilter, 'id'>>(this.sealer, user, sealed) })))
    return opened.flatMap(({ id, kept }) => (kept ? [{ id, ...kept }] : [])).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  }

  /** Keeps a filter; one of the same name takes its place. @throws TooManyFilters */
  async save(user: string, list: string, filter: Omit<SavedFilter, 'id'>, now: Instant): Promise<void> {
    const kept = await this.of(user, list)
    const before = kept.find(({ name }) => name.toLowerCase() === filter.name.toLowerCase())
    if (!before && kept.length >= mostSavedFilters) throw new TooManyFilters()
    const sealed = await sealForUser(this.sealer, user, filter)
    if (before) await this.delete(user, before.id)
    await this.store.db.insertInto('saved_filters').values({ id: newToken(), user_id: user, list, sealed, saved_at: now }).execute()
  }

  /** Nothing happens to another person's. */
  async delete(user: string, id: string): Promise<void> {
    await this.store.db.deleteFrom('saved_filters').where('id', '=', id).where('user_id', '=', user).execute()
  }
}
