import type { Instant } from '@lantern/decision'
import type { PrivateStore, Sealer } from '@lantern/privacy'
import { after, hour } from './after.js'
import type { FormBody } from './held-forms.js'
import { openForUser, sealForUser } from './user-box.js'

/** What a draft is of: the command that it will be sent as, and the thing that it is about (empty when there is none yet). */
export interface DraftOf {
  readonly form: string
  readonly about: string
}

/** What was typed, and how often each part of the form was saved: a part that was never saved is not begun. */
export interface DraftContent {
  readonly answers: FormBody
  readonly saves: Readonly<Record<string, number>>
}

export interface Draft extends DraftOf, DraftContent {
  readonly id: string
  readonly revision: number
  readonly startedAt: Instant
  readonly savedAt: Instant
  readonly expiresAt: Instant
  /** The reference that it was sent as: then nothing of it is kept. */
  readonly sentAs?: string
}

export interface DraftRules {
  /** How long a draft is kept after it was last saved: days. */
  readonly keptForDays: number
}

export const draftRules: DraftRules = { keptForDays: 28 }

/** Long enough for a second press of the button to be told what came of the first. */
const sentFor = 24 * hour
const nothing: DraftContent = { answers: {}, saves: {} }

/** Long forms that one user has begun and not sent: kept as typed, sealed under that user's key, shown to nobody else. */
export class Drafts {
  constructor(
    private readonly store: PrivateStore,
    private readonly sealer: Sealer,
    private readonly rules: DraftRules = draftRules,
  ) {}

  get keptForDays(): number {
    return this.rules.keptForDays
  }

  /** Those of this person that are not sent, the one saved last first. */
  async list(user: string, of: DraftOf, now: Instant): Promise<readonly Draft[]> {
    const rows = await this.mine(user, of, now).where('sent_as', 'is', null).orderBy('saved_at', 'desc').orderBy('id').execute()
    return (await Promise.all(rows.map(row => this.open(user, row)))).flatMap(draft => draft ?? [])
  }

  /** How many of this person are begun and not sent, whatever the form: so much, and no word of them, may be known of a person who leaves. */
  async unsent(user: string, now: Instant): Promise<number> {
    const row = await this.store.db.selectFrom('drafts').select(({ fn }) => fn.countAll<string | number>().as('count')).where('user_id', '=', user).where('sent_as', 'is', null).where('expires_at', '>', now).executeTakeFirst()
    return Number(row?.count ?? 0)
  }

  /** undefined when it was deleted, has expired, is of another form, or another person asks. */
  async find(user: string, of: DraftOf, id: string, now: Instant): Promise<Draft | undefined> {
    const row = await this.mine(user, of, now).where('id', '=', id).executeTakeFirst()
    return row && this.open(user, row)
  }

  /**
   * Saves over the revision that was read; -1 makes the draft. Answers false when another window was first: read it again.
   */
  async save(user: string, { id, form, about, revision }: DraftOf & Pick<Draft, 'id' | 'revision'>, content: DraftContent, now: Instant): Promise<boolean> {
    const sealed = await sealForUser(this.sealer, user, content)
    const saved = { sealed, revision: revision + 1, saved_at: now, expires_at: after(now, this.rules.keptForDays * 24 * hour) }
    if (revision < 0) {
      const { numInsertedOrUpdatedRows } = await this.store.db
        .insertInto('drafts')
        .values({ id, user_id: user, form, about, sent_as: null, started_at: now, ...saved })
        .onConflict(conflict => conflict.column('id').doNothing())
        .executeTakeFirst()
      return Number(numInsertedOrUpdatedRows ?? 0) > 0
    }
    const { numUpdatedRows } = await this.store.db
      .updateTable('drafts')
      .set(saved)
      .where('id', '=', id)
      .where('user_id', '=', user)
      .where('revision', '=', revision)
      .where('sent_as', 'is', null)
      .executeTakeFirst()
    return Number(numUpdatedRows) > 0
  }

  /** It was recorded: what was typed goes, and its reference stays for a day. */
  async sent(user: string, id: string, ref: string, now: Instant): Promise<void> {
    await this.store.db
      .updateTable('drafts')
      .set({ sealed: '', sent_as: ref, expires_at: after(now, sentFor) })
      .where('id', '=', id)
      .where('user_id', '=', user)
      .execute()
  }

  async delete(user: string, id: string): Promise<void> {
    await this.store.db.deleteFrom('drafts').where('id', '=', id).where('user_id', '=', user).execute()
  }

  /** Removes what has expired. Returns how many. */
  async sweep(now: Instant): Promise<number> {
    const { numDeletedRows } = await this.store.db.deleteFrom('drafts').where('expires_at', '<=', now).executeTakeFirst()
    return Number(numDeletedRows)
  }

  private mine(user: string, { form, about }: DraftOf, now: Instant) {
    return this.store.db.selectFrom('drafts').selectAll().where('user_id', '=', user).where('form', '=', form).where('about', '=', about).where('expires_at', '>', now)
  }

  private async open(user: string, row: Awaited<ReturnType<ReturnType<Drafts['mine']>['executeTakeFirstOrThrow']>>): Promise<Draft | undefined> {
    const { id, form, about, revision, started_at: startedAt, saved_at: savedAt, expires_at: expiresAt, sent_as: sentAs } = row
    const of = { id, form, about, revision, startedAt, savedAt, expiresAt }
    if (sentAs !== null) return { ...of, ...nothing, sentAs }
    const content = await openForUser<DraftContent>(this.sealer, user, row.sealed)
    return content && { ...of, ...content }
  }
}
