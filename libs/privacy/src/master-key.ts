import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, realpathSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { openBox, sealBox } from './box.js'

const keyBytes = 32

/** The file of the master key is missing, unfit, in the wrong place or another's. The message says what to do. */
export class MasterKeyWrong extends Error {
  override readonly name = 'MasterKeyWrong'
}

/** The key that wraps all data keys. It lies in a file of its own, so that a copy of the data alone opens nothing. */
export class MasterKey {
  private constructor(private readonly key: KeyObject) {}

  /** From 32 bytes, which are copied. */
  static from(bytes: Uint8Array): MasterKey {
    if (bytes.length !== keyBytes) throw new Error(`A master key has ${keyBytes} bytes, this one ${bytes.length}.`)
    return new MasterKey(createSecretKey(bytes))
  }

  /** Seals bytes or text under this key, for one purpose: what is sealed for another does not open. */
  seal(purpose: string, plain: Uint8Array | string): string {
    return sealBox(this.key, purpose, plain)
  }

  /** @throws BoxBroken */
  open(purpose: string, box: string): Buffer {
    return openBox(this.key, purpose, box)
  }

  /** 32 bytes for another use (a signing key, say), the same for the same purpose: HKDF-SHA-256, RFC 5869. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.key, Buffer.alloc(0), `lantern ${purpose}`, keyBytes))
  }
}

/** Writes a new master key, 32 random bytes in base64, readable by its owner alone. @throws MasterKeyWrong when the file is there already: it may be the only key to somebody's data */
export function createMasterKey(path: string): MasterKey {
  if (existsSync(path)) throw new MasterKeyWrong(`There is a file at ${path} already. It was left as it is: name another.`)
  const bytes = randomBytes(keyBytes)
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, `${bytes.toString('base64')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return MasterKey.from(bytes)
}

/** @throws MasterKeyWrong with a sentence that says what is wrong with the file and what to do */
export function readMasterKey(path: string): MasterKey {
  if (!existsSync(path)) throw new MasterKeyWrong(`There is no master key at ${path}. Restore it from its backup: without it the personal data cannot be read.`)
  const { mode } = statSync(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new MasterKeyWrong(`The master key at ${path} can be read by other users of this machine (mode ${(mode & 0o777).toString(8)}). Run: chmod 600 ${path}`)
  }
  const text = readFileSync(path, 'utf8').trim()
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== keyBytes || bytes.toString('base64') !== text) {
    throw new MasterKeyWrong(`The file ${path} does not hold a master key: ${keyBytes} bytes in base64 (44 characters) are expected.`)
  }
  return MasterKey.from(bytes)
}

/**
 * A master key beside the data it protects protects nothing: refused, unless people and events are invented.
 * @throws MasterKeyWrong when the file lies in the data folder, by any path or link
 */
export function checkMasterKeyPlace(file: string, dataFolder: string, { demonstration }: { readonly demonstration: boolean }): void {
  if (demonstration) return
  const inside = relative(realPlace(dataFolder), realPlace(file))
  if (inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside)) {
    throw new MasterKeyWrong(`The master key ${file} lies in the data folder ${dataFolder}. Keep it elsewhere, and back it up apart from the data.`)
  }
}

/** The path without links, also of what does not exist yet. */
function realPlace(path: string): string {
  const whole = resolve(path)
  if (existsSync(whole)) return realpathSync(whole)
  return dirname(whole) === whole ? whole : join(realPlace(dirname(whole)), basename(whole))
}
