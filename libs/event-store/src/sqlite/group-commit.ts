import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { CommandReused, StoreUnavailable, WrongRevision } from '../port.js'
import { resultCodeOf } from './result-code.js'

/** A group ends at so many commands, or after so many milliseconds: those that wait for it must not wait long. */
const groupSize = 64
const groupMilliseconds = 4

interface Waiting<T> {
  readonly work: () => T
  readonly resolve: (value: T) => void
  readonly reject: (error: unknown) => void
}

type Outcome<T> = { readonly value: T } | { readonly refused: unknown }

export interface OnCommit<T> {
  /** What the work of a group returned, in order, once it is durable. */
  readonly committed: (values: readonly T[]) => void
  readonly rolledBack: () => void
  readonly stopped: (error: Error) => void
}

/**
 * Puts the work of several callers into one transaction, so that they share one fsync. Begin to commit happens within one turn of
 * the event loop, so no two callers can share a transaction by accident. Each is answered after the commit.
 */
export class GroupCommit<T> {
  private readonly queue: Waiting<T>[] = []
  private readonly begin: StatementSync
  private readonly commit: StatementSync
  private readonly rollback: StatementSync
  private scheduled = false
  private stopped: Error | undefined
  private whenIdle: (() => void)[] = []

  constructor(
    private readonly database: DatabaseSync,
    private readonly on: OnCommit<T>,
  ) {
    this.begin = database.prepare('begin immediate')
    this.commit = database.prepare('commit')
    this.rollback = database.prepare('rollback')
  }

  /**
   * Runs work inside a transaction and answers what it returned once that is durable. Work either does all that it does or throws
   * before its first write.
   */
  submit(work: () => T): Promise<T> {
    if (this.stopped) return Promise.reject(this.stopped)
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ work, resolve, reject })
      this.schedule()
    })
  }

  /** Lets what is queued finish and takes nothing more. */
  async close(): Promise<void> {
    if (this.queue.length > 0) await new Promise<void>(resolve => this.whenIdle.push(resolve))
    this.stopped ??= new StoreUnavailable('The event store is closed.')
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    // After the I/O of this turn, so that requests which arrived together share a group.
    setImmediate(() => {
      this.scheduled = false
      this.flush()
      if (this.queue.length > 0) this.schedule()
      else for (const resolve of this.whenIdle.splice(0)) resolve()
    })
  }

  private flush(): void {
    const group: Waiting<T>[] = []
    const outcomes: Outcome<T>[] = []
    try {
      this.begin.run()
      const until = performance.now() + groupMilliseconds
      while (group.length < groupSize && performance.now() < until) {
        const next = this.queue.shift()
        if (!next) break
        group.push(next)
        outcomes.push(attempt(next.work))
      }
      this.commit.run()
    } catch (error) {
      this.undo(error, group, outcomes)
      return
    }
    outcomes.forEach((outcome, i) => ('refused' in outcome ? group[i]?.reject(outcome.refused) : group[i]?.resolve(outcome.value)))
    const values = outcomes.flatMap(outcome => ('value' in outcome ? [outcome.value] : []))
    if (values.length > 0) this.on.committed(values)
  }

  /** Nobody was answered yet, so a group can be undone whole. */
  private undo(error: unknown, group: readonly Waiting<T>[], outcomes: readonly Outcome<T>[]): void {
    let undone = true
    try {
      if (this.database.isTransaction) this.rollback.run()
    } catch {
      undone = false
    }
    this.on.rolledBack()
    const kind = kindOf(error)
    if (kind === 'busy' && undone) {
      const waiting = group.length > 0 ? group : this.queue.splice(0)
      for (const { reject } of waiting) reject(new StoreUnavailable('Another process is writing to the event file.', { cause: error }))
    } else if (kind === 'own' && undone && outcomes.length < group.length) {
      // One caller's work failed by itself: the others go again, without it.
      group.at(-1)?.reject(error)
      this.queue.unshift(...group.slice(0, -1))
    } else this.stop(error, group)
  }

  /**
   * After a failed write or sync nobody knows what is on the disk, and a second fsync may report success for pages that were dropped
   * (Rebello et al., "Can Applications Recover from fsync Failures?", USENIX ATC 2020). So accept nothing more; a restart recovers from the file.
   */
  private stop(error: unknown, group: readonly Waiting<T>[]): void {
    this.stopped = new StoreUnavailable('The event store stopped after a write failed. Restart to recover from the file.', { cause: error })
    for (const { reject } of [...group, ...this.queue.splice(0)]) reject(this.stopped)
    this.on.stopped(this.stopped)
  }
}

/** A refusal leaves the transaction as it was: the work throws it before it writes. */
function attempt<T>(work: () => T): Outcome<T> {
  try {
    return { value: work() }
  } catch (refused) {
    if (refused instanceof WrongRevision || refused instanceof CommandReused) return { refused }
    throw refused
  }
}

/** What a failure is about: another writer, the work of one caller, or the file. */
function kindOf(error: unknown): 'busy' | 'own' | 'file' {
  const code = resultCodeOf(error)
  return code === 5 || code === 6 ? 'busy' : code === undefined || code === 19 ? 'own' : 'file'
}
