import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** Cost of one hash: memory in KiB, passes over it, lanes. */
export interface PasswordCost {
  readonly memory: number
  readonly passes: number
  readonly lanes: number
}

/** 19 MiB, two passes, one lane: the least that the OWASP password storage cheat sheet asks of argon2id. */
export const passwordCost: PasswordCost = { memory: 19 * 1024, passes: 2, lanes: 1 }

const saltBytes = 16
const tagBytes = 32

interface Hashed {
  readonly cost: PasswordCost
  readonly salt: Buffer
  readonly tag: Buffer
}

/** argon2id as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. */
export async function hashPassword(password: string, cost = passwordCost): Promise<string> {
  const salt = randomBytes(saltBytes)
  return written({ cost, salt, tag: await derive(password, cost, salt, tagBytes) })
}

/** Whether the password is the one that was hashed. Takes as long for a wrong one as for a right one. @throws when the text is no argon2id PHC string */
export async function isPassword(password: string, phc: string): Promise<boolean> {
  const { cost, salt, tag } = read(phc)
  return timingSafeEqual(await derive(password, cost, salt, tag.length), tag)
}

/** Whether a hash was made at another cost than is asked for now. */
export const needsRehash = (phc: string, cost = passwordCost): boolean => {
  const made = read(phc).cost
  return made.memory !== cost.memory || made.passes !== cost.passes || made.lanes !== cost.lanes
}

/** A hash that no password has, at this cost: what an unknown user's password is compared with, so that the answer takes as long. */
export const nobodysHash = (cost = passwordCost): string => written({ cost, salt: Buffer.alloc(saltBytes), tag: Buffer.alloc(tagBytes) })

const derive = (password: string, { memory, passes, lanes }: PasswordCost, salt: Buffer, tagLength: number): Promise<Buffer> =>
  new Promise((done, failed) => {
    // Letters that look the same are the same, however the keyboard composes them (NIST SP 800-63B 5.1.1.2).
    const parameters = { message: password.normalize('NFKC'), nonce: salt, parallelism: lanes, tagLength, memory, passes }
    argon2('argon2id', parameters, (error, tag) => (error ? failed(error) : done(tag)))
  })

const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

const written = ({ cost, salt, tag }: Hashed): string =>
  `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.lanes}$${plain(salt)}$${plain(tag)}`

function read(phc: string): Hashed {
  const [, memory, passes, lanes, salt, tag] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc) ?? []
  if (!memory || !passes || !lanes || !salt || !tag) throw new Error('A stored password hash is not an argon2id PHC string.')
  return {
    cost: { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}
