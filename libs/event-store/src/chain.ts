import { hash, randomUUIDv7 } from 'node:crypto'
import type { Instant } from '@lantern/decision'
import type { Made, NewEvent, StoredEvent } from './port.js'

/** What stands before the first event of a stream. */
export const NO_HASH = '0'.repeat(64)

/** All of a recorded event but its place among all events (each engine numbers those in its own way). */
export type Unplaced = Omit<StoredEvent, 'position'>

/** Hash of one event, hex, over its envelope (its predecessor's hash included) and its payload's text as stored. */
export type Chain = (event: Omit<Unplaced, 'hash' | 'data'>, data: string) => string

/**
 * SHA-256 over a JSON array of the envelope, a line feed, and the payload's text. JSON holds no raw line feed, so no two events
 * have one text. The text is fixed for ever: a change to it breaks every chain that was recorded.
 */
export const chainHash: Chain = (event, data) =>
  hash(
    'sha256',
    `${JSON.stringify([
      event.previousHash,
      event.id,
      event.type,
      event.version,
      event.stream,
      event.revision,
      event.recordedAt,
      event.happenedAt,
      event.by.user,
      event.by.agency,
      event.commandId,
      event.digest,
      event.cause ?? null,
      event.correlation,
      event.rules,
    ])}\n${data}`,
  )

/** Where a stream stands: `revision` -1 and `hash` NO_HASH before its first event. */
export interface StreamHead {
  readonly revision: number
  readonly hash: string
}

/** An event to be recorded, with the text of its payload. */
export interface Prepared {
  readonly type: string
  readonly version: number
  readonly text: string
  readonly happenedAt?: Instant
}

/** The payloads as text. @throws RangeError for no events, a payload that is no JSON object, or a time that is no Instant */
export function prepare(events: readonly NewEvent[], made: Made): readonly Prepared[] {
  if (events.length === 0) throw new RangeError('There is no event to append.')
  checkInstant(made.at)
  return events.map(({ type, version, data, happenedAt }) => {
    const text = JSON.stringify(data) as string | undefined
    if (text === undefined || !text.startsWith('{')) throw new RangeError(`The payload of ${type} is not a JSON object.`)
    if (happenedAt !== undefined) checkInstant(happenedAt)
    return { type, version, text, ...(happenedAt !== undefined && { happenedAt }) }
  })
}

function checkInstant(text: string): void {
  const time = Date.parse(text)
  if (Number.isNaN(time) || new Date(time).toISOString() !== text) throw new RangeError(`Not an instant in UTC with milliseconds: ${text}`)
}

/** The events of one command as they will stand in their stream, each chained to the one before it. */
export function chained(stream: string, head: StreamHead, events: readonly Prepared[], made: Made, recordedAt: Instant, chain: Chain = chainHash): readonly Unplaced[] {
  let { revision, hash: previousHash } = head
  return events.map(event => {
    revision += 1
    const envelope = {
      id: randomUUIDv7() as string,
      type: event.type,
      version: event.version,
      stream,
      revision,
      recordedAt,
      happenedAt: event.happenedAt ?? recordedAt,
      by: { user: made.by.user, agency: made.by.agency },
      commandId: made.commandId,
      digest: made.digest,
      ...(made.cause !== undefined && { cause: made.cause }),
      correlation: made.correlation ?? made.commandId,
      rules: made.rules,
      previousHash,
    }
    previousHash = chain(envelope, event.text)
    return { ...envelope, data: JSON.parse(event.text) as object, hash: previousHash }
  })
}
