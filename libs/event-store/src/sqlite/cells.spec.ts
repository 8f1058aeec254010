import { describe, expect, it } from '@jest/globals'
import { pack, toInstant, unpack } from './cells.js'

/** What SQL makes of a cell (`readable`). */
const read = (cell: ReturnType<typeof pack>): string => (typeof cell === 'string' ? `=${cell}` : Buffer.from(cell).toString('hex').toUpperCase())

describe('cells', () => {
  it.each([
    ['', 0],
    ['tick-2026-03-02', 0],
    ['=a', 0],
    ['0123456789abcdef0123456789abcdef', 16],
    ['0123456789ABCDEF0123456789abcdef', 0],
    ['00019a0000000070008000000000000001', 0],
    ['019a0000-0000-7000-8000-000000000001', 17],
    ['a'.repeat(64), 32],
  ])('gives back the id %s', (id, bytes) => {
    const cell = pack(id)
    expect(typeof cell === 'string' ? 0 : cell.length).toBe(bytes)
    expect(unpack(read(cell))).toBe(id)
  })

  it('tells instants as Date does, in whatever order they come', () => {
    const moments = [0, 1, -1, 59_999, 60_000, 1_772_442_000_123, 1_772_442_059_999, 1_772_442_000_000, -62_135_596_800_000, 253_402_300_799_999]
    for (const moment of [...moments, ...moments.toReversed()]) expect(toInstant(moment)).toBe(new Date(moment).toISOString())
    expect(() => toInstant(9e15)).toThrow(RangeError)
    expect(toInstant(5)).toBe('1970-01-01T00:00:00.005Z')
  })
})
