import { describe, expect, it } from '@jest/globals'
import { START, StoreUnavailable } from '../port.js'
import { MemoryParking, WaitsBehindParked } from '../subscription.js'
import { numberOf } from './log.js'
import type { Log } from './log.js'

export function parkingCases(given: () => Log): void {
  describe('a subscriber that throws', () => {
    it('is seen, parked with its stream and counted, and stops neither the other streams nor other subscribers', async () => {
      const log = given()
      for (let n = 0; n < 30; n += 1) await log.add(n % 3, n)
      const parking = new MemoryParking()
      const errors: unknown[] = []
      const handled: number[] = []
      const broken = new Error('cannot fold this')
      const failing = log.store.subscribe({ after: START, filter: log.filter, batch: 8, parking, onError: error => errors.push(error) }, async events => {
        if (events.some(event => numberOf(event) === 10)) throw broken
        handled.push(...events.map(numberOf))
      })
      const others: number[] = []
      const fine = log.store.subscribe({ after: START, filter: log.filter }, async events => void others.push(...events.map(numberOf)))
      const { position } = await log.add(1, 31)
      await log.add(2, 32)
      await Promise.all([failing.reached(await log.store.head()), fine.reached(await log.store.head())])
      expect(position).toBeLessThanOrEqual(failing.position)
      // Stream 1 holds 1, 4, 7, 10, ...: from 10 on it waits.
      expect(handled).toEqual([...Array.from({ length: 30 }, (_, n) => n).filter(n => n % 3 !== 1 || n < 10), 32])
      const parked = parking.parked().get(log.stream(1)) ?? []
      expect(parked.map(({ event }) => numberOf(event))).toEqual([10, 13, 16, 19, 22, 25, 28, 31])
      expect(parked[0]?.error).toBe(broken)
      expect(parked.slice(1).every(({ error }) => error instanceof WaitsBehindParked)).toBe(true)
      expect(failing.parked).toBe(8)
      expect(errors).toEqual([broken])
      expect(others).toHaveLength(32)
      await Promise.all([failing.close(), fine.close()])
    })

    it('gets the same events again when what it needs cannot be reached, and parks nothing', async () => {
      const log = given()
      for (let n = 0; n < 3; n += 1) await log.add(n, n)
      let down = 2
      const handled: number[] = []
      const subscription = log.store.subscribe({ after: START, filter: log.filter }, async events => {
        if (down-- > 0) throw new StoreUnavailable('the views cannot be reached')
        handled.push(...events.map(numberOf))
      })
      await subscription.reached(await log.store.head())
      expect(handled).toEqual([0, 1, 2])
      expect(subscription.parked).toBe(0)
      await subscription.close()
    })
  })
}
