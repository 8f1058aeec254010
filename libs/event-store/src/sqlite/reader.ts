import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { NO_HASH, idOf } from '../chain.js'
import { START } from '../port.js'
import type { Filter, Position, StoredEvent } from '../port.js'
import { readable, toInstant, unpack } from './cells.js'
import type { Names } from './names.js'

/** A row of `columns`. Bytes arrive as hex text: a third of the time that byte arrays take. */
export interface EventRow {
  readonly position: number
  readonly stream: string
  readonly stream_id: number
  readonly revision: number
  readonly type: number
  readonly version: number
  readonly recorded_at: number
  readonly happened_at: number | null
  readonly user: number
  readonly agency: number
  /** Null on an event that follows another of its command. */
  readonly command: string | null
  readonly digest: string | null
  readonly cause: string | null
  readonly correlation: string | null
  readonly rules: number
  readonly previous_hash: string | null
  readonly hash: string
  readonly data: string
}

/** What the file holds of an event, and the hash of the one before it. */
const columns = `e.position, s.name as stream, e.stream as stream_id, e.revision, e.type, e.version, e.recorded_at, e.happened_at,
  e.user, e.agency, ${readable('command')}, ${readable('digest')}, ${readable('cause')}, ${readable('correlation')}, e.rules, hex(e.hash) as hash, e.data,
  (select hex(p.hash) from events p where p.stream = e.stream and p.revision = e.revision - 1) as previous_hash`

/** Rows that are read, or looked through by a filter, before other work gets its turn: a few milliseconds. */
const page = 500
const filteredPage = 4_000

/** So few streams that the place of their next event is looked up, where it may lie far ahead. */
const fewStreams = 64

/**
 * The reading half of the SQLite store. Limits are written `+?`: SQLite plans a statement anew, which takes longer than reading a short
 * stream, each time that a bare limit is bound to a value. Only whole commits are ever seen: a transaction begins and ends within one turn of the event loop.
 */
export class EventReader {
  private readonly ofStream: StatementSync
  private readonly fromRevision: StatementSync
  private readonly all: StatementSync
  private readonly named: StatementSync
  private readonly nextOf: StatementSync
  private readonly last: StatementSync
  private readonly began: StatementSync
  private readonly filtered = new Map<string, StatementSync>()

  constructor(
    private readonly database: DatabaseSync,
    private readonly names: Names,
  ) {
    const from = `select ${columns} from events e join streams s on s.id = e.stream`
    this.ofStream = database.prepare(
      `${from} where e.stream = (select id from streams where name = ?) and e.revision >= ? order by e.revision limit +?`,
    )
    this.fromRevision = database.prepare(`${from} where e.stream = ? and e.revision >= ? order by e.revision`)
    this.all = database.prepare(`${from} where e.position > ? order by e.position limit +?`)
    this.named = database.prepare('select id from streams where name >= ? and name < ? limit +?')
    this.nextOf = database.prepare(
      'select min(position) as position from events indexed by events_by_stream where stream in (select value from json_each(?)) and position > ?',
    )
    this.began = database.prepare(
      `select ${readable('command')}, ${readable('digest')} from events e where stream = ? and revision < ? and command is not null order by revision desc limit 1`,
    )
    this.last = database.prepare('select max(position) as position from events')
  }

  head(): Position {
    const position = this.last.get()?.['position']
    return typeof position === 'number' ? BigInt(position) : START
  }

  async readStream(stream: string, from: number, max: number): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = []
    for (let next = from; ; await setImmediate()) {
      const wanted = Math.min(page, max - events.length)
      if (wanted <= 0) return events
      const rows = this.ofStream.all(stream, next, wanted) as unknown as EventRow[]
      for (const row of rows) events.push(this.event(row))
      if (rows.length < wanted) return events
      next += rows.length
    }
  }

  async readAll(after: Position, max: number, filter?: Filter): Promise<readonly StoredEvent[]> {
    if (filter && (filter.streams || filter.types)) return this.readFiltered(after, max, filter)
    const events: StoredEvent[] = []
    for (let next = after; ; await setImmediate()) {
      const wanted = Math.min(page, max - events.length)
      if (wanted <= 0) return events
      const rows = this.all.all(next, wanted) as unknown as EventRow[]
      for (const row of rows) events.push(this.event(row))
      if (rows.length < wanted) return events
      next = BigInt(rows.at(-1)?.position ?? 0)
    }
  }

  /** The event at this position. @throws when there is none */
  getAt(position: Position): StoredEvent {
    const [row] = this.all.all(position - 1n, 1) as unknown as EventRow[]
    if (row?.position !== Number(position)) throw new Error(`There is no event at position ${position}.`)
    return this.event(row)
  }

  /** Pages of all events after a position, one at a time and without a pause: for a thread that does nothing else. */
  *pages(after: Position, filter?: Filter): Generator<readonly StoredEvent[]> {
    const wanted = filter && (filter.streams || filter.types) ? this.filterOf(filter) : undefined
    const head = this.head()
    for (let next = this.skip(after, head, filter); next < head; next = this.skip(next, head, filter)) {
      const until = next + BigInt(filteredPage)
      const rows = (wanted ? wanted(next, until, page) : this.all.all(next, page)) as unknown as EventRow[]
      if (rows.length > 0) yield rows.map(row => this.event(row))
      const last = rows.at(-1)
      next = last && (!wanted || rows.length === page) ? BigInt(last.position) : until
    }
  }

  /** The events that a command made, from the revision of its first: they follow one another, so a long stream is not read to its end. */
  commandFrom(stream: number, revision: number): readonly StoredEvent[] {
    const events: StoredEvent[] = []
    for (const row of this.fromRevision.iterate(stream, revision) as unknown as Iterable<EventRow>) {
      if (row.command !== null && events.length > 0) break
      events.push(this.event(row))
    }
    return events
  }

  private async readFiltered(after: Position, max: number, filter: Filter): Promise<readonly StoredEvent[]> {
    const select = this.filterOf(filter)
    const head = this.head()
    const events: StoredEvent[] = []
    // A window of positions at a time, so that a filter that few events pass does not hold up the process.
    for (let next = this.skip(after, head, filter); next < head && events.length < max; next = this.skip(next, head, filter), await setImmediate()) {
      const until = next + BigInt(filteredPage)
      const wanted = Math.min(page, max - events.length)
      const rows = select(next, until, wanted)
      for (const row of rows) events.push(this.event(row))
      next = rows.length < wanted ? until : BigInt(rows.at(-1)?.position ?? 0)
    }
    return events
  }

  /**
   * A position at or after this one that no event of the filter's streams lies before: when they are few and there is far to go, their
   * next one is looked up, so that a reader of one stream does not start by looking through the whole log.
   */
  private skip(after: Position, head: Position, filter: Filter | undefined): Position {
    if (!filter?.streams || head - after <= BigInt(filteredPage)) return after
    const ids: unknown[] = []
    for (const prefix of filter.streams) {
      ids.push(...this.named.all(prefix, `${prefix}\u{10ffff}`, fewStreams + 1).map(row => row['id']))
      if (ids.length > fewStreams) return after
    }
    const position = this.nextOf.get(JSON.stringify(ids), after)?.['position']
    return typeof position === 'number' ? BigInt(position) - 1n : head
  }

  /** Selects rows that pass the filter, after one position and up to another. */
  private filterOf({ streams, types }: Filter): (after: Position, until: Position, max: number) => EventRow[] {
    if (streams?.length === 0 || types?.length === 0) return () => []
    const statement = this.filteredStatement(streams?.length ?? 0, types !== undefined)
    const values = [...(streams ?? []).flatMap(prefix => [prefix, prefix]), ...(types ? [this.names.listOf(types)] : [])]
    return (after, until, max) => statement.all(after, until, ...values, max) as unknown as EventRow[]
  }

  private filteredStatement(streams: number, types: boolean): StatementSync {
    const key = `${streams} ${types}`
    const known = this.filtered.get(key)
    if (known) return known
    const statement = this.database.prepare(
      `select ${columns} from events e join streams s on s.id = e.stream where ${conditionsOf(streams, types)} order by e.position limit +?`,
    )
    this.filtered.set(key, statement)
    return statement
  }

  private event(row: EventRow): StoredEvent {
    const { command, digest } = row.command === null ? this.commandBefore(row) : row
    const recordedAt = toInstant(row.recorded_at)
    const commandId = unpack(command ?? '=')
    const hash = row.hash.toLowerCase()
    return {
      id: idOf(hash),
      type: this.names.nameOf(row.type),
      version: row.version,
      stream: row.stream,
      revision: row.revision,
      recordedAt,
      happenedAt: row.happened_at === null ? recordedAt : toInstant(row.happened_at),
      by: { user: this.names.nameOf(row.user), agency: this.names.nameOf(row.agency) },
      commandId,
      digest: unpack(digest ?? '='),
      ...(row.cause !== null && { cause: unpack(row.cause) }),
      correlation: row.correlation === null ? commandId : unpack(row.correlation),
      rules: this.names.nameOf(row.rules),
      position: BigInt(row.position),
      data: JSON.parse(row.data) as object,
      previousHash: row.previous_hash === null ? NO_HASH : row.previous_hash.toLowerCase(),
      hash,
    }
  }

  /** The command whose first event comes before this row in its stream. */
  private commandBefore({ stream_id, revision }: EventRow): Pick<EventRow, 'command' | 'digest'> {
    const found = this.began.get(stream_id, revision) as Pick<EventRow, 'command' | 'digest'> | undefined
    return found ?? { command: null, digest: null }
  }
}

/** Rows after one position and up to another, of streams with one of so many prefixes, of the types in a JSON list of their numbers. */
export function conditionsOf(streams: number, types: boolean): string {
  const prefixes = Array<string>(streams).fill('substr(s.name, 1, length(?)) = ?').join(' or ')
  const conditions = ['e.position > ? and e.position <= ?', streams > 0 && `(${prefixes})`, types && 'e.type in (select value from json_each(?))']
  return conditions.filter(Boolean).join(' and ')
}
