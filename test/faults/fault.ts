/** One promise of measures R or T, broken on purpose many times and counted. */
export interface Fault {
  /** Id of the measure, such as R1. */
  readonly id: string
  readonly title: string
  /** How many times: the whole, and the part that fits into every build. */
  readonly counts: { readonly full: number; readonly part: number }
  run(given: Given): Promise<Outcome>
}

export interface Given {
  readonly count: number
  readonly random: Random
  /** An empty folder, removed afterwards. */
  readonly folder: string
  readonly progress: (done: number) => void
  /** Asked to write down what is kept for ever and not there yet. */
  readonly record?: boolean
}

export type Outcome =
  | {
      /** What was counted, in words: "200 kills, 31,044 acknowledged commands". */
      readonly counted: string
      /** Each thing that was not as promised; none when all held. */
      readonly wrong: readonly string[]
    }
  | { readonly skipped: string }

/** Chances from a seed, so that a failure can be run again. */
export class Random {
  constructor(private state: number) {}

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0 to below n. */
  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  chance(likely: number): boolean {
    return this.next() < likely
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new RangeError('There is nothing to pick from.')
    return item
  }
}

export const many = (n: number): string => n.toLocaleString('en-GB')
