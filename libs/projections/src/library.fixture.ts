import type { DomainEvent, Sealed, StreamType } from '@lantern/decision'
import { SetClock } from '@lantern/clock'
import { openSqliteEventStore, type EventStore } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { sealed, openSealed } from '@lantern/testing'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projection } from './projection.js'
import type { Source } from './rebuild.js'

/** A small library, for these specs only: nothing personal about it but its readers' names. */
export type LoanEvent =
  | DomainEvent<'BookLent', { reader: string; name: Sealed<string>; tags: readonly string[] }>
  | DomainEvent<'LoanExtended', { days: number }>
  | DomainEvent<'BookReturned', Record<never, never>>
  | DomainEvent<'ShelfDusted', Record<never, never>>

export const loan: StreamType<LoanEvent, null, 'loan'> = {
  name: 'loan',
  initialState: null,
  evolve: () => null,
  personal: { BookLent: { name: 'person' }, LoanExtended: {}, BookReturned: {}, ShelfDusted: {} },
}

export interface LoanRow {
  readonly loan: string
  readonly reader: string
  readonly name: string | null
  readonly status: 'out' | 'back'
  readonly days: number
  readonly tags: readonly string[]
  readonly changed_at: string
}

/** Set a stream here and the fold throws on its extensions. */
export const broken = new Set<string>()

export const loans = projection<LoanEvent, LoanRow>({
  name: 'loans',
  version: 1,
  streams: ['loan'],
  key: 'loan',
  columns: { loan: 'text', reader: 'text', name: 'text', status: 'text', days: 'integer', tags: 'json', changed_at: 'text' },
  indexes: [['status', 'changed_at']],
  on: {
    BookLent: (_, { data, recordedAt }, open, key) => ({
      loan: key,
      reader: data.reader,
      name: open(data.name) ?? null,
      status: 'out',
      days: 14,
      tags: data.tags,
      changed_at: recordedAt,
    }),
    LoanExtended: (row, { data, stream, recordedAt }) => {
      if (broken.has(stream)) throw new TypeError(`Cannot read the days of ${stream}`)
      return row && { ...row, days: row.days + data.days, changed_at: recordedAt }
    },
    BookReturned: (row, { recordedAt }) => row && { ...row, status: 'back', changed_at: recordedAt },
    ShelfDusted: 'ignored',
  },
})

export interface ReaderRow {
  readonly reader: string
  readonly lent: number
}

/** Rows fed by many streams; a reader without loans has none. */
export const readers = projection<LoanEvent, ReaderRow>({
  name: 'readers',
  version: 1,
  streams: ['loan'],
  key: 'reader',
  columns: { reader: 'text', lent: 'integer' },
  keysOf: event => (event.type === 'BookLent' ? [event.data.reader, 'everybody'] : ['everybody']),
  on: {
    BookLent: (row, _event, _open, key) => ({ reader: key, lent: (row?.lent ?? 0) + 1 }),
    LoanExtended: row => row,
    BookReturned: row => (row && row.lent > 1 ? { ...row, lent: row.lent - 1 } : undefined),
    others: 'ignored',
  },
})

/** Opens the boxes that `sealed` makes; notes which keys were asked for. */
export class SpecSealer extends Sealer {
  readonly loaded = new Set<string>()
  async prepare(): Promise<void> {}
  seal = <T>(key: string, value: T): Sealed<T> => sealed(value, key)
  open<T>(value: Sealed<T>): T | undefined {
    if (!this.loaded.has(value.key)) throw new Error('The key was not loaded.')
    return openSealed(value)
  }
  sealBytes = (_key: string, _purpose: string, bytes: Uint8Array): Buffer => Buffer.from(bytes)
  openBytes = (_key: string, _purpose: string, bytes: Buffer): Buffer => bytes
  async load(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.loaded.add(key)
  }
}

export const lent = (reader = 'reader-1', name = 'Ann'): LoanEvent => ({
  type: 'BookLent',
  data: { reader, name: sealed(name, `person-${reader}`), tags: ['blue', 'old'] },
})
export const extended = (days = 7): LoanEvent => ({ type: 'LoanExtended', data: { days } })
export const returned: LoanEvent = { type: 'BookReturned', data: {} }
export const dusted: LoanEvent = { type: 'ShelfDusted', data: {} }

/** An event store of its own in a temporary folder, and what else a projector needs. */
export interface Library extends Source {
  readonly clock: SetClock
  /** Path of its events. */
  readonly file: string
  readonly sealer: SpecSealer
  record(id: string, ...events: readonly LoanEvent[]): Promise<bigint>
  remove(): Promise<void>
}

export async function newLibrary(): Promise<Library> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-library-'))
  const file = join(folder, 'events.db')
  const store: EventStore = openSqliteEventStore({ file })
  const clock = new SetClock('2027-01-11T09:00:00.000Z')
  let commands = 0
  return {
    file,
    store,
    clock,
    sealer: new SpecSealer(),
    streams: [loan],
    record: async (id, ...events) => {
      const commandId = `command-${++commands}`
      const made = { at: clock.now(), by: { user: 'librarian-1', agency: 'library' }, commandId, digest: 'none', rules: '' }
      const appended = await store.append(
        `loan-${id}`,
        'any',
        events.map(({ type, data }) => ({ type, version: 1, data })),
        made,
      )
      return appended.position
    },
    remove: async () => {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}
