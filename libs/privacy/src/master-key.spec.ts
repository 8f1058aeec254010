import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkMasterKeyPlace, createMasterKey, MasterKey, readMasterKey } from './master-key.js'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-master-'))
  file = join(folder, 'master.key')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the master key file', () => {
  it('is made once, for its owner alone, and read back', () => {
    const made = createMasterKey(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/)
    expect(readMasterKey(file).open('a purpose', made.seal('a purpose', 'text')).toString()).toBe('text')
    expect(() => createMasterKey(file)).toThrow('There is a file at')
  })

  it.each([
    ['short', 'c2hvcnQ='],
    ['empty', ''],
    ['not base64', 'x'.repeat(44)],
    ['hexadecimal', 'ab'.repeat(32)],
  ])('is refused when it is %s', (_, text) => {
    writeFileSync(file, text, { mode: 0o600 })
    expect(() => readMasterKey(file)).toThrow(/does not hold a master key/)
  })

  it('is refused when it is missing, or open to other users', () => {
    expect(() => readMasterKey(file)).toThrow(/There is no master key/)
    createMasterKey(file)
    chmodSync(file, 0o640)
    expect(() => readMasterKey(file)).toThrow(/mode 640/)
  })

  it('must lie outside the data folder, unless people are invented', () => {
    const data = join(folder, 'data')
    mkdirSync(join(data, 'inner'), { recursive: true })
    symlinkSync(data, join(folder, 'link'))
    const check = (path: string, demonstration = false) => () => checkMasterKeyPlace(path, data, { demonstration })
    for (const inside of [join(data, 'master.key'), join(data, 'inner', 'new', 'k'), join(folder, 'link', 'master.key'), join(data, '..key')]) {
      expect(check(inside)).toThrow(/lies in the data folder/)
      expect(check(inside, true)).not.toThrow()
    }
    expect(check(file)).not.toThrow()
    expect(check(join(folder, 'data-keys', 'master.key'))).not.toThrow()
  })
})

describe('a master key', () => {
  it('has 32 bytes', () => expect(() => MasterKey.from(Buffer.alloc(16))).toThrow('A master key has 32 bytes, this one 16.'))

  it('derives another key for each purpose, the same each time', () => {
    const key = MasterKey.from(Buffer.alloc(32, 1))
    expect(key.derive('forms')).toEqual(key.derive('forms'))
    expect(key.derive('forms')).not.toEqual(key.derive('names'))
    expect(key.derive('forms')).toHaveLength(32)
  })
})
