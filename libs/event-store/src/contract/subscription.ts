import { describe, expect, it } from '@jest/globals'
import { START } from '../port.js'
import type { Position, StoredEvent } from '../port.js'
import { numberOf } from './log.js'
import type { Log } from './log.js'

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)

export function subscriptionCases(given: () => Log): void {
  describe('a subscription', () => {
    it('delivers what is there and what follows, in order, in batches of its size', async () => {
      const log = given()
      for (const n of upTo(10)) await log.add(n % 2, n)
      const batches: number[][] = []
      const subscription = log.store.subscribe({ after: START, filter: log.filter, batch: 4 }, async events => void batches.push(events.map(numberOf)))
      await subscription.reached((await log.store.head()) ?? START)
      expect(batches).toEqual([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
      const { position } = await log.add(1, 10)
      await subscription.reached(position)
      expect(batches.flat()).toEqual(upTo(11))
      expect(subscription.position).toBeGreaterThanOrEqual(position)
      await subscription.close()
    })

    it('from the end delivers only what follows', async () => {
      const log = given()
      for (const n of upTo(5)) await log.add(1, n)
      const seen: number[] = []
      const subscription = log.store.subscribe({ after: 'end', filter: log.filter }, async events => void seen.push(...events.map(numberOf)))
      await subscription.reached(START)
      const { position } = await log.add(1, 5)
      await subscription.reached(position)
      expect(seen).toEqual([5])
      await subscription.close()
    })

    it('passes by what its filter leaves out', async () => {
      const log = given()
      const seen: number[] = []
      const filter = { streams: [log.stream('kept')] }
      const subscription = log.store.subscribe({ after: START, filter }, async events => void seen.push(...events.map(numberOf)))
      await log.add('kept', 1)
      const { position } = await log.add('other', 2)
      await subscription.reached(position)
      expect(seen).toEqual([1])
      await subscription.close()
    })

    it('goes from catching up to following in a storm of writes: nothing lost, nothing repeated', async () => {
      const log = given()
      for (const n of upTo(100)) await log.add(n % 7, n)
      const seen: number[][] = []
      const storm = (async () => {
        for (let n = 100; n < 300; n += 5) await Promise.all(upTo(5).map(i => log.add((n + i) % 50, n + i)))
      })()
      const subscriptions = upTo(5).map(i => {
        const mine: number[] = []
        seen.push(mine)
        return log.store.subscribe({ after: START, filter: log.filter, batch: 3 + 11 * i }, async events => {
          mine.push(...events.map(numberOf))
          if (i % 2 === 1) await new Promise(resolve => setImmediate(resolve))
        })
      })
      await storm
      const order = (await log.all()).map(numberOf)
      const head = await log.store.head()
      await Promise.all(subscriptions.map(one => one.reached(head)))
      for (const mine of seen) expect(mine).toEqual(order)
      await Promise.all(subscriptions.map(one => one.close()))
    })

    it('goes on from its position across restarts: nothing lost, nothing repeated', async () => {
      const log = given()
      const seen: StoredEvent[] = []
      let position: Position = START
      const storm = (async () => {
        for (const n of upTo(120)) await log.add(n % 4, n)
      })()
      for (let round = 0; round < 5; round += 1) {
        const store = await log.again()
        const subscription = store.subscribe({ after: position, filter: log.filter, batch: 5 }, async events => void seen.push(...events))
        const { position: here } = await log.add('mark', round)
        await subscription.reached(here)
        await subscription.close()
        position = subscription.position
      }
      await storm
      const last = log.store.subscribe({ after: position, filter: log.filter }, async events => void seen.push(...events))
      await last.reached(await log.store.head())
      await last.close()
      expect(seen.map(event => event.id)).toEqual((await log.all()).map(event => event.id))
    })

    it('ends its handler before it is closed, and delivers nothing afterwards', async () => {
      const log = given()
      let running = false
      let delivered = 0
      const subscription = log.store.subscribe({ after: START, filter: log.filter }, async events => {
        running = true
        delivered += events.length
        await new Promise(resolve => setImmediate(resolve))
        running = false
      })
      await subscription.reached((await log.add(1, 1)).position)
      await subscription.close()
      expect(running).toBe(false)
      await log.add(1, 2)
      expect(delivered).toBe(1)
      await expect(subscription.reached((await log.store.head()) + 1n)).rejects.toThrow('closed')
    })
  })
}
