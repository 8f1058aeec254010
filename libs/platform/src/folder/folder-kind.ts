import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type FolderKind = 'demonstration' | 'real'

/** The folder is of another kind than was asked for, or holds data of nobody knows what kind. */
export class WrongFolder extends Error {
  override readonly name = 'WrongFolder'
}

const marker = (folder: string): string => join(folder, 'folder.json')

/** Whether the folder is a worker's on servers: its data lie there, and here only the way to reach it. */
export const isOfWorker = (folder: string): boolean => existsSync(marker(folder)) && (JSON.parse(readFileSync(marker(folder), 'utf8')) as { readonly engines?: unknown }).engines === 'servers'

/** For what reads the files of a hub. @throws WrongFolder for a worker's folder */
export function refuseWorkerFolder(folder: string): void {
  if (isOfWorker(folder)) throw new WrongFolder(`The folder ${folder} is that of a worker, whose data lie on servers: this command reads the files of a hub.`)
}

/** undefined for a folder that holds no data of Lantern's yet. @throws WrongFolder when it holds data without saying of what kind */
export function kindOf(folder: string): FolderKind | undefined {
  if (existsSync(marker(folder))) {
    const { kind } = JSON.parse(readFileSync(marker(folder), 'utf8')) as { readonly kind?: unknown }
    if (kind === 'demonstration' || kind === 'real') return kind
    throw new WrongFolder(`${marker(folder)} does not say what kind of data is here.`)
  }
  if (existsSync(join(folder, 'events.db'))) throw new WrongFolder(`The folder ${folder} holds events, but not the file folder.json that says of what kind.`)
  return undefined
}

/** Makes the folder, readable by its owner alone, and marks what kind of data it holds. @throws WrongFolder when it holds the other kind, or the data lie elsewhere */
export function markFolder(folder: string, kind: FolderKind, engines: 'embedded' | 'servers' = 'embedded'): void {
  const before = kindOf(folder)
  if (before && isOfWorker(folder) !== (engines === 'servers'))
    throw new WrongFolder(
      engines === 'servers'
        ? `The folder ${folder} holds the data of a hub. Set LANTERN_DATA to a folder of the worker's own.`
        : `The folder ${folder} is that of a worker, whose data lie on servers. Start the worker, and this reaches it.`,
    )
  if (before && before !== kind) {
    const holds = before === 'real' ? 'real data' : 'a demonstration'
    const wanted = kind === 'real' ? 'Real data need a folder of their own' : 'A demonstration never runs on real data'
    throw new WrongFolder(`The folder ${folder} holds ${holds}. ${wanted}: set LANTERN_DATA to another folder.`)
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!before) writeFileSync(marker(folder), `${JSON.stringify({ kind, engines }, null, 2)}\n`, { mode: 0o600 })
}
