import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { resultCodeOf } from './result-code.js'

/** Another process writes to this data folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  constructor(readonly folder: string) {
    super(`Another Lantern process is using the data folder ${folder}. Stop it first, or use another folder.`)
  }
}

export interface FolderLock {
  release(): void
}

/** Keeps the connections from being collected, which would let go of the lock of a caller who dropped what lockFolder gave. */
const held = new Set<DatabaseSync>()

/**
 * Takes the data folder for this process until `release` or its end, however it ends: the lock is the operating system's, held by an
 * open SQLite transaction on `lock.db`, so a killed process leaves none behind.
 * @throws FolderInUse
 */
export function lockFolder(folder: string): FolderLock {
  const database = new DatabaseSync(join(folder, 'lock.db'), { timeout: 0 })
  try {
    database.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    database.close()
    if (resultCodeOf(error) === 5) throw new FolderInUse(folder)
    throw error
  }
  held.add(database)
  return {
    release: () => {
      if (held.delete(database)) database.close()
    },
  }
}
