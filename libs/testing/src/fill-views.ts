import { SetClock } from '@lantern/clock'
import { START, type StoredEvent } from '@lantern/event-store'
import { rebuild, type AnyProjection, type AnyStreamType, type OpenViews } from '@lantern/projections'
import { openSealed } from './sealed.js'

/** Makes the views of these events in an open database, so that queries can be asked of them. Events as `recorded` gives them, streams one after another. */
export async function fillViews({ engine }: OpenViews, projections: readonly AnyProjection[], streams: readonly AnyStreamType[], events: readonly StoredEvent[]): Promise<void> {
  const log = events.map((event, index) => ({ ...event, position: BigInt(index + 1) }))
  const store = {
    head: async () => log.at(-1)?.position ?? START,
    readForFolds: async ({ after, max = 1000 }: { readonly after: bigint; readonly max?: number }) => log.filter(({ position }) => position > after).slice(0, max),
  }
  await rebuild(engine, { store, sealer: { load: async () => undefined, open: openSealed }, streams, clock: new SetClock('2027-01-11T09:00:00.000Z') }, projections)
}
