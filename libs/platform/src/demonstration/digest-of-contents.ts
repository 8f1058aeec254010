import { START, upcast, type EventStore, type StoredEvent } from '@lantern/event-store'
import { keysOf, openAll, type Sealer } from '@lantern/privacy'
import { createHash } from 'node:crypto'
import { streamTypes } from '../parts/contexts.js'

/** What a letter tells is named by ids of events, and so is the letter. */
const withoutIds = (type: string, data: object): object =>
  type === 'FileAdded' ? { ...data, content: '' } : type === 'LetterWritten' ? { ...data, letterId: '', notices: 'notices' in data && Array.isArray(data.notices) ? data.notices.length : 0 } : data

/**
 * SHA-256, hex, over what the log says once opened: types, streams, revisions, moments, people and payloads, in order. Ids and boxes are
 * random, so they are left out, and two demonstrations of one seed and date have one digest.
 */
export async function digestOfContents(store: EventStore, sealer: Sealer): Promise<{ readonly events: number; readonly digest: string }> {
  const hash = createHash('sha256')
  let events = 0
  for (let after = START; ; ) {
    const batch: readonly StoredEvent[] = await store.readAll({ after, max: 1000 })
    for (const stored of batch) {
      const type = streamTypes.find(({ name }) => stored.stream.startsWith(`${name}-`))
      if (!type) continue
      const event = upcast(type as never, stored) as StoredEvent
      await sealer.load(keysOf(type as never, [event]))
      const data = openAll(type as never, event, sealer, { agency: event.by.agency })
      const { stream, revision, recordedAt, happenedAt, by } = event
      const told = withoutIds(event.type, data as object)
      hash.update(`${JSON.stringify([event.type, event.version, stream, revision, recordedAt, happenedAt, by, told])}\n`)
      events += 1
    }
    const last = batch.at(-1)
    if (!last) return { events, digest: hash.digest('hex') }
    after = last.position
  }
}
