import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** A box that its key does not open: other key, other purpose, or changed since. */
export class BoxBroken extends Error {
  override readonly name = 'BoxBroken'
  constructor(readonly key: string) {
    super('A sealed value does not open under its key: it was changed, or sealed under another one.')
  }
}

/**
 * AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D 8.2.2), bound to `purpose` as additional data.
 * Gives base64url of nonce, ciphertext and tag. The key is a KeyObject: with plain bytes Node takes three times as long.
 */
export function sealBox(key: KeyObject, purpose: string, plain: Uint8Array | string): string {
  return sealBytes(key, purpose, plain).toString('base64url')
}

/** The same as bytes: what files are made of. */
export function sealBytes(key: KeyObject, purpose: string, plain: Uint8Array | string): Buffer {
  const nonce = takeNonce()
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(purpose))
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()])
}

/** @throws BoxBroken */
export function openBox(key: KeyObject, purpose: string, box: string): Buffer {
  return openBytes(key, purpose, Buffer.from(box, 'base64url'))
}

/** @throws BoxBroken */
export function openBytes(key: KeyObject, purpose: string, bytes: Buffer): Buffer {
  if (bytes.length < nonceBytes + tagBytes) throw new BoxBroken(purpose)
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(bytes.length - tagBytes))
    const body = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes))
    const rest = decipher.final()
    return rest.length > 0 ? Buffer.concat([body, rest]) : body
  } catch {
    throw new BoxBroken(purpose)
  }
}

/** Random nonces are drawn many at a time: one draw costs as much as sealing a short field. */
const pool = Buffer.alloc(nonceBytes * 256)
let next = pool.length

function takeNonce(): Buffer {
  if (next === pool.length) {
    randomFillSync(pool)
    next = 0
  }
  const nonce = Buffer.from(pool.subarray(next, next + nonceBytes))
  next += nonceBytes
  return nonce
}
