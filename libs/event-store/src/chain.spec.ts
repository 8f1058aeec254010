import { describe, expect, it } from '@jest/globals'
import { NO_HASH, chainHash, chained, prepare } from './chain.js'
import { made, noted } from './contract/log.js'

const event = {
  id: '019a0000-0000-7000-8000-000000000001',
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
    expect(chainHash(event, '{"n":1}')).toBe('b53f1c8efac674b60eb26bce7b18234a43ebfefb44fb9fe217d1e225ea0b2d84')
    expect(chainHash({ ...event, cause: 'event-0' }, '{"n":1}')).toBe('6678de6c4d9934bd726459cccd1124f32454fc0603985197f4240168d9913732')
  })

  it('changes with every part of the envelope and of the payload', () => {
    const texts = ['id', 'type', 'stream', 'recordedAt', 'happenedAt', 'commandId', 'digest', 'cause', 'correlation', 'rules', 'previousHash']
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
