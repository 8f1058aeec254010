import type { Kysely } from 'kysely'
import type { Instant } from '@lantern/decision'

/** Data keys by subject. `wrapped` is the key under the master key, null once destroyed; the row stays, so that the id is never used again. */
export interface KeyTable {
  id: string
  wrapped: string | null
  created_at: Instant
  destroyed_at: Instant | null
}

/** Sign-in of one user. `otp_secret` is sealed under the master key; `setup_hash` is the SHA-256 of the one-time link that sets the password. */
export interface CredentialTable {
  user_id: string
  sign_in_name: string
  password: string | null
  otp_secret: string | null
  otp_last_step: number | null
  setup_hash: string | null
  setup_expires_at: Instant | null
  disabled_at: Instant | null
  created_at: Instant
  changed_at: Instant
}

/** Wrong tries by keyed hash of the name that was typed, known or not, so that both are answered alike. */
export interface SignInTryTable {
  name_hash: string
  failures: number
  locks: number
  locked_until: Instant | null
  last_at: Instant
}

/** Sessions and bearer tokens. Only the SHA-256 of a token is stored. */
export interface SessionTable {
  token_hash: string
  user_id: string
  kind: string
  created_at: Instant
  used_at: Instant
  idle_until: Instant
  expires_at: Instant
}

/** Forms that were posted after their session had expired. `sealed` is a box under the user's key. */
export interface HeldFormTable {
  id: string
  user_id: string
  path: string
  sealed: string
  held_at: Instant
  expires_at: Instant
}

/** What was searched for and found, sealed, behind an opaque address. */
export interface SearchTable {
  id: string
  user_id: string
  sealed: string
  kept_at: Instant
  expires_at: Instant
}

/**
 * Long forms that somebody has begun. `form` is the command, `about` what it is about (empty: nothing yet). `sealed` is a box under the user's
 * key, empty once `sent_as` says what came of it. `revision` counts what was saved, so that two tabs never overwrite each other.
 */
export interface DraftTable {
  id: string
  user_id: string
  form: string
  about: string
  sealed: string
  revision: number
  sent_as: string | null
  started_at: Instant
  saved_at: Instant
  expires_at: Instant
}

/**
 * Files of a draft, beside what was typed. `content` is in the file vault, under the key of the user. `sealed` is a box under the same key (its
 * name, kind, size and digest), empty while the content comes or goes: such a row names a content for nobody but the sweep.
 */
export interface DraftFileTable {
  id: string
  draft: string
  user_id: string
  field: string
  content: string
  sealed: string
  added_at: Instant
}

/** Filters of lists that people keep. `sealed` is a box under the user's key: what they call it, and its choices. */
export interface SavedFilterTable {
  id: string
  user_id: string
  list: string
  sealed: string
  saved_at: Instant
}

/** How somebody is told outside of Lantern. `sealed` is a box under the user's key, their address; null while they gave none. */
export interface MessageSettingTable {
  user_id: string
  mode: string
  sealed: string | null
  saved_at: Instant
}

/** The secret address of a person's calendar: its SHA-256 alone. */
export interface CalendarTable {
  user_id: string
  token_hash: string
  made_at: Instant
}

/** When the automations of a name last ran. */
export interface TickTable {
  name: string
  at: Instant
}

export interface SettingTable {
  name: string
  value: string
}

/** Parts of the contents of files, on servers: sealed under the key of their case. `id` is content and place. */
export interface FilePartTable {
  id: string
  content: string
  place: number
  sealed: string
}

export interface PrivateTables {
  keys: KeyTable
  credentials: CredentialTable
  sign_in_tries: SignInTryTable
  sessions: SessionTable
  held_forms: HeldFormTable
  searches: SearchTable
  drafts: DraftTable
  draft_files: DraftFileTable
  saved_filters: SavedFilterTable
  message_settings: MessageSettingTable
  calendars: CalendarTable
  ticks: TickTable
  file_parts: FilePartTable
  settings: SettingTable
}

/** Raised when a table changes; a store that a later release wrote is refused. */
const tablesVersion = 6

/** Makes the tables that are missing. The statements are the same on SQLite and PostgreSQL. */
export async function createTables(db: Kysely<PrivateTables>): Promise<void> {
  const table = (name: keyof PrivateTables, first: string) => db.schema.createTable(name).ifNotExists().addColumn(first, 'text', c => c.primaryKey())
  const index = (name: string, on: keyof PrivateTables, columns: string[]) => db.schema.createIndex(name).ifNotExists().on(on).columns(columns).execute()

  await table('settings', 'name').addColumn('value', 'text', c => c.notNull()).execute()
  await table('keys', 'id')
    .addColumn('wrapped', 'text')
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('destroyed_at', 'text')
    .execute()
  await table('credentials', 'user_id')
    .addColumn('sign_in_name', 'text', c => c.notNull().unique())
    .addColumn('password', 'text')
    .addColumn('otp_secret', 'text')
    .addColumn('otp_last_step', 'integer')
    .addColumn('setup_hash', 'text', c => c.unique())
    .addColumn('setup_expires_at', 'text')
    .addColumn('disabled_at', 'text')
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('changed_at', 'text', c => c.notNull())
    .execute()
  await table('sign_in_tries', 'name_hash')
    .addColumn('failures', 'integer', c => c.notNull())
    .addColumn('locks', 'integer', c => c.notNull())
    .addColumn('locked_until', 'text')
    .addColumn('last_at', 'text', c => c.notNull())
    .execute()
  await table('sessions', 'token_hash')
    .addColumn('user_id', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('used_at', 'text', c => c.notNull())
    .addColumn('idle_until', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .execute()
  await table('held_forms', 'id')
    .addColumn('user_id', 'text', c => c.notNull())
    .addColumn('path', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('held_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .execute()
  await table('searches', 'id')
    .addColumn('user_id', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('kept_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .execute()
  await table('drafts', 'id')
    .addColumn('user_id', 'text', c => c.notNull())
    .addColumn('form', 'text', c => c.notNull())
    .addColumn('about', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('revision', 'integer', c => c.notNull())
    .addColumn('sent_as', 'text')
    .addColumn('started_at', 'text', c => c.notNull())
    .addColumn('saved_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .execute()
  await table('draft_files', 'id')
    .addColumn('draft', 'text', c => c.notNull())
    .addColumn('user_id', 'text', c => c.notNull())
    .addColumn('field', 'text', c => c.notNull())
    .addColumn('content', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('added_at', 'text', c => c.notNull())
    .execute()
  await table('saved_filters', 'id')
    .addColumn('user_id', 'text', c => c.notNull())
    .addColumn('list', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('saved_at', 'text', c => c.notNull())
    .execute()
  await table('message_settings', 'user_id')
    .addColumn('mode', 'text', c => c.notNull())
    .addColumn('sealed', 'text')
    .addColumn('saved_at', 'text', c => c.notNull())
    .execute()
  await table('calendars', 'user_id')
    .addColumn('token_hash', 'text', c => c.notNull().unique())
    .addColumn('made_at', 'text', c => c.notNull())
    .execute()
  await table('ticks', 'name').addColumn('at', 'text', c => c.notNull()).execute()
  await table('file_parts', 'id')
    .addColumn('content', 'text', c => c.notNull())
    .addColumn('place', 'integer', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .execute()
  await index('parts_of_file', 'file_parts', ['content', 'place'])
  await index('sessions_of_user', 'sessions', ['user_id'])
  await index('held_forms_of_user', 'held_forms', ['user_id'])
  await index('drafts_of_user', 'drafts', ['user_id'])
  await index('files_of_draft', 'draft_files', ['draft'])
  await index('filters_of_user', 'saved_filters', ['user_id', 'list'])
  await db
    .insertInto('settings')
    .values({ name: 'tables', value: String(tablesVersion) })
    .onConflict(c => c.column('name').doNothing())
    .execute()
  // Version 2 has the table of drafts more, version 3 that of saved filters and version 4 that of files of drafts: making them is all there is to bringing an earlier one up.
  await db.updateTable('settings').set({ value: String(tablesVersion) }).where('name', '=', 'tables').where('value', 'in', ['1', '2', '3', '4', '5']).execute()
}

/** @throws when the tables are missing, or a later release made them */
export async function checkTables(db: Kysely<PrivateTables>): Promise<void> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', 'tables').executeTakeFirst()
  if (Number(row?.value) !== tablesVersion) {
    throw new Error(`The private store has tables of version ${row?.value ?? 'none'}; this release reads version ${tablesVersion}.`)
  }
}
