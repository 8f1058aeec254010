import { describe, expect, it } from '@jest/globals'
import { hash } from 'node:crypto'
import { NO_HASH, chainHash, chained, idOf, prepare } from './chain.js'
import { made, noted } from './contract/log.js'

const event = {
  type: 'Noted',
  version: 1,
  stream: 'maracCase-1',
  revision: 0,
  recordedAt: '2026-03-02T09:00:00.000Z',
  happenedAt: '2026-03-01T09:00:00.000Z',
  by: { user: 'user-1', agency: 'police' },
  commandId: 'command-1',
  digest: 'a'.repeat(64),
  correlation: 'command-1',
  rules: '',
  previousHash: NO_HASH,
}

describe('the hash of an event', () => {
  it('is for ever the same: these were recorded when the format was fixed', () => {
    expect(chainHash(event, '{"n":1}')).toBe('ad2f972074de2d384d4565eb15fe3825883319bcc9736dc4f31350fdbe69b1f9')
    expect(chainHash({ ...event, cause: 'event-0' }, '{"n":1}')).toBe('0273370f09c0a9dc67bdb89b7c9e5d443831d79fb3e8fbd2398912f3ea374f94')
  })

  it('is of the JSON of the envelope, whatever signs its texts hold', () => {
    const odd = 'ä"\\\n\u2028 \ud800'
    const strange = { ...event, commandId: odd, digest: odd, cause: odd, correlation: odd, by: { user: odd, agency: odd }, rules: odd, happenedAt: event.recordedAt }
    const texts = [NO_HASH, 'Noted', 1, 'maracCase-1', 0, event.recordedAt, null, odd, odd, odd, odd, odd, null, odd]
    expect(chainHash(strange, '{}')).toBe(hash('sha256', `${JSON.stringify(texts)}\n{}`))
  })

  it('gives the event its id', () => {
    expect(idOf('0123456789abcdef'.repeat(4))).toBe('01234567-89ab-8def-8123-456789abcdef')
  })

  it('changes with every part of the envelope and of the payload', () => {
    const texts = ['type', 'stream', 'recordedAt', 'happenedAt', 'commandId', 'digest', 'cause', 'correlation', 'rules', 'previousHash']
    const actors = [{ by: { user: 'x', agency: 'police' } }, { by: { user: 'user-1', agency: 'x' } }]
    const others = [...texts.map(name => ({ [name]: 'x' })), { version: 2 }, { revision: 1 }, ...actors]
    const hashes = [chainHash(event, '{}'), chainHash(event, '{"n":1}'), ...others.map(other => chainHash({ ...event, ...other }, '{}'))]
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})

describe('the events of a command', () => {
  it('follow the head of their stream, each chained to the one before', () => {
    const command = made()
    const recorded = chained('maracCase-1', { revision: 4, hash: 'b'.repeat(64) }, prepare([noted(1), noted(2)], command), command, command.at)
    expect(recorded.map(one => [one.revision, one.previousHash, one.data])).toEqual([
      [5, 'b'.repeat(64), { n: 1 }],
      [6, recorded[0]?.hash, { n: 2 }],
    ])
  })

  it('are none, or no JSON objects, or at no instant: refused', () => {
    expect(() => prepare([], made())).toThrow(RangeError)
    expect(() => prepare([{ ...noted(1), data: (() => 1) as object }], made())).toThrow(RangeError)
    expect(() => prepare([{ ...noted(1), happenedAt: '2026-03-02' }], made())).toThrow(RangeError)
    expect(() => prepare([noted(1)], made({ at: '2026-03-02T09:00:00Z' }))).toThrow(RangeError)
  })
})
