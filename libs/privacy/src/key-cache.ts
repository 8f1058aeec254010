import type { KeyObject } from 'node:crypto'

/** A data key as last seen: null once destroyed. */
export type KnownKey = KeyObject | null

/** Unwrapped keys, the least recently used leaving first. */
export class KeyCache {
  private readonly keys = new Map<string, KnownKey>()

  constructor(private readonly size: number) {}

  /** undefined: not known here; null: destroyed. */
  get(id: string): KnownKey | undefined {
    const key = this.keys.get(id)
    if (key !== undefined) {
      this.keys.delete(id)
      this.keys.set(id, key)
    }
    return key
  }

  /** A key that is known to be destroyed stays so, whatever an earlier read brings late. */
  set(id: string, key: KnownKey): void {
    if (this.keys.get(id) === null) return
    this.keys.delete(id)
    this.keys.set(id, key)
    for (const oldest of this.keys.keys()) {
      if (this.keys.size <= this.size) break
      this.keys.delete(oldest)
    }
  }

  forget(id: string): void {
    this.keys.delete(id)
  }
}
