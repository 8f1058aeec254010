import type { Instant } from '@lantern/decision'
import type { PrivateStore, SessionTable } from '@lantern/privacy'
import type { CompiledQuery } from 'kysely'
import { after, hour, minute } from './after.js'
import { newToken, tokenHash } from './tokens.js'

/** A person's browser, or a program that sends its token with each request. */
export type SessionKind = 'browser' | 'bearer'

export interface SessionRules {
  /** A session that was not used for so long has expired. */
  readonly idleMinutes: number
  /** A session expires then, however much it was used. */
  readonly longestHours: number
}

export const sessionRules: SessionRules = { idleMinutes: 30, longestHours: 12 }

export interface Session {
  /** SHA-256 of the token: names the session without being able to use it. */
  readonly id: string
  readonly user: string
  readonly kind: SessionKind
  readonly since: Instant
  readonly expiresAt: Instant
}

/** An expired session still says whose it was, so that the form it sent can be held for that person and no other. */
export type FoundSession = { readonly is: 'live'; readonly session: Session } | { readonly is: 'expired'; readonly user: string }

/** An expired session is remembered so long: a form that was left open over night is still held. */
const rememberedFor = 24 * hour

/** Use is written down at most this often: every request would otherwise wait for the disk. */
const writtenEvery = minute

/** Sessions and bearer tokens. A token is shown once, to its holder; only its hash is stored. */
export class Sessions {
  /** Compiled once: it is asked with every request. */
  private readonly byToken: CompiledQuery<SessionTable>

  constructor(
    private readonly store: PrivateStore,
    private readonly rules: SessionRules = sessionRules,
  ) {
    this.byToken = store.db.selectFrom('sessions').selectAll().where('token_hash', '=', '').compile()
  }

  async begin(user: string, kind: SessionKind, now: Instant): Promise<{ readonly token: string; readonly session: Session }> {
    const token = newToken()
    const row: SessionTable = {
      token_hash: tokenHash(token),
      user_id: user,
      kind,
      created_at: now,
      used_at: now,
      idle_until: after(now, this.rules.idleMinutes * minute),
      expires_at: after(now, this.rules.longestHours * hour),
    }
    await this.store.db.insertInto('sessions').values(row).execute()
    return { token, session: sessionOf(row) }
  }

  /** undefined for a token that was never given, was revoked, or expired long ago. */
  async find(token: string, now: Instant): Promise<FoundSession | undefined> {
    const { rows } = await this.store.db.executeQuery<SessionTable>({ ...this.byToken, parameters: [tokenHash(token)] })
    const [row] = rows
    if (!row) return undefined
    if (now >= row.expires_at || now >= row.idle_until) return { is: 'expired', user: row.user_id }
    if (now >= after(row.used_at, Math.min(writtenEvery, (this.rules.idleMinutes * minute) / 10))) await this.used(row.token_hash, now)
    return { is: 'live', session: sessionOf(row) }
  }

  /** Signs out. */
  async revoke(token: string): Promise<void> {
    await this.store.db.deleteFrom('sessions').where('token_hash', '=', tokenHash(token)).execute()
  }

  /** Ends every session of a user: a reset, a disabled account, another role. Returns how many there were. */
  async revokeAll(user: string): Promise<number> {
    const { numDeletedRows } = await this.store.db.deleteFrom('sessions').where('user_id', '=', user).executeTakeFirst()
    return Number(numDeletedRows)
  }

  /** Removes sessions that expired long ago. Returns how many. */
  async sweep(now: Instant): Promise<number> {
    const before = after(now, -rememberedFor)
    const { numDeletedRows } = await this.store.db
      .deleteFrom('sessions')
      .where(eb => eb.or([eb('expires_at', '<', before), eb('idle_until', '<', before)]))
      .executeTakeFirst()
    return Number(numDeletedRows)
  }

  private async used(token_hash: string, now: Instant): Promise<void> {
    const idle_until = after(now, this.rules.idleMinutes * minute)
    await this.store.db.updateTable('sessions').set({ used_at: now, idle_until }).where('token_hash', '=', token_hash).execute()
  }
}

const sessionOf = (row: SessionTable): Session => ({
  id: row.token_hash,
  user: row.user_id,
  kind: row.kind === 'bearer' ? 'bearer' : 'browser',
  since: row.created_at,
  expiresAt: row.expires_at,
})
