import { hash } from 'node:crypto'
import type { Instant } from '@lantern/decision'
import type { Made, NewEvent, StoredEvent } from './port.js'

/** What stands before the first event of a stream. */
export const NO_HASH = '0'.repeat(64)

/** All of a recorded event but its place among all events (each engine numbers those in its own way). */
export type Unplaced = Omit<StoredEvent, 'position'>

/** What the hash of an event covers, besides its payload. */
export type Hashed = Omit<Unplaced, 'id' | 'hash' | 'data'>

/** Hash of one event, hex, over its envelope (its predecessor's hash included) and its payload's text as stored. */
export type Chain = (event: Hashed, data: string) => string

/**
 * SHA-256 over a JSON array of the envelope, a line feed, and the payload's text. JSON holds no raw line feed, so no two events
 * have one text. What is null is the same as what stands before it in meaning: it happened when it was recorded, it correlates with its own
 * command. The text is fixed for ever: a change to it breaks every chain that was recorded.
 */
export const chainHash: Chain = (event, data) =>
  hashOf(
    {
      previousHash: event.previousHash,
      type: quoted(event.type),
      version: event.version,
      stream: quoted(event.stream),
      revision: event.revision,
      recordedAt: event.recordedAt,
      happenedAt: event.happenedAt === event.recordedAt ? undefined : event.happenedAt,
      user: quoted(event.by.user),
      agency: quoted(event.by.agency),
      commandId: quoted(event.commandId),
      digest: quoted(event.digest),
      cause: event.cause === undefined ? 'null' : quoted(event.cause),
      correlation: event.correlation === event.commandId ? 'null' : quoted(event.correlation),
      rules: quoted(event.rules),
    },
    data,
  )

/** The parts of the hashed text: texts as JSON, for the same few come again and again, but hashes and instants, which JSON leaves as they are. */
export interface HashedParts {
  readonly previousHash: string
  readonly type: string
  readonly version: number
  readonly stream: string
  readonly revision: number
  readonly recordedAt: string
  /** Undefined when it happened at recordedAt. */
  readonly happenedAt: string | undefined
  readonly user: string
  readonly agency: string
  readonly commandId: string
  readonly digest: string
  /** `null` when there is none. */
  readonly cause: string
  /** `null` when it is the command. */
  readonly correlation: string
  readonly rules: string
}

/** A text as JSON. */
export const quoted = (text: string): string => JSON.stringify(text)

/** The hash that chainHash makes, for a caller that holds the parts. */
export const hashOf = (part: HashedParts, data: string): string =>
  hash(
    'sha256',
    `["${part.previousHash}",${part.type},${part.version},${part.stream},${part.revision},"${part.recordedAt}",${part.happenedAt === undefined ? 'null' : `"${part.happenedAt}"`},${part.user},${part.agency},${part.commandId},${part.digest},${part.cause},${part.correlation},${part.rules}]\n${data}`,
  )

/**
 * The id of an event: a UUID of the kind that says nothing but what its maker put in (version 8, RFC 9562 5.8), of 122 bits of the event's
 * hash. So it is stored nowhere, and an id that is quoted elsewhere names what the event says.
 */
export const idOf = (hashed: string): string =>
  `${hashed.slice(0, 8)}-${hashed.slice(8, 12)}-8${hashed.slice(13, 16)}-8${hashed.slice(17, 20)}-${hashed.slice(20, 32)}`

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
    return { id: idOf(previousHash), ...envelope, data: JSON.parse(event.text) as object, hash: previousHash }
  })
}
