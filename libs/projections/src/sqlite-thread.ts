import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'
import type { SQLInputValue } from 'node:sqlite'
import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

export interface Asked {
  readonly id: number
  readonly sql: string
  readonly parameters: SQLInputValue[]
  /** Asked of the connection that may write. */
  readonly writing: boolean
}
export type Answered = { readonly id: number; readonly rows: readonly object[] } | { readonly id: number; readonly failed: string }

interface Waiting {
  readonly resolve: (rows: readonly object[]) => void
  readonly reject: (error: Error) => void
}

/** Threads run built code, also when the sources run under jest. */
const workerFile = (): string => fileURLToPath(new URL('./sqlite-thread.worker.js', import.meta.url)).replace(`${sep}src${sep}`, `${sep}dist${sep}`)

/**
 * What takes long of a file, on a thread of its own: queries that may look at every row, such as a search, on a connection that only reads, and moving what the write-ahead
 * log holds into the file, on another. The thread starts with the first of them and keeps no process alive. A thread that ends unforeseen fails what was asked of it; the next query starts another.
 */
export class SqliteThread {
  private worker: Worker | undefined
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0

  constructor(private readonly file: string) {}

  query(sql: string, parameters: readonly unknown[]): Promise<readonly object[]> {
    return this.ask(sql, parameters, false)
  }

  /** Moves into the file what the write-ahead log holds and nobody reads there any more, and waits for the disk. */
  async checkpoint(): Promise<void> {
    await this.ask('pragma wal_checkpoint(passive)', [], true)
  }

  private ask(sql: string, parameters: readonly unknown[], writing: boolean): Promise<readonly object[]> {
    const id = ++this.asked
    this.worker ??= this.start()
    const { worker } = this
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, sql, parameters: [...parameters] as SQLInputValue[], writing } satisfies Asked)
    })
  }

  async close(): Promise<void> {
    await this.worker?.terminate()
  }

  private start(): Worker {
    const worker = new Worker(workerFile(), { workerData: { file: this.file } })
    worker.on('message', (answered: Answered) => {
      const waiting = this.waiting.get(answered.id)
      this.waiting.delete(answered.id)
      if (this.waiting.size === 0) worker.unref()
      if ('failed' in answered) waiting?.reject(new Error(answered.failed))
      else waiting?.resolve(answered.rows)
    })
    const end = (error: Error): void => {
      if (this.worker === worker) this.worker = undefined
      for (const { reject } of this.waiting.values()) reject(error)
      this.waiting.clear()
    }
    worker.on('error', end)
    worker.on('exit', () => end(new Error('The thread that searches has ended.')))
    return worker
  }
}

/** Kysely on that thread: for reading only, and whole answers only. */
export class SqliteThreadDialect implements Dialect {
  constructor(private readonly thread: SqliteThread) {}

  createAdapter = (): SqliteAdapter => new SqliteAdapter()
  createQueryCompiler = (): SqliteQueryCompiler => new SqliteQueryCompiler()
  createIntrospector = (db: Kysely<unknown>): SqliteIntrospector => new SqliteIntrospector(db)

  createDriver = (): Driver => {
    const { thread } = this
    const readOnly = (): Promise<never> => Promise.reject(new Error('This connection only reads.'))
    const connection: DatabaseConnection = {
      async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
        return { rows: (await thread.query(sql, parameters)) as R[] }
      },
      streamQuery: () => {
        throw new Error('This connection gives whole answers only.')
      },
    }
    return {
      init: () => Promise.resolve(),
      acquireConnection: () => Promise.resolve(connection),
      releaseConnection: () => Promise.resolve(),
      beginTransaction: readOnly,
      commitTransaction: readOnly,
      rollbackTransaction: readOnly,
      destroy: () => thread.close(),
    }
  }
}
