import type { DomainEvent, StreamType, Upcast } from '@lantern/decision'
import type { StoredEvent } from './port.js'

/** The event in the current shape of its type. @throws for one that a later program wrote */
export function upcast<E extends DomainEvent, S>(type: StreamType<E, S>, event: StoredEvent): StoredEvent<E> {
  const all: Readonly<Record<string, readonly Upcast[] | undefined>> = type.upcasts ?? {}
  const steps = all[event.type] ?? []
  const version = steps.length + 1
  if (event.version > version) throw new Error(`${event.type} was recorded in version ${event.version}; this program knows ${version}.`)
  if (event.version === version) return event as StoredEvent<E>
  const data = steps.slice(event.version - 1).reduce((old, step) => step(old), { ...event.data } as Record<string, unknown>)
  return { ...whole(event), version, data } as StoredEvent<E>
}

/** Every field in an object of its own: an event read for folds gives some of them only when asked (readForFolds). */
export const whole = (event: StoredEvent): StoredEvent => ({
  id: event.id,
  type: event.type,
  version: event.version,
  data: event.data,
  stream: event.stream,
  revision: event.revision,
  position: event.position,
  recordedAt: event.recordedAt,
  happenedAt: event.happenedAt,
  by: event.by,
  commandId: event.commandId,
  digest: event.digest,
  ...(event.cause !== undefined && { cause: event.cause }),
  correlation: event.correlation,
  rules: event.rules,
  previousHash: event.previousHash,
  hash: event.hash,
})
