import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { NO_HASH, chained } from '../chain.js'
import type { Chain, Prepared, StreamHead, Unplaced } from '../chain.js'
import { CommandReused, WrongRevision } from '../port.js'
import type { Appended, Expected, Made, StoredEvent } from '../port.js'
import { fromHex, pack, readable, toInstant, unpack } from './cells.js'
import type { Names } from './names.js'
import type { EventReader } from './reader.js'

/** One call of append, checked and with its payloads as text. */
export interface Command {
  readonly stream: string
  readonly expected: Expected
  readonly events: readonly Prepared[]
  readonly made: Made
}

interface FirstOfCommand {
  readonly revision: number
  readonly digest: string
}

/** Writes commands inside the transaction that GroupCommit holds open. Nothing here waits. */
export class EventWriter {
  private readonly findStream: StatementSync
  private readonly findHead: StatementSync
  private readonly findCommand: StatementSync
  private readonly findLastRecorded: StatementSync
  private readonly insertStream: StatementSync
  private readonly insertEvent: StatementSync

  constructor(
    database: DatabaseSync,
    private readonly names: Names,
    private readonly reader: EventReader,
    private readonly chain: Chain,
  ) {
    this.findStream = database.prepare('select id from streams where name = ?')
    this.findHead = database.prepare('select revision, hex(hash) as hash from events where stream = ? order by revision desc limit 1')
    this.findCommand = database.prepare(`select revision, ${readable('digest')} from events e where stream = ?1 and substr(command, -3) = substr(?2, -3) and command = ?2`)
    this.findLastRecorded = database.prepare('select recorded_at from events order by position desc limit 1')
    this.insertStream = database.prepare('insert into streams (name) values (?)')
    this.insertEvent = database.prepare(
      `insert into events (stream, revision, type, version, recorded_at, happened_at, user, agency, command, digest, cause,
         correlation, rules, hash, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
  }

  /** @throws WrongRevision, CommandReused before anything is written */
  write({ stream, expected, events, made }: Command): Appended {
    const known = this.findStream.get(stream)?.['id']
    const found = typeof known === 'number' ? known : undefined
    if (found !== undefined) {
      const first = this.firstOf(found, made)
      if (first !== undefined) return answer(this.reader.commandFrom(found, first), true)
    }
    const head = found === undefined ? empty : this.headOf(found)
    if (!fits(expected, head.revision)) throw new WrongRevision(stream, expected, head.revision)
    const id = found ?? Number(this.insertStream.run(stream).lastInsertRowid)
    const recorded = chained(stream, head, events, made, this.momentOf(made), this.chain)
    return answer(
      recorded.map((event, i) => this.insert(id, event, events[i]?.text ?? '', i === 0)),
      false,
    )
  }

  private insert(stream: number, event: Unplaced, text: string, first: boolean): StoredEvent {
    const recordedAt = Date.parse(event.recordedAt)
    const { lastInsertRowid } = this.insertEvent.run(
      stream,
      event.revision,
      this.names.idOf(event.type),
      event.version,
      recordedAt,
      event.happenedAt === event.recordedAt ? null : Date.parse(event.happenedAt),
      this.names.idOf(event.by.user),
      this.names.idOf(event.by.agency),
      first ? pack(event.commandId) : null,
      first ? pack(event.digest) : null,
      event.cause === undefined ? null : pack(event.cause),
      event.correlation === event.commandId ? null : pack(event.correlation),
      this.names.idOf(event.rules),
      fromHex(event.hash),
      text,
    )
    return { ...event, position: BigInt(lastInsertRowid) }
  }

  /** Revision of the first event that this command made in this stream. @throws CommandReused when it had other content */
  private firstOf(stream: number, made: Made): number | undefined {
    const row = this.findCommand.get(stream, pack(made.commandId)) as FirstOfCommand | undefined
    if (row && unpack(row.digest) !== made.digest) throw new CommandReused(made.commandId)
    return row?.revision
  }

  private headOf(stream: number): StreamHead {
    const row = this.findHead.get(stream) as { revision: number; hash: string } | undefined
    return row ? { revision: row.revision, hash: row.hash.toLowerCase() } : empty
  }

  /** When a command is recorded: its own moment, or the last event's if a clock went back. */
  private momentOf(made: Made): string {
    const last = this.findLastRecorded.get()?.['recorded_at']
    return typeof last === 'number' && last > Date.parse(made.at) ? toInstant(last) : made.at
  }
}

const empty: StreamHead = { revision: -1, hash: NO_HASH }

const answer = (events: readonly StoredEvent[], repeated: boolean): Appended => {
  const last = events.at(-1)
  if (!last) throw new Error('A command without events was to be answered.')
  return { revision: last.revision, position: last.position, events, repeated }
}

const fits = (expected: Expected, actual: number): boolean =>
  expected === 'any' || (expected === 'none' ? actual === -1 : expected === 'exists' ? actual >= 0 : actual === expected)
