import type { DatabaseSync } from 'node:sqlite'
import { chainHash, prepare } from '../chain.js'
import type { Chain } from '../chain.js'
import { EventStore, StoreUnavailable } from '../port.js'
import type { Appended, Expected, Filter, Made, NewEvent, Position, StoredEvent, Subscription, SubscriptionOptions } from '../port.js'
import { CatchUpSubscription } from '../subscription.js'
import { makeWhole, openDatabase } from './database.js'
import { GroupCommit } from './group-commit.js'
import { Names } from './names.js'
import { FoldReader } from './fold-reader.js'
import { EventReader } from './reader.js'
import { RecentEvents } from './recent-events.js'
import { StreamHeads } from './stream-heads.js'
import { EventWriter } from './writer.js'

export interface SqliteEventStoreOptions {
  /** Path of events.db. */
  readonly file: string
  /** Reads what another process writes. The file must be there. */
  readonly readOnly?: boolean
  /** @see OpenOptions.unfinished */
  readonly unfinished?: boolean
  /** Told once when a write failed: the store takes nothing more, and the process should end and start again. */
  readonly onStopped?: (error: Error) => void
  /** Only for measuring what the chain costs. */
  readonly chain?: Chain
}

const defaultPage = 1_000

/** Milliseconds after which a subscription looks by itself: another process may have written. Own commits wake it at once. */
const pollEvery = 100

/** The log in one SQLite file: durable (WAL, synchronous=FULL), one writing process, commands committed in groups. */
export class SqliteEventStore extends EventStore {
  private readonly reader: EventReader
  private readonly foldReader: FoldReader
  private readonly writer: EventWriter | undefined
  private readonly commits: GroupCommit<Appended> | undefined
  private readonly recent = new RecentEvents()
  private readonly heads: StreamHeads
  private readonly listeners = new Set<() => void>()
  private readonly subscriptions = new Set<Subscription>()
  private closed = false

  constructor(
    private readonly database: DatabaseSync,
    private readonly options: SqliteEventStoreOptions,
  ) {
    super()
    const names = new Names(database)
    this.reader = new EventReader(database, names)
    this.heads = new StreamHeads(database)
    this.foldReader = new FoldReader(database, names, position => this.reader.getAt(position))
    if (options.readOnly) return
    this.writer = new EventWriter(database, names, this.reader, options.chain ?? chainHash)
    this.commits = new GroupCommit(database, {
      committed: answers => {
        for (const { events, repeated } of answers) if (!repeated) this.recent.add(events)
        this.listeners.forEach(wake => wake())
      },
      rolledBack: () => names.forget(),
      stopped: error => options.onStopped?.(error),
    })
  }

  async append(stream: string, expected: Expected, events: readonly NewEvent[], made: Made): Promise<Appended> {
    const { writer, commits } = this
    if (!writer || !commits) throw new StoreUnavailable('The event file is open for reading only.')
    const command = { stream, expected, events: prepare(events, made), made }
    return commits.submit(() => writer.write(command))
  }

  async readStream(stream: string, { from = 0, max = Infinity }: { readonly from?: number; readonly max?: number } = {}): Promise<readonly StoredEvent[]> {
    this.checkOpen()
    return this.reader.readStream(stream, from, max)
  }

  override async readStreams(streams: readonly string[]): Promise<readonly StoredEvent[]> {
    this.checkOpen()
    return this.foldReader.readStreams(streams)
  }

  override async readOn(stream: string, known: Pick<StoredEvent, 'revision' | 'hash'>): Promise<readonly StoredEvent[] | undefined> {
    this.checkOpen()
    return this.heads.isLast(stream, known) ? [] : super.readOn(stream, known)
  }

  async readAll({ after, max = defaultPage, filter }: { readonly after: Position; readonly max?: number; readonly filter?: Filter }): Promise<readonly StoredEvent[]> {
    this.checkOpen()
    return this.recent.after(after, this.reader.head(), max, filter) ?? this.reader.readAll(after, max, filter)
  }

  override async readForFolds({ after, max = defaultPage, filter }: { readonly after: Position; readonly max?: number; readonly filter?: Filter }): Promise<readonly StoredEvent[]> {
    this.checkOpen()
    return this.foldReader.read(after, max, this.reader.head(), filter)
  }

  async head(): Promise<Position> {
    this.checkOpen()
    return this.reader.head()
  }

  subscribe(options: SubscriptionOptions, handler: (events: readonly StoredEvent[]) => Promise<void>): Subscription {
    this.checkOpen()
    const subscription: Subscription = new CatchUpSubscription(
      {
        readAll: wanted => this.readAll(wanted),
        head: () => this.head(),
        onAppended: wake => {
          this.listeners.add(wake)
          return () => {
            this.listeners.delete(wake)
            this.subscriptions.delete(subscription)
          }
        },
        pollEvery,
      },
      options,
      handler,
    )
    this.subscriptions.add(subscription)
    return subscription
  }

  async close(): Promise<void> {
    if (this.closed) return
    await this.commits?.close()
    await Promise.all([...this.subscriptions].map(subscription => subscription.close()))
    this.closed = true
    if (this.options.unfinished) makeWhole(this.database)
    this.database.close()
  }

  private checkOpen(): void {
    if (this.closed) throw new StoreUnavailable('The event store is closed.')
  }
}

/** Opens the file, or makes it. @throws StoreUnavailable when SQLite or the file would not keep what is acknowledged */
export const openSqliteEventStore = (options: SqliteEventStoreOptions): SqliteEventStore => new SqliteEventStore(openDatabase(options), options)
