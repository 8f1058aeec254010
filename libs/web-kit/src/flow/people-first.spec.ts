import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { EventStore } from '@lantern/event-store'
import { setImmediate } from 'node:timers/promises'
import { PeopleFirst } from './people-first.js'

/** The log stands further on at each look. Up to where the views were waited for is kept. */
function begin() {
  const waitedFor: bigint[] = []
  let head = 0n
  const people = new PeopleFirst({ head: async () => (head += 1n) } as Partial<EventStore> as EventStore, {
    waitFor: async position => {
      waitedFor.push(position)
      return true
    },
  })
  return { people, waitedFor }
}
const turns = async (): Promise<void> => {
  for (let i = 0; i < 10; i += 1) await setImmediate()
}
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i)
const nobody = (): number => {
  throw new Error('Nothing was to fail.')
}

describe("the machine's own work beside people", () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'performance', 'queueMicrotask', 'Date'] }))
  afterEach(() => void jest.useRealTimers())

  it('is all done, in order, some of it side by side and never more than the store takes as one', async () => {
    const began: number[] = []
    let [now, most] = [0, 0]
    const done = await begin().people.sideBySide(numbers(500), async i => {
      began.push(i)
      most = Math.max(most, (now += 1))
      await setImmediate()
      now -= 1
      return i % 2 === 0
    }, nobody)
    expect(began).toEqual(numbers(500))
    expect(done).toBe(250)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(64)
  })

  it('goes on after what failed', async () => {
    const failures: unknown[] = []
    const done = await begin().people.sideBySide(numbers(20), i => (i === 3 ? Promise.reject(new Error('three')) : Promise.resolve(true)), error => failures.push(error) - 1)
    expect(done).toBe(19)
    expect(failures).toEqual([new Error('three')])
  })

  it('waits for a command that is under way', async () => {
    const { people } = begin()
    const order: string[] = []
    const command = people.during(async () => {
      await turns()
      order.push('command')
    })
    await people.sideBySide([1], async () => order.push('work') > 0, nobody)
    await command
    expect(order).toEqual(['command', 'work'])
  })

  it('waits for one that fails no longer than it takes', async () => {
    const { people } = begin()
    await expect(people.during(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
    expect(await people.sideBySide([1], async () => true, nobody)).toBe(1)
  })

  it('goes on while commands never end, once its patience is over', async () => {
    const { people } = begin()
    void people.during(() => new Promise<never>(() => undefined))
    const done: number[] = []
    const working = people.sideBySide([1], async i => done.push(i) > 0, nobody)
    await turns()
    expect(done).toEqual([])
    jest.advanceTimersByTime(50)
    await working
    expect(done).toEqual([1])
  })

  it('lets the views show each piece while somebody is here, and the piece before it while nobody is', async () => {
    const alone = begin()
    await alone.people.sideBySide(numbers(10), async () => true, nobody)
    expect(alone.waitedFor.slice(0, 2)).toEqual([-1n, 1n])
    const beside = begin()
    beside.people.here()
    await beside.people.sideBySide(numbers(10), async () => true, nobody)
    expect(beside.waitedFor.slice(0, 2)).toEqual([1n, 2n])
  })
})
