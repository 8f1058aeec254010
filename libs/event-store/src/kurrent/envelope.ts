import type { Position, StoredEvent } from '../port.js'
import { idOf, type Unplaced } from '../chain.js'

/** An event as the server keeps it: bytes with a type. A part of what `@kurrent/bridge` calls RecordedEvent. */
export interface RawEvent {
  readonly streamId: string
  /** The server's own, by which it knows a repeated write: an event's id is made of its hash. */
  readonly id: string
  readonly type: string
  readonly revision: bigint
  readonly data: Uint8Array
  readonly metadata: Uint8Array
  readonly position?: { readonly commit: bigint }
}

/** A recorded event with the text of its payload, byte for byte as its hash was made over it. */
export interface Kept {
  readonly event: StoredEvent
  readonly text: string
}

/** The part of an event that goes into the server's metadata. Names are fixed for ever: recorded events hold them. */
type Envelope = Omit<StoredEvent, 'id' | 'type' | 'data' | 'stream' | 'revision' | 'position'>

export function envelopeOf(event: Unplaced): Envelope & Record<string, unknown> {
  const { version, recordedAt, happenedAt, by, commandId, digest, cause, correlation, rules, previousHash, hash } = event
  return { version, recordedAt, happenedAt, by, commandId, digest, ...(cause !== undefined && { cause }), correlation, rules, previousHash, hash }
}

/** The event behind the server's bytes; undefined when it carries no envelope, that is, when Lantern did not write it. */
export function keptOf(raw: RawEvent): Kept | undefined {
  const envelope = parsed(raw.metadata)
  if (!isEnvelope(envelope)) return undefined
  const text = Buffer.from(raw.data).toString('utf8')
  const revision = Number(raw.revision)
  const position: Position = raw.position?.commit ?? missingPosition(raw)
  return { event: { id: idOf(envelope.hash), type: raw.type, data: JSON.parse(text) as object, stream: raw.streamId, revision, position, ...envelopeOnly(envelope) }, text }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && 'previousHash' in value && 'hash' in value && 'commandId' in value && 'digest' in value && 'by' in value

/** Only the members that are ours: whatever else lies in the metadata never reaches the log's readers. */
function envelopeOnly({ version, recordedAt, happenedAt, by, commandId, digest, cause, correlation, rules, previousHash, hash }: Envelope): Envelope {
  const who = { user: by.user, agency: by.agency }
  return { version, recordedAt, happenedAt, by: who, commandId, digest, ...(cause !== undefined && { cause }), correlation, rules, previousHash, hash }
}

/** Stream reads carry positions since EventStoreDB 22.6 (https://github.com/kurrent-io/KurrentDB/pull/3459). */
function missingPosition(raw: RawEvent): never {
  throw new Error(`The server gave no position for event ${raw.id}. It needs to be EventStoreDB 22.6 or later, or KurrentDB.`)
}
