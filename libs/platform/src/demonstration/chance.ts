/** Repeatable chance: the same seed gives the same numbers on every machine (mulberry32, 32-bit). */
export class Chance {
  private state: number

  constructor(private readonly seed: string | number) {
    this.state = [...String(seed)].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619), 2166136261) >>> 0
  }

  /** Chance of its own for a part of something: what another part draws, or a part that comes later, changes nothing in it. */
  fork(part: string | number): Chance {
    return new Chance(`${this.seed}/${part}`)
  }

  /** From 0 up to, not with, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number, both ends possible. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** true with this probability */
  happens(probability: number): boolean {
    return this.next() < probability
  }

  /** @throws when there is nothing to choose from */
  of<T>(choices: readonly T[]): T {
    const chosen = choices[this.between(0, choices.length - 1)]
    if (chosen === undefined) throw new Error('There is nothing to choose from.')
    return chosen
  }

  /** Some of them, in their order. */
  some<T>(choices: readonly T[], probability: number): readonly T[] {
    return choices.filter(() => this.happens(probability))
  }
}
