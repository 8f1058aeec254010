import { describe, expect, it } from '@jest/globals'
import { START } from '../port.js'
import type { Position, StoredEvent } from '../port.js'
import { made, noted, numberOf } from './log.js'
import type { Log } from './log.js'

export function readCases(given: () => Log): void {
  describe('reading', () => {
    it('gives a stream from a revision, so many at most, and nothing for one that does not exist', async () => {
      const log = given()
      await log.store.append(log.stream(1), 'none', [0, 1, 2, 3, 4].map(noted), made())
      const read = async (options: { from?: number; max?: number }) => (await log.store.readStream(log.stream(1), options)).map(numberOf)
      expect(await read({})).toEqual([0, 1, 2, 3, 4])
      expect(await read({ from: 3 })).toEqual([3, 4])
      expect(await read({ from: 1, max: 2 })).toEqual([1, 2])
      expect(await read({ from: 5 })).toEqual([])
      expect(await log.store.readStream(log.stream(2))).toEqual([])
    })

    it('gives several streams together, in the order of recording, each event as the stream alone gives it', async () => {
      const log = given()
      for (const [n, id] of [2, 1, 2, 3, 1, 2].entries()) await log.add(id, n)
      const some = await log.store.readStreams([1, 2, 9].map(id => log.stream(id)))
      expect(some.map(numberOf)).toEqual([0, 1, 2, 4, 5])
      const alone = [...(await log.store.readStream(log.stream(1))), ...(await log.store.readStream(log.stream(2)))]
      const told = ({ id, stream, revision, position, recordedAt, by, hash }: StoredEvent) => ({ id, stream, revision, position, recordedAt, by, hash })
      expect(some.map(told)).toEqual(alone.sort((a, b) => (a.position < b.position ? -1 : 1)).map(told))
      expect(await log.store.readStreams([])).toEqual([])
    })

    it('gives what follows a known event of a stream, and says when the stream does not hold that event', async () => {
      const log = given()
      const { events } = await log.store.append(log.stream(1), 'none', [0, 1, 2].map(noted), made())
      const [first, second, third] = events
      if (!first || !second || !third) throw new Error('Three events were recorded.')
      const after = async (known: Pick<StoredEvent, 'revision' | 'hash'>, stream = log.stream(1)) => (await log.store.readOn(stream, known))?.map(numberOf)
      expect(await after(first)).toEqual([1, 2])
      expect(await after(third)).toEqual([])
      expect(await after({ revision: 2, hash: second.hash })).toBeUndefined()
      expect(await after({ revision: 1, hash: third.hash })).toBeUndefined()
      expect(await after({ revision: 3, hash: third.hash })).toBeUndefined()
      expect(await after(first, log.stream(2))).toBeUndefined()
      await log.store.append(log.stream(1), 2, [noted(3)], made())
      expect(await after(third)).toEqual([3])
    })

    it('gives a long stream whole', async () => {
      const log = given()
      for (let n = 0; n < 1_200; n += 300) await log.store.append(log.stream(1), 'any', Array.from({ length: 300 }, (_, i) => noted(n + i)), made())
      expect((await log.store.readStream(log.stream(1))).map(numberOf)).toEqual(Array.from({ length: 1_200 }, (_, i) => i))
    })

    it('gives all streams in the order of recording, after a position, so many at most', async () => {
      const log = given()
      for (let n = 0; n < 12; n += 1) await log.add(n % 3, n)
      const all = await log.all()
      expect(all.map(numberOf)).toEqual(Array.from({ length: 12 }, (_, n) => n))
      expect(all.every((event, i) => i === 0 || event.position > (all[i - 1]?.position ?? START))).toBe(true)
      const some = await log.store.readAll({ after: all[4]?.position ?? START, max: 3, filter: log.filter })
      expect(some.map(numberOf)).toEqual([5, 6, 7])
    })

    it('filters by prefix of the stream, by type, and by both', async () => {
      const log = given()
      const finished = { type: 'Finished', version: 1, data: { n: 9 } }
      await log.store.append(log.stream('a1'), 'any', [noted(1), finished], made())
      await log.store.append(log.stream('b1'), 'any', [noted(2), finished], made())
      await log.store.append(log.stream('c1'), 'any', [noted(3)], made())
      const read = async (streams: readonly string[] | undefined, types?: readonly string[]) => {
        const filter = { streams: streams?.map(id => log.stream(id)) ?? log.filter.streams, ...(types && { types }) }
        return (await log.store.readAll({ after: START, filter })).map(event => `${event.stream.slice(log.prefix.length + 1)} ${event.type}`)
      }
      expect(await read(['b'])).toEqual(['b1 Noted', 'b1 Finished'])
      expect(await read(['b', 'c'])).toEqual(['b1 Noted', 'b1 Finished', 'c1 Noted'])
      expect(await read(undefined, ['Finished'])).toEqual(['a1 Finished', 'b1 Finished'])
      expect(await read(['c', 'a'], ['Finished', 'Absent'])).toEqual(['a1 Finished'])
      expect(await read(['d'])).toEqual([])
    })

    it('knows the position of the last event', async () => {
      const log = given()
      const { position } = await log.add(1, 1)
      expect(await log.store.head()).toBeGreaterThanOrEqual(position)
    })

    it('shows a reader that follows two writers every event once: no gap is skipped for ever, and refused appends leave none', async () => {
      const log = given()
      const stores = [log.store, await log.again()]
      const reader = await log.again()
      const seen: StoredEvent[] = []
      let writing = true
      const following = (async () => {
        let after: Position = START
        for (;;) {
          const last = !writing
          const events = await reader.readAll({ after, max: 7, filter: log.filter })
          seen.push(...events)
          after = events.at(-1)?.position ?? after
          if (last && events.length === 0) return
          await new Promise(resolve => setImmediate(resolve))
        }
      })()
      const writers = stores.map(async (store, w) => {
        for (let n = 0; n < 100; n += 1) {
          const write = store.append(log.stream(`${w}-${n % 5}`), n % 3 === 0 ? 'none' : 'any', [noted(n)], made())
          await write.catch(() => undefined)
        }
      })
      await Promise.all(writers)
      writing = false
      await following
      const stored = await log.all()
      expect(stored.length).toBeGreaterThan(100)
      expect(seen.map(event => event.id)).toEqual(stored.map(event => event.id))
    })
  })
}
