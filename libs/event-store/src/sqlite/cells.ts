/** A cell of the events table that holds an id: 16 bytes for a UUID, otherwise its text. */
export type IdCell = Uint8Array | string

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const packId = (id: string): IdCell => (uuid.test(id) ? Buffer.from(id.replaceAll('-', ''), 'hex') : id)

export function unpackId(cell: IdCell): string {
  if (typeof cell === 'string') return cell
  const hex = toHex(cell)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A cell that holds a digest: 32 bytes for a SHA-256, otherwise its text. */
export const packDigest = (digest: string): IdCell => (/^[0-9a-f]{64}$/.test(digest) ? fromHex(digest) : digest)

export const unpackDigest = (cell: IdCell): string => (typeof cell === 'string' ? cell : toHex(cell))

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')

export const fromHex = (hex: string): Uint8Array => Buffer.from(hex, 'hex')

export const toInstant = (milliseconds: number): string => new Date(milliseconds).toISOString()
