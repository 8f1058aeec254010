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

/** The instant of so many milliseconds since 1970. Events lie in the order of their time, so the minute is put into words once. @throws RangeError */
export function toInstant(milliseconds: number): string {
  const minute = Math.floor(milliseconds / 60_000)
  if (minute !== last.minute) last = { minute, text: new Date(minute * 60_000).toISOString().slice(0, -'00.000Z'.length) }
  const rest = milliseconds - minute * 60_000
  return `${last.text}${seconds[Math.floor(rest / 1_000)]}.${thousandths[rest % 1_000]}Z`
}

const padded = (count: number, digits: number): readonly string[] => Array.from({ length: count }, (_, n) => String(n).padStart(digits, '0'))
const seconds = padded(60, 2)
const thousandths = padded(1_000, 3)
let last = { minute: 0, text: '1970-01-01T00:00:' }
