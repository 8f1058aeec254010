import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { CommandReused, StoreUnavailable, WrongRevision } from '../port.js'
import type { Appended, Expected } from '../port.js'
import { made, noted, numberOf } from './log.js'
import type { Log } from './log.js'

const statusOf = (results: readonly PromiseSettledResult<Appended>[]) => results.map(result => result.status).sort()

export function appendCases(given: () => Log): void {
  describe('append', () => {
    const expectations: readonly [Expected, 'empty' | 'existing', boolean][] = [
      ['any', 'empty', true],
      ['none', 'empty', true],
      ['exists', 'empty', false],
      [-1, 'empty', true],
      [0, 'empty', false],
      [1, 'empty', false],
      ['any', 'existing', true],
      ['none', 'existing', false],
      ['exists', 'existing', true],
      [-1, 'existing', false],
      [0, 'existing', false],
      [1, 'existing', true],
      [2, 'existing', false],
    ]
    it.each(expectations)('expecting %s of an %s stream: accepted is %s', async (expected, stream, accepted) => {
      const log = given()
      if (stream === 'existing') await log.store.append(log.stream(1), 'none', [noted(1), noted(2)], made())
      const before = await log.store.readStream(log.stream(1))
      const appended = log.add(1, 3, expected)
      if (accepted) expect((await appended).revision).toBe(before.length)
      else await expect(appended).rejects.toEqual(new WrongRevision(log.stream(1), expected, before.length - 1))
      expect(await log.store.readStream(log.stream(1))).toHaveLength(before.length + (accepted ? 1 : 0))
    })

    it('writes nothing on a conflict, and the right revision is accepted afterwards', async () => {
      const log = given()
      await log.add(1, 1)
      await expect(log.add(1, 2, 5)).rejects.toBeInstanceOf(WrongRevision)
      await expect(log.store.append(log.stream(1), 'none', [noted(3), noted(4)], made())).rejects.toBeInstanceOf(WrongRevision)
      expect((await log.add(1, 5, 0)).revision).toBe(1)
      expect((await log.add(1, 6)).revision).toBe(2)
      expect((await log.store.readStream(log.stream(1))).map(event => [event.revision, numberOf(event)])).toEqual([
        [0, 1],
        [1, 5],
        [2, 6],
      ])
    })

    it('lets conflicts among parallel appends change nothing for the others', async () => {
      const log = given()
      await log.add('a', 0)
      const results = await Promise.allSettled([log.add('a', 1, 7), log.add('b', 2, 'none'), log.add('a', 3, 'none'), log.add('a', 4, 0), log.add('c', 5, 'exists')])
      expect(results.map(result => result.status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected'])
      expect((await log.all()).map(numberOf).sort()).toEqual([0, 2, 4])
    })

    it('lets one of two creators win', async () => {
      const log = given()
      const other = await log.again()
      for (let round = 0; round < 20; round += 1) {
        const create = (store: typeof other, n: number) => store.append(log.stream(round), 'none', [noted(n)], made())
        const results = await Promise.allSettled([create(log.store, 1), create(other, 2)])
        expect(statusOf(results)).toEqual(['fulfilled', 'rejected'])
        expect(results.find(result => result.status === 'rejected')?.reason).toBeInstanceOf(WrongRevision)
        expect(await log.store.readStream(log.stream(round))).toHaveLength(1)
      }
    })

    it('keeps every acknowledged one of 1,000 parallel appends, and none twice', async () => {
      const log = given()
      const results = await Promise.allSettled(Array.from({ length: 1_000 }, (_, n) => log.add(n % 250, n)))
      const refused = results.flatMap(result => (result.status === 'rejected' ? [result.reason as unknown] : []))
      expect(refused.filter(error => !(error instanceof WrongRevision || error instanceof StoreUnavailable))).toEqual([])
      const acknowledged = results.flatMap((result, n) => (result.status === 'fulfilled' ? [n] : []))
      expect(acknowledged.length).toBeGreaterThanOrEqual(250)
      const stored = await log.all()
      expect(stored.map(numberOf).sort((a, b) => a - b)).toEqual(acknowledged)
      const places = new Set(stored.map(event => `${event.stream} ${event.revision}`))
      expect(places.size).toBe(stored.length)
    })

    it('writes all events of a command or none', async () => {
      const log = given()
      const appended = await log.store.append(log.stream(1), 'none', [noted(1), noted(2), noted(3)], made())
      expect(appended.events.map(event => event.revision)).toEqual([0, 1, 2])
      expect(appended).toMatchObject({ revision: 2, position: appended.events[2]?.position, repeated: false })
      expect(await log.store.readStream(log.stream(1))).toEqual(appended.events)
    })

    it('refuses a command without events, and one whose payload is no object', async () => {
      const log = given()
      await expect(log.store.append(log.stream(1), 'any', [], made())).rejects.toBeInstanceOf(RangeError)
      await expect(log.store.append(log.stream(1), 'any', [noted(1), { type: 'Noted', version: 1, data: [1] }], made())).rejects.toBeInstanceOf(RangeError)
      await expect(log.store.append(log.stream(1), 'any', [noted(1)], made({ at: 'yesterday' }))).rejects.toBeInstanceOf(RangeError)
      expect(await log.store.readStream(log.stream(1))).toEqual([])
    })
  })

  describe('a resend', () => {
    it('gives the first answer and writes nothing, whatever it expects', async () => {
      const log = given()
      const command = made()
      const events = [noted(1), noted(2)]
      const first = await log.store.append(log.stream(1), 'none', events, command)
      await log.add(1, 3)
      for (const expected of ['none', 'any', 'exists', -1, 1, 2] as const)
        expect(await log.store.append(log.stream(1), expected, events, command)).toEqual({ ...first, repeated: true })
      expect(await log.store.readStream(log.stream(1))).toHaveLength(3)
    })

    it('is known in parallel and after a restart', async () => {
      const log = given()
      const command = made({ commandId: `escalate-${randomUUID()}-2026-03-02` })
      const send = (store = log.store) => store.append(log.stream(1), 'any', [noted(1)], command)
      const answers = await Promise.all([send(), send(), send()])
      answers.push(await send(await log.again()))
      expect(new Set(answers.map(answer => answer.events[0]?.id)).size).toBe(1)
      expect(answers.filter(answer => !answer.repeated)).toHaveLength(1)
      expect(await log.store.readStream(log.stream(1))).toHaveLength(1)
    })

    it('with other content is refused, and writes nothing', async () => {
      const log = given()
      const command = made()
      await log.store.append(log.stream(1), 'any', [noted(1)], command)
      await expect(log.store.append(log.stream(1), 'any', [noted(2)], { ...command, digest: 'b'.repeat(64) })).rejects.toEqual(new CommandReused(command.commandId))
      expect((await log.store.readStream(log.stream(1))).map(numberOf)).toEqual([1])
    })

    it('to another stream is another command', async () => {
      const log = given()
      const command = made()
      await log.store.append(log.stream(1), 'any', [noted(1)], command)
      expect((await log.store.append(log.stream(2), 'none', [noted(1)], command)).repeated).toBe(false)
    })
  })
}
