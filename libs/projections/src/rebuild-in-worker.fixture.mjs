// What an application gives rebuildInWorker, for rebuild.spec.ts: it opens files by the paths that it is sent.
import { openSqliteEventStore } from '@lantern/event-store'
import { openViews } from '@lantern/projections'

const lent = (row, event, open, key) => ({ loan: key, times: (row?.times ?? 0) + 1 })

export const counted = {
  name: 'counted',
  version: 1,
  streams: ['loan'],
  key: 'loan',
  columns: { loan: 'text', times: 'integer' },
  on: { BookLent: lent, LoanExtended: lent, BookReturned: 'ignored', ShelfDusted: 'ignored' },
}

export async function openForRebuild({ events, views }) {
  const store = openSqliteEventStore({ file: events, readOnly: true })
  return {
    views: await openViews({ kind: 'sqlite', file: views }),
    source: {
      store,
      sealer: { load: async () => {}, open: () => undefined },
      streams: [{ name: 'loan', personal: { BookLent: {}, LoanExtended: {}, BookReturned: {}, ShelfDusted: {} } }],
      clock: { now: () => '2027-01-11T09:00:00.000Z' },
    },
    projections: [counted],
    close: () => store.close(),
  }
}
