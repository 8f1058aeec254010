import type { Instant } from '@lantern/decision'
import { newContentId, type FileVault, type PrivateStore, type Sealer } from '@lantern/privacy'
import { createHash } from 'node:crypto'
import { after, hour } from './after.js'
import { newToken } from './tokens.js'
import { keyOfUser, openForUser, sealForUser } from './user-box.js'

/** A file as it was put in; its kind was found by who looked into it. */
export interface PutIn {
  readonly name: string
  readonly kind: string
  readonly bytes: Uint8Array
}

export interface DraftFile {
  readonly id: string
  /** The field of the form that it was put in. */
  readonly field: string
  readonly name: string
  readonly kind: string
  /** Bytes. */
  readonly size: number
}

interface Told extends Omit<DraftFile, 'id' | 'field'> {
  readonly sha256: string
}

/** A row without a box is of a file that is just being put in or taken away; nobody does either for an hour. */
const longestMove = hour

/**
 * Files of drafts, sealed under the key of who put them in. They are a draft's own: once it is sent, deleted or expired, the next sweep takes
 * away what its end left. A row is there before its content and goes after it, so that a crash leaves nothing that no sweep finds.
 */
export class DraftFiles {
  constructor(
    private readonly store: PrivateStore,
    private readonly sealer: Sealer,
    private readonly vault: FileVault,
  ) {}

  /** In the order they were put in. */
  async list(user: string, draft: string): Promise<readonly DraftFile[]> {
    return (await this.opened(user, draft)).map(({ id, field, told: { name, kind, size } }) => ({ id, field, name, kind, size }))
  }

  /** Durable when it resolves. The same file under the same name is there once, however often a form is sent. */
  async add(user: string, draft: string, field: string, { name, kind, bytes }: PutIn, now: Instant): Promise<void> {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if ((await this.opened(user, draft)).some(each => each.field === field && each.told.name === name && each.told.sha256 === sha256)) return
    const [id, content] = [newToken(), newContentId()]
    await this.store.db.insertInto('draft_files').values({ id, draft, user_id: user, field, content, sealed: '', added_at: now }).execute()
    await this.vault.put(content, keyOfUser(user), bytes)
    const sealed = await sealForUser(this.sealer, user, { name, kind, size: bytes.length, sha256 } satisfies Told)
    await this.store.db.updateTable('draft_files').set({ sealed }).where('id', '=', id).execute()
  }

  /** The content of one; undefined when it is not there, or is another person's. @throws ContentLost */
  async bytes(user: string, draft: string, id: string): Promise<Buffer | undefined> {
    const row = await this.of(draft).where('user_id', '=', user).where('id', '=', id).where('sealed', '!=', '').executeTakeFirst()
    return row && this.vault.get(row.content, keyOfUser(user))
  }

  async remove(user: string, draft: string, id: string): Promise<void> {
    await this.drop(await this.of(draft).where('user_id', '=', user).where('id', '=', id).execute())
  }

  /** All of a draft that was sent or deleted. */
  async removeAll(user: string, draft: string): Promise<void> {
    await this.drop(await this.of(draft).where('user_id', '=', user).execute())
  }

  /** Removes files whose draft is no more, and what a crash left behind. Returns how many. */
  async sweep(now: Instant): Promise<number> {
    const rows = await this.store.db
      .selectFrom('draft_files')
      .selectAll()
      .where(where =>
        where.or([
          where.not(where.exists(where.selectFrom('drafts').select('drafts.id').whereRef('drafts.id', '=', 'draft_files.draft').where('sent_as', 'is', null).where('expires_at', '>', now))),
          where.and([where('sealed', '=', ''), where('added_at', '<=', after(now, -longestMove))]),
        ]),
      )
      .execute()
    await this.drop(rows)
    return rows.length
  }

  private of(draft: string) {
    return this.store.db.selectFrom('draft_files').selectAll().where('draft', '=', draft)
  }

  private async opened(user: string, draft: string) {
    const rows = await this.of(draft).where('user_id', '=', user).where('sealed', '!=', '').orderBy('added_at').orderBy('id').execute()
    const found = await Promise.all(rows.map(async ({ id, field, sealed }) => ({ id, field, told: await openForUser<Told>(this.sealer, user, sealed) })))
    return found.flatMap(({ id, field, told }) => (told ? [{ id, field, told }] : []))
  }

  private async drop(rows: readonly { readonly id: string; readonly content: string }[]): Promise<void> {
    for (const { id, content } of rows) {
      await this.store.db.updateTable('draft_files').set({ sealed: '' }).where('id', '=', id).execute()
      await this.vault.remove(content)
      await this.store.db.deleteFrom('draft_files').where('id', '=', id).execute()
    }
  }
}
