/** A cell that holds an id or a digest: 16 bytes for a UUID, 32 for a SHA-256, otherwise its text. */
export type IdCell = Uint8Array | string

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const packId = (id: string): IdCell => (uuid.test(id) ? fromHex(id.replaceAll('-', '')) : id)

export const packDigest = (digest: string): IdCell => (/^[0-9a-f]{64}$/.test(digest) ? fromHex(digest) : digest)

export const fromHex = (hex: string): Uint8Array => Buffer.from(hex, 'hex')

/** SQL that reads such a cell of events e as one text: hex for bytes, `=` and the text otherwise. */
export const readable = (column: string): string => `iif(typeof(e.${column}) = 'blob', hex(e.${column}), '=' || e.${column}) as ${column}`

export const readId = (cell: string): string => (cell.startsWith('=') ? cell.slice(1) : dashed(cell))

export const readDigest = (cell: string): string => (cell.startsWith('=') ? cell.slice(1) : cell.toLowerCase())

/** A UUID from its hex digits. */
export function dashed(hex: string): string {
  const low = hex.toLowerCase()
  return `${low.slice(0, 8)}-${low.slice(8, 12)}-${low.slice(12, 16)}-${low.slice(16, 20)}-${low.slice(20)}`
}

/** The instant of so many milliseconds since 1970. Events of one command share theirs, so the last one is kept. */
export function toInstant(milliseconds: number): string {
  if (milliseconds !== last.milliseconds) last = { milliseconds, instant: new Date(milliseconds).toISOString() }
  return last.instant
}

let last = { milliseconds: 0, instant: new Date(0).toISOString() }
