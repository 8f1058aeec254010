import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contractOf } from '../contract.js'
import { openSqliteEventStore } from './sqlite-event-store.js'
import type { SqliteEventStore } from './sqlite-event-store.js'

contractOf('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-events-'))
  const opened: SqliteEventStore[] = []
  const open = () => {
    const store = openSqliteEventStore({ file: join(folder, 'events.db') })
    opened.push(store)
    return store
  }
  return {
    store: open(),
    again: async () => open(),
    close: async () => {
      for (const store of opened) await store.close()
      await rm(folder, { recursive: true })
    },
  }
})
