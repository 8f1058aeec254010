import { describe, expect, it } from '@jest/globals'
import { NO_HASH, chainHash } from '../chain.js'
import { made, noted } from './log.js'
import type { Log } from './log.js'

export function envelopeCases(given: () => Log): void {
  describe('the envelope', () => {
    it('says who, when, why and under which rules', async () => {
      const log = given()
      const command = made({ cause: 'event-1', correlation: 'referral-1', rules: 'rules-1', commandId: 'tick-2026-03-02', by: { user: 'user-9', agency: 'housing' } })
      await log.store.append(log.stream(1), 'none', [{ ...noted(1), version: 3, happenedAt: '2026-02-27T23:30:00.000Z' }, noted(2)], command)
      const [first, second] = await log.store.readStream(log.stream(1))
      expect(first).toMatchObject({
        type: 'Noted',
        version: 3,
        data: { n: 1 },
        stream: log.stream(1),
        revision: 0,
        recordedAt: command.at,
        happenedAt: '2026-02-27T23:30:00.000Z',
        by: { user: 'user-9', agency: 'housing' },
        commandId: 'tick-2026-03-02',
        digest: command.digest,
        cause: 'event-1',
        correlation: 'referral-1',
        rules: 'rules-1',
        previousHash: NO_HASH,
      })
      expect(second).toMatchObject({ revision: 1, happenedAt: command.at, previousHash: first?.hash })
      expect(first?.id).toMatch(/^[0-9a-f-]{36}$/)
    })

    it('starts a correlation with the command, and names no cause that there is not', async () => {
      const log = given()
      const command = made()
      await log.store.append(log.stream(1), 'none', [noted(1)], command)
      const [event] = await log.store.readStream(log.stream(1))
      expect(event?.correlation).toBe(command.commandId)
      expect(event && 'cause' in event).toBe(false)
    })

    it('gives back a payload as it was given', async () => {
      const log = given()
      const data = { text: 'Ó Briain, 王, 😀, "quotes", \\, line\nend,  ', none: null, list: [1.5, -1, 1e21, true], inner: { b: 1, a: { '2': 'x', '1': 'y' } } }
      await log.store.append(log.stream(1), 'none', [{ type: 'Noted', version: 1, data }], made())
      expect((await log.store.readStream(log.stream(1)))[0]?.data).toEqual(data)
    })

    it('never lets the recorded moment of a stream go back', async () => {
      const log = given()
      for (const at of ['2026-03-02T09:00:00.500Z', '2026-03-02T08:00:00.000Z', '2026-03-02T10:00:00.000Z', '2026-03-01T10:00:00.000Z'])
        await log.store.append(log.stream(1), 'any', [noted(1)], made({ at }))
      const moments = (await log.store.readStream(log.stream(1))).map(event => event.recordedAt)
      expect(moments).toEqual(['2026-03-02T09:00:00.500Z', '2026-03-02T09:00:00.500Z', '2026-03-02T10:00:00.000Z', '2026-03-02T10:00:00.000Z'])
    })

    it('chains each event to the one before it in its stream, over what is stored and not its position', async () => {
      const log = given()
      await log.add(2, 0)
      await log.store.append(log.stream(1), 'any', [noted(1), { ...noted(2), happenedAt: '2026-02-01T00:00:00.000Z' }], made())
      await log.add(2, 3)
      await log.store.append(log.stream(1), 'any', [noted(4)], made({ cause: 'c', rules: 'r' }))
      let previous = NO_HASH
      for (const event of await (await log.again()).readStream(log.stream(1))) {
        expect(event.previousHash).toBe(previous)
        expect(event.hash).toBe(chainHash(event, JSON.stringify(event.data)))
        previous = event.hash
      }
    })
  })
}
