import { START } from '../port.js'
import type { Filter, Position, StoredEvent } from '../port.js'
import { openDatabase } from './database.js'
import { Names } from './names.js'
import { EventReader } from './reader.js'

/**
 * Pages of events of a file, in order, from a position to the end as it is when the scan gets there, over a read-only connection of its
 * own. It never lets go of its thread: for workers that rebuild, export or search, started with `inWorker`.
 */
export function* scanEvents(file: string, { after = START, filter }: { readonly after?: Position; readonly filter?: Filter } = {}): Generator<readonly StoredEvent[]> {
  const database = openDatabase({ file, readOnly: true })
  try {
    yield* new EventReader(database, new Names(database)).pages(after, filter)
  } finally {
    database.close()
  }
}
