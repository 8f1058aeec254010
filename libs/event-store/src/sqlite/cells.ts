/** A cell that holds an id or a digest: 16 or 32 bytes for as many hex digits twice, 17 for a UUID (a zero before its own), otherwise its text. */
export type IdCell = Uint8Array | string

const hexDigits = /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const uuidDigits = 34

export const pack = (text: string): IdCell => (hexDigits.test(text) ? fromHex(text) : uuid.test(text) ? fromHex(`00${text.replaceAll('-', '')}`) : text)

export const fromHex = (hex: string): Uint8Array => Buffer.from(hex, 'hex')

/** SQL that reads such a cell of events e as one text: hex for bytes, `=` and the text otherwise, null for none. */
export const readable = (column: string): string => `iif(typeof(e.${column}) = 'blob', hex(e.${column}), '=' || e.${column}) as ${column}`

export function unpack(cell: string): string {
  if (cell.startsWith('=')) return cell.slice(1)
  const hex = cell.toLowerCase()
  return hex.length === uuidDigits ? dashed(hex.slice(2)) : hex
}

/** A UUID from its 32 hex digits. */
const dashed = (hex: string): string => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

/** The instant of so many milliseconds since 1970. Events of one command share theirs, so the last one is kept. */
export function toInstant(milliseconds: number): string {
  if (milliseconds !== last.milliseconds) last = { milliseconds, instant: new Date(milliseconds).toISOString() }
  return last.instant
}

let last = { milliseconds: 0, instant: new Date(0).toISOString() }
