import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ContentLost, FileVault } from './file-vault.js'
import type { Sealer } from './port.js'

const isId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text)

/** Files of a data folder, in `files/`: one for each content, named by its id alone. Each part has its length before it (four bytes, the highest first). */
export class FolderVault extends FileVault {
  constructor(
    private readonly folder: string,
    sealer: Sealer,
  ) {
    super(sealer)
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true })
  }

  /** Never over another. What a crash leaves half written has an id that no event will name. */
  protected async write(id: string, parts: readonly Buffer[]): Promise<void> {
    const path = this.path(id)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, 'wx', 0o600)
    try {
      for (const part of parts) await file.writev([lengthOf(part), part])
      await file.sync()
    } finally {
      await file.close()
    }
    await settle(dirname(path))
  }

  protected async read(id: string): Promise<readonly Buffer[] | undefined> {
    const path = this.path(id)
    if (!existsSync(path)) return undefined
    const bytes = await readFile(path)
    const parts: Buffer[] = []
    for (let at = 0; at < bytes.length; ) {
      if (at + 4 > bytes.length) throw new ContentLost(id)
      const end = at + 4 + bytes.readUInt32BE(at)
      if (end > bytes.length) throw new ContentLost(id)
      parts.push(bytes.subarray(at + 4, end))
      at = end
    }
    return parts
  }

  private path(id: string): string {
    if (!isId(id)) throw new ContentLost('of another kind of id')
    return join(this.folder, id.slice(0, 2), id)
  }
}

function lengthOf(part: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(part.length)
  return length
}

/** Makes a new name in a folder durable. Windows has no such thing to ask for. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
