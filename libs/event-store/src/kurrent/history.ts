import { START, StoreUnavailable } from '../port.js'
import type { Position, StoredEvent } from '../port.js'
import { keptOf } from './envelope.js'
import { notOfTheSystem, type RawLog } from './raw-log.js'

/** What is missing: a position that had been acknowledged, or the event that a stream held at a revision. */
export type HistoryLost = { readonly acknowledged: Position; readonly head: Position } | { readonly stream: string; readonly revision: number }

/**
 * Whether the server still has what it acknowledged. A cluster that elects a leader without the last events loses them
 * (KurrentDB #1126, #1367), and a reader whose checkpoint lies ahead of the log skips what is written there next (#4970).
 * So after each broken connection the last acknowledged event is looked for, and when it is gone appends stop: to write on would
 * reuse positions that readers have passed.
 */
export class History {
  private last: { readonly id: string; readonly position: Position } | undefined
  private reach: Position = START
  private doubtful = false
  private lost: StoreUnavailable | undefined

  constructor(
    private readonly raw: RawLog,
    private readonly alarm: (lost: HistoryLost) => void,
  ) {}

  /** The connection broke. */
  doubt(): void {
    this.doubtful = true
  }

  /** An event that the server said it has. */
  acknowledged(event: StoredEvent): void {
    if (this.last && this.last.position >= event.position) return
    this.last = { id: event.id, position: event.position }
    this.mustReach(event.position)
  }

  /** A position that the log is known to have reached. */
  mustReach(position: Position): void {
    if (position > this.reach) this.reach = position
  }

  /** Position of the last event but those of the system. @throws StoreUnavailable also when the log ends before what it had reached */
  async head(): Promise<Position> {
    // As it was before the question: what is acknowledged while the answer travels may not be in it.
    const reach = this.reach
    const head = (await this.raw.last(notOfTheSystem))?.position?.commit ?? START
    if (head >= reach) return head
    // The last event may have been scavenged with its stream; then the log itself still goes as far.
    const end = (await this.raw.last())?.position?.commit ?? START
    return end >= reach ? reach : this.lose({ acknowledged: reach, head: end })
  }

  /** @throws StoreUnavailable when acknowledged events are gone */
  async check(): Promise<void> {
    if (this.lost) throw this.lost
    if (!this.doubtful) return
    this.doubtful = false
    try {
      const { last } = this
      const head = await this.head()
      if (last && (await this.idAt(last.position)) !== last.id) this.lose({ acknowledged: last.position, head })
    } catch (error) {
      this.doubtful = true
      throw error
    }
  }

  /** Id of the event at a position; undefined when none begins there, which a server that answers otherwise says by an error. */
  private async idAt(position: Position): Promise<string | undefined> {
    try {
      const [found] = await this.raw.from(position, 1)
      return found && keptOf(found)?.event.id
    } catch {
      await this.head()
      return undefined
    }
  }

  lose(what: HistoryLost): never {
    if (!this.lost) this.alarm(what)
    this.lost = new StoreUnavailable('The event store lacks events that it had acknowledged. Nothing more is written until an operator has looked.')
    throw this.lost
  }
}
