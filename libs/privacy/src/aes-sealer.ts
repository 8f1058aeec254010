import { createSecretKey, randomBytes } from 'node:crypto'
import type { Instant, Sealed } from '@lantern/decision'
import { BoxBroken, openBox, openBytes, sealBox, sealBytes } from './box.js'
import { KeyCache, type KnownKey } from './key-cache.js'
import { MasterKeyWrong, type MasterKey } from './master-key.js'
import { Sealer, type Reader } from './port.js'
import type { PrivateStore } from './private-store.js'

/** Keys in one statement at most: SQLite binds 32,766 values, PostgreSQL 65,535. */
const keysAtOnce = 1000
const checkName = 'master-key-check'

/** A key was asked for that is not there: not prepared, not loaded (on PostgreSQL), or lost with the key store. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing'
  constructor(readonly key: string) {
    super(`There is no key ${key} at hand: it was never made, was not loaded, or the key store is older than the log.`)
  }
}

/** The key was destroyed: nothing more is sealed under it. */
export class KeyDestroyed extends Error {
  override readonly name = 'KeyDestroyed'
  constructor(readonly key: string) {
    super(`The key ${key} was destroyed; nothing more can be recorded under it.`)
  }
}

export interface SealerOptions {
  /** The moment, for the time at which a key was made. */
  readonly now: () => Instant
  /** Unwrapped keys kept in memory; more than one batch of events needs. 20,000 unless told. */
  readonly keptKeys?: number
}

/** AES-256-GCM under a key of each subject; the keys lie in the private store, wrapped by the master key. */
export class AesSealer extends Sealer {
  private readonly cache: KeyCache
  private readonly now: () => Instant
  private waiting: { ids: string[]; done: () => void; failed: (error: unknown) => void }[] = []
  private flushing = false

  private constructor(
    private readonly store: PrivateStore,
    private readonly master: MasterKey,
    options: SealerOptions,
  ) {
    super()
    this.cache = new KeyCache(options.keptKeys ?? 20_000)
    this.now = options.now
  }

  /** @throws when the master key is not the one that the keys of this store were wrapped with */
  static async open(store: PrivateStore, master: MasterKey, options: SealerOptions): Promise<AesSealer> {
    await checkMaster(store, master)
    return new AesSealer(store, master, options)
  }

  /** Callers of the same turn of the event loop share one durable transaction. */
  prepare(keys: readonly string[]): Promise<void> {
    const ids = keys.filter(id => this.cache.get(id) === undefined)
    if (ids.length === 0) return Promise.resolve()
    return new Promise((done, failed) => {
      this.waiting.push({ ids, done, failed })
      if (!this.flushing) {
        this.flushing = true
        setImmediate(() => void this.flush())
      }
    })
  }

  seal<T>(key: string, value: T): Sealed<T> {
    const text = JSON.stringify(value)
    if (text === undefined) throw new TypeError('Only a value that JSON can hold is sealed.')
    const found = this.find(key)
    if (found === null) throw new KeyDestroyed(key)
    return { key, box: sealBox(found, key, text) } as Sealed<T>
  }

  open<T>(value: Sealed<T>, reader?: Reader): T | undefined {
    if (!mayOpen(value.key, reader)) return undefined
    const found = this.find(value.key)
    return found === null ? undefined : (JSON.parse(openBox(found, value.key, value.box).toString('utf8')) as T)
  }

  sealBytes(key: string, purpose: string, bytes: Uint8Array): Buffer {
    const found = this.find(key)
    if (found === null) throw new KeyDestroyed(key)
    return sealBytes(found, `${key}/${purpose}`, bytes)
  }

  openBytes(key: string, purpose: string, bytes: Buffer): Buffer | undefined {
    const found = this.find(key)
    return found === null ? undefined : openBytes(found, `${key}/${purpose}`, bytes)
  }

  async load(keys: readonly string[]): Promise<void> {
    await this.fetch(keys.filter(id => this.cache.get(id) === undefined))
  }

  /**
   * Destroys a key for ever; what is sealed under it can no longer be read, here or in another process once that has forgotten it.
   * Its id is never used again, also when no key was made yet. Copies of the store hold the key until they are purged.
   */
  async destroy(id: string, now: Instant): Promise<void> {
    await this.store.db
      .insertInto('keys')
      .values({ id, wrapped: null, created_at: now, destroyed_at: now })
      .onConflict(conflict => conflict.column('id').doUpdateSet({ wrapped: null, destroyed_at: now }).where('keys.destroyed_at', 'is', null))
      .execute()
    this.cache.set(id, null)
    await this.store.settle()
  }

  /** Lets go of keys that another process has destroyed. */
  forget(keys: readonly string[]): void {
    for (const id of keys) this.cache.forget(id)
  }

  /** The key, or null when destroyed. @throws KeyMissing */
  private find(id: string): KnownKey {
    const known = this.cache.get(id)
    if (known !== undefined) return known
    const row = this.store.readsAtOnce ? this.store.readKeyNow(id) : undefined
    if (!row) throw new KeyMissing(id)
    return this.keep(row)
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      const callers = this.waiting
      this.waiting = []
      try {
        await this.make([...new Set(callers.flatMap(caller => caller.ids))])
        for (const caller of callers) caller.done()
      } catch (error) {
        for (const caller of callers) caller.failed(error)
      }
    }
    this.flushing = false
  }

  /** Makes what is missing; a key that another process made first, or destroyed, is fetched as it stands. */
  private async make(ids: readonly string[]): Promise<void> {
    const created_at = this.now()
    for (const some of chunks(ids)) {
      const fresh = new Map(some.map(id => [id, randomBytes(32)]))
      const made = await this.store.db
        .insertInto('keys')
        .values([...fresh].map(([id, bytes]) => ({ id, wrapped: this.master.seal(id, bytes), created_at, destroyed_at: null })))
        .onConflict(conflict => conflict.column('id').doNothing())
        .returning('id')
        .execute()
      for (const { id } of made) {
        const bytes = fresh.get(id)
        if (bytes) this.cache.set(id, createSecretKey(bytes))
        fresh.delete(id)
      }
      await this.fetch([...fresh.keys()])
    }
  }

  private async fetch(ids: readonly string[]): Promise<void> {
    for (const some of chunks([...new Set(ids)])) {
      const rows = await this.store.db.selectFrom('keys').select(['id', 'wrapped']).where('id', 'in', some).execute()
      for (const row of rows) this.keep(row)
    }
  }

  private keep(row: { readonly id: string; readonly wrapped: string | null }): KnownKey {
    const key = row.wrapped === null ? null : createSecretKey(this.master.open(row.id, row.wrapped))
    this.cache.set(row.id, key)
    return key
  }
}

/** An agency's own worksheet opens for a reader of that agency alone: not for the hub, the manager, an administrator or an export. */
export function mayOpen(key: string, reader: Reader | undefined): boolean {
  if (!key.startsWith('agency-')) return true
  const end = key.lastIndexOf('-case-')
  return reader?.agency !== undefined && reader.agency === key.slice('agency-'.length, end < 0 ? undefined : end)
}

/** Key of an agency's worksheet on a case. */
export const agencyKey = (agency: string, caseId: string): string => `agency-${agency}-case-${caseId}`

function* chunks(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += keysAtOnce) yield ids.slice(from, from + keysAtOnce)
}

/** The first master key leaves a mark that only it opens, so that a wrong file is noticed at start and not at the first case. */
async function checkMaster(store: PrivateStore, master: MasterKey): Promise<void> {
  const find = () => store.db.selectFrom('settings').select('value').where('name', '=', checkName).executeTakeFirst()
  if (!(await find())) {
    const value = master.seal(checkName, checkName)
    await store.db.insertInto('settings').values({ name: checkName, value }).onConflict(conflict => conflict.column('name').doNothing()).execute()
  }
  try {
    master.open(checkName, (await find())?.value ?? '')
  } catch (error) {
    if (!(error instanceof BoxBroken)) throw error
    throw new MasterKeyWrong('The master key is not the one that these data were sealed with. Give the file that belongs to this data folder.', { cause: error })
  }
}
