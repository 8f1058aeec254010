/** A data key as last seen: its bytes, or null once destroyed. */
export type KnownKey = Buffer | null

/** Unwrapped keys, the least recently used leaving first. What leaves is overwritten. */
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
    const known = this.keys.get(id)
    if (known === null || (known !== undefined && known === key)) return
    this.forget(id)
    this.keys.set(id, key)
    for (const oldest of this.keys.keys()) {
      if (this.keys.size <= this.size) break
      this.forget(oldest)
    }
  }

  forget(id: string): void {
    this.keys.get(id)?.fill(0)
    this.keys.delete(id)
  }

  clear(): void {
    for (const id of [...this.keys.keys()]) this.forget(id)
  }
}
