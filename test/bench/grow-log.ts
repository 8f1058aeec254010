import { digestOf, START, type EventStore } from '@lantern/event-store'
import type { Sealer } from '@lantern/privacy'
import { hash } from 'node:crypto'
import { caseHistory, keysOfCase, type Shape, type Told } from './case-history.js'

/** Long before now: the log never goes back in time, and what is measured happens now. */
export const beginning = '2026-02-02T09:00:00.000Z'

const casesAtOnce = 64

export interface Growth {
  readonly from: number
  readonly cases: number
  readonly shape: Shape
  readonly onProgress?: (events: number) => void
}

/**
 * Records invented cases, an append an event as commands do, many at once so that they share commits. The cases of a group take turns,
 * so that the events of a stream lie apart in the file as they do in real life. Each event is a second after the one before. Gives how many
 * events it recorded.
 */
export async function growLog(store: EventStore, sealer: Sealer, { from, cases, shape, onProgress }: Growth): Promise<number> {
  const start = await momentAfterAll(store)
  let events = 0
  for (let first = from; first < from + cases; first += casesAtOnce) {
    const numbers = Array.from({ length: Math.min(casesAtOnce, from + cases - first) }, (_, i) => first + i)
    await sealer.prepare(numbers.flatMap(keysOfCase))
    const appended: Promise<unknown>[] = []
    for (const { stream, event, by } of inTurns(numbers.map(n => caseHistory(n, shape, (key, value) => sealer.seal(key, value))))) {
      const moment = new Date(start + events * 1_000).toISOString()
      const made = { at: moment, by, commandId: hash('sha256', `${stream}/${event.type}/${first}/${events}`).slice(0, 32), digest: digestOf([stream, events]), rules: 'bench' }
      appended.push(store.append(stream, 'any', [{ type: event.type, version: 1, data: event.data }], made))
      events += 1
    }
    await Promise.all(appended)
    onProgress?.(events)
  }
  return events
}

async function momentAfterAll(store: EventStore): Promise<number> {
  const head = await store.head()
  const [last] = head === START ? [] : await store.readAll({ after: head - 1n, max: 1 })
  return Date.parse(last?.recordedAt ?? beginning) + 1_000
}

function* inTurns(histories: readonly Generator<Told, undefined>[]): Generator<Told> {
  for (let going = [...histories]; going.length > 0; ) {
    const next: Generator<Told, undefined>[] = []
    for (const history of going) {
      const step: IteratorResult<Told, undefined> = history.next()
      if (step.done) continue
      yield step.value
      next.push(history)
    }
    going = next
  }
}
