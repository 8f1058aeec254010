import { randomBytes } from 'node:crypto'
import type { Sealer } from './port.js'

/** Bytes of a part: each is sealed by itself, so that no file is ever in memory more than twice. */
const partBytes = 1024 * 1024

/** The id of a file's content: random, so that it tells nothing of what it holds. 32 hexadecimal digits. */
export const newContentId = (): string => randomBytes(16).toString('hex')

/** A file is not there, or not whole, though an event names it. */
export class ContentLost extends Error {
  override readonly name = 'ContentLost'
  constructor(readonly id: string) {
    super(`The content ${id} of a file is not there, or not whole.`)
  }
}

/**
 * Where the contents of files lie, sealed in parts under the key of the case that they belong to. An event names a content by its id; the
 * content is put before the event is recorded and never changed. Destroying the key is its erasure, as for every sealed field.
 */
export abstract class FileVault {
  constructor(protected readonly sealer: Sealer) {}

  /** Durable when it resolves. @throws when there is such an id already */
  async put(id: string, key: string, bytes: Uint8Array): Promise<void> {
    await this.sealer.prepare([key])
    const count = Math.max(1, Math.ceil(bytes.length / partBytes))
    const parts = Array.from({ length: count }, (_, i) => this.sealer.sealBytes(key, purposeOf(id, i, count), bytes.subarray(i * partBytes, (i + 1) * partBytes)))
    await this.write(id, parts)
  }

  /** undefined once the key is destroyed. @throws ContentLost, BoxBroken */
  async get(id: string, key: string): Promise<Buffer | undefined> {
    await this.sealer.load([key])
    const parts = await this.read(id)
    if (!parts || parts.length === 0) throw new ContentLost(id)
    const opened = parts.map((part, i) => this.sealer.openBytes(key, purposeOf(id, i, parts.length), part))
    return opened.some(part => part === undefined) ? undefined : Buffer.concat(opened.flatMap(part => part ?? []))
  }

  /** Takes away what no event names: a command that was refused after its files were put. Nothing to do when it is not there. */
  abstract remove(id: string): Promise<void>

  protected abstract write(id: string, parts: readonly Buffer[]): Promise<void>
  protected abstract read(id: string): Promise<readonly Buffer[] | undefined>
}

/** A part opens in its own place of its own file alone. */
const purposeOf = (id: string, at: number, of: number): string => `file/${id}/${at}/${of}`
