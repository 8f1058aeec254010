import type { Instant } from '@lantern/decision'
import type { PrivateStore, Sealer } from '@lantern/privacy'
import { openForUser, sealForUser } from './user-box.js'

/** How somebody is told outside of Lantern: once each working day, at once, or not at all. */
export const messageModes = ['digest', 'at-once', 'list-only'] as const
export type MessageMode = (typeof messageModes)[number]

/** RFC 5321. */
export const longestMailAddress = 254
/** One address and nothing besides: no name before it, no second one, no line that would become a header. */
export const isMailAddress = (text: string): boolean => text.length <= longestMailAddress && /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text)

export interface MessageSetting {
  readonly mode: MessageMode
  /** Undefined while they gave none: then nothing is sent. */
  readonly address: string | undefined
}

/** How people want to be told, and where: their own address is personal, so that it is in no event and sealed under their key. */
export class MessageSettings {
  constructor(
    private readonly store: PrivateStore,
    private readonly sealer: Sealer,
  ) {}

  async of(user: string): Promise<MessageSetting> {
    const row = await this.store.db.selectFrom('message_settings').selectAll().where('user_id', '=', user).executeTakeFirst()
    return { mode: modeOf(row?.mode), address: row === undefined || row.sealed === null ? undefined : await openForUser<string>(this.sealer, user, row.sealed) }
  }

  /** Of everybody who gave an address and is to be written to. */
  async all(): Promise<readonly (MessageSetting & { readonly user: string })[]> {
    const rows = await this.store.db.selectFrom('message_settings').select('user_id').where('sealed', 'is not', null).where('mode', '!=', 'list-only').orderBy('user_id').execute()
    return Promise.all(rows.map(async ({ user_id: user }) => ({ user, ...(await this.of(user)) })))
  }

  async save(user: string, { mode, address }: MessageSetting, now: Instant): Promise<void> {
    const values = { mode, sealed: address === undefined ? null : await sealForUser(this.sealer, user, address), saved_at: now }
    await this.store.db.insertInto('message_settings').values({ user_id: user, ...values }).onConflict(conflict => conflict.column('user_id').doUpdateSet(values)).execute()
  }
}

const modeOf = (mode: string | undefined): MessageMode => messageModes.find(each => each === mode) ?? 'digest'
