import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { idOf } from '../chain.js'
import type { Filter, Position, StoredEvent } from '../port.js'
import { toInstant } from './cells.js'
import type { Names } from './names.js'
import { conditionsOf } from './reader.js'

/** What a fold nearly always asks for; the rest of the envelope costs more to read than all of this together. */
type Row = readonly [
  position: number,
  stream: string,
  revision: number,
  type: number,
  version: number,
  recordedAt: number,
  happenedAt: number | null,
  user: number,
  agency: number,
  rules: number,
  data: string,
  /** Where events are shown one by one, since their ids are made of it. */
  hash?: string,
]

const columns = 'e.position, s.name, e.revision, e.type, e.version, e.recorded_at, e.happened_at, e.user, e.agency, e.rules, e.data'

/** Rows looked through before other work gets its turn. */
const page = 500
const window = 4_000

/**
 * Reads events for folds. What they seldom ask for is looked up when they do, so take the fields you need: a copy made with
 * `{ ...event }` has only some of them.
 */
export class FoldReader {
  private readonly statements = new Map<string, StatementSync>()
  private readonly ofStreams: StatementSync

  constructor(
    private readonly database: DatabaseSync,
    private readonly names: Names,
    private readonly whole: (position: Position) => StoredEvent,
  ) {
    this.ofStreams = database.prepare(
      `select ${columns}, hex(e.hash) from json_each(?) wanted cross join streams s on s.name = wanted.value cross join events e on e.stream = s.id
       order by e.position`,
    )
    this.ofStreams.setReturnArrays(true)
  }

  /** In one go: what is asked for together are the few events of a case, or of its actions. */
  readStreams(streams: readonly string[]): readonly StoredEvent[] {
    const rows = this.ofStreams.all(JSON.stringify(streams)) as unknown as readonly Row[]
    return rows.map(row => new LazyEvent(row, this.names, this.whole))
  }

  async read(after: Position, max: number, head: Position, { streams, types }: Filter = {}): Promise<readonly StoredEvent[]> {
    if (streams?.length === 0 || types?.length === 0) return []
    const statement = this.statement(streams?.length ?? 0, types !== undefined)
    const values = [...(streams ?? []).flatMap(prefix => [prefix, prefix]), ...(types ? [this.names.listOf(types)] : [])]
    const events: StoredEvent[] = []
    for (let next = after; next < head && events.length < max; await setImmediate()) {
      const wanted = Math.min(page, max - events.length)
      const rows = statement.all(next, next + BigInt(window), ...values, wanted) as unknown as readonly Row[]
      for (const row of rows) events.push(new LazyEvent(row, this.names, this.whole))
      next = rows.length < wanted ? next + BigInt(window) : BigInt(rows.at(-1)?.[0] ?? 0)
    }
    return events
  }

  private statement(streams: number, types: boolean): StatementSync {
    const key = `${streams} ${types}`
    const known = this.statements.get(key)
    if (known) return known
    const made = this.database.prepare(`select ${columns} from events e join streams s on s.id = e.stream where ${conditionsOf(streams, types)} order by e.position limit +?`)
    made.setReturnArrays(true)
    this.statements.set(key, made)
    return made
  }
}

class LazyEvent implements StoredEvent {
  readonly position: Position
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly version: number
  readonly data: object
  private found: StoredEvent | undefined

  constructor(
    private readonly row: Row,
    private readonly names: Names,
    private readonly whole: (position: Position) => StoredEvent,
  ) {
    this.position = BigInt(row[0])
    this.stream = row[1]
    this.revision = row[2]
    this.type = names.nameOf(row[3])
    this.version = row[4]
    this.data = JSON.parse(row[10]) as object
  }

  get recordedAt(): string {
    return toInstant(this.row[5])
  }
  get happenedAt(): string {
    return toInstant(this.row[6] ?? this.row[5])
  }
  get id(): string {
    return idOf(this.hash)
  }
  get by(): StoredEvent['by'] {
    return { user: this.names.nameOf(this.row[7]), agency: this.names.nameOf(this.row[8]) }
  }
  get commandId(): string {
    return this.rest.commandId
  }
  get digest(): string {
    return this.rest.digest
  }
  get cause(): string | undefined {
    return this.rest.cause
  }
  get correlation(): string {
    return this.rest.correlation
  }
  get rules(): string {
    return this.names.nameOf(this.row[9])
  }
  get previousHash(): string {
    return this.rest.previousHash
  }
  get hash(): string {
    return this.row[11]?.toLowerCase() ?? this.rest.hash
  }

  private get rest(): StoredEvent {
    return (this.found ??= this.whole(this.position))
  }
}
