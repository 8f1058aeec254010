import { EventStore, START, type Position } from '@lantern/event-store'
import { ViewProgress } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'

/** Milliseconds. Longest wait for people in one go: however much they do, what the machine must do by itself goes on, a piece at a time. */
const patience = 50
/** Milliseconds for which somebody who did something is taken to be here still. */
const lingers = 2_000
/** Milliseconds that a piece may compute on the thread: while somebody is here, who would wait as long, and while nobody is. */
const pieces = { beside: 4, alone: 20 } as const
/** The store writes so many together. */
const most = 64
/** Where nothing is known yet of what each takes. */
const first = 4
/** Milliseconds for which work goes on between two turns of the event loop. */
const slice = 2
/** Longest wait for the views to show a piece: they may be in another process, and of no concern to whoever waits here. */
const viewsPatience = 1_000

/**
 * Lets people go first where they and the automations share a thread, a log and its views. Automations do their work in pieces. Between two pieces the event loop has its turn,
 * commands that are under way are waited for, and the views catch up, so that a command waits for one piece at most. How much a piece holds follows from what the last ones took.
 */
@Injectable()
export class PeopleFirst {
  private underWay = 0
  private lastHere = -Infinity
  private lastTurn = -Infinity
  private readonly waiting = new Set<() => void>()

  constructor(
    private readonly store: EventStore,
    private readonly progress: ViewProgress,
  ) {}

  /** Somebody is here, and may send a command next. */
  here(): void {
    this.lastHere = performance.now()
  }

  /** A command of a person. */
  async during<T>(command: () => Promise<T>): Promise<T> {
    this.underWay += 1
    this.here()
    try {
      return await command()
    } finally {
      this.underWay -= 1
      this.here()
      if (this.underWay === 0) for (const go of [...this.waiting]) go()
    }
  }

  /** Between two pieces of work, however small: a turn of the event loop when it is time for one, and however long it takes until no command is under way, within patience. */
  async turn(): Promise<void> {
    if (performance.now() - this.lastTurn < slice) return
    await setImmediate()
    await this.noneUnderWay()
    this.lastTurn = performance.now()
  }

  private async noneUnderWay(): Promise<void> {
    if (this.underWay === 0) return
    await new Promise<void>(resolve => {
      const go = (): void => {
        clearTimeout(late)
        this.waiting.delete(go)
        resolve()
      }
      const late = setTimeout(go, patience)
      this.waiting.add(go)
    })
  }

  /** Does these side by side within each piece, so that the store writes them as one group, and counts what was done; what fails is told, and keeps none of the others waiting. */
  async sideBySide<T>(things: readonly T[], act: (thing: T) => Promise<boolean>, failed: (error: unknown) => number): Promise<number> {
    let [done, taken, size, shown] = [0, 0, first, START as Position]
    while (taken < things.length) {
      await this.turn()
      const before = process.threadCpuUsage()
      const piece = things.slice(taken, taken + size)
      taken += piece.length
      for (const each of await Promise.allSettled(piece.map(act))) done += each.status === 'fulfilled' ? Number(each.value) : failed(each.reason)
      shown = await this.viewsFollow(shown)
      // What it computed, and not what it waited for a core or a disk: smaller pieces would not shorten that.
      const { user, system } = process.threadCpuUsage(before)
      size = Math.max(1, Math.min(most, 2 * size, Math.floor((size * this.target) / Math.max((user + system) / 1_000, 0.1))))
    }
    return done
  }

  private get isSomebodyHere(): boolean {
    return performance.now() - this.lastHere < lingers
  }

  private get target(): number {
    return this.isSomebodyHere ? pieces.beside : pieces.alone
  }

  /** Where nobody waits, the views show the piece before while the next is worked on: in processes of their own both go on at once. Returns what is recorded by now. */
  private async viewsFollow(before: Position): Promise<Position> {
    const now = await this.store.head()
    await this.progress.waitFor(this.isSomebodyHere ? now : before, viewsPatience)
    return now
  }
}
