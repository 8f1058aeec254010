import { KurrentDBClient } from '@kurrent/kurrentdb-client'
import { KurrentEventStore } from '@lantern/event-store'
import type { OpenLog } from '@lantern/event-store/contract'

/**
 * Opens logs on the server behind a connection string, for the contract suite. Nothing is removed: cases write to streams of random
 * names. Clients are used again by later cases, each by one store at a time: a new one takes half a second to connect.
 */
export function kurrentLogs(url: string): () => Promise<OpenLog> {
  const free: KurrentDBClient[] = []
  return () => {
    const opened: { readonly client: KurrentDBClient; readonly store: KurrentEventStore }[] = []
    const open = () => {
      const client = free.pop() ?? KurrentDBClient.connectionString(url)
      const store = new KurrentEventStore(client)
      opened.push({ client, store })
      return store
    }
    return Promise.resolve({
      store: open(),
      again: () => Promise.resolve(open()),
      close: async () => {
        await Promise.all(opened.map(({ store }) => store.close()))
        free.push(...opened.map(({ client }) => client))
      },
    })
  }
}
