import type { DomainEvent, Sealed, StreamType, Whose } from '@lantern/decision'
import type { Reader, Sealer } from './port.js'

/** A sealed value, where it stands in the payload (`children[0].details`), and whose it is. */
export interface SealedField {
  readonly at: string
  readonly whose: Whose
  readonly value: Sealed<unknown>
}

/** What a stream type says of the sealed fields of each event type. */
export type Personal = Readonly<Record<string, Readonly<Record<string, Whose>> | undefined>>

/** Whether a value has the shape of a sealed one, and no more. */
export function isSealed(value: unknown): value is Sealed<unknown> {
  if (!isRecord(value) || Object.keys(value).length !== 2) return false
  return typeof value['key'] === 'string' && typeof value['box'] === 'string'
}

/**
 * The sealed values that a payload holds at the declared paths: `reason`, `victim.details`, `children[].details`, `notes[]`.
 * What is left out in the payload is left out here.
 */
export function sealedFieldsOf(paths: Readonly<Record<string, Whose>>, data: object): readonly SealedField[] {
  return Object.entries(paths).flatMap(([path, whose]) =>
    [...along(path.split('.'), data, '')].flatMap(({ at, value }) => (isSealed(value) ? [{ at, whose, value }] : [])),
  )
}

/** The keys that these events need: what to load before they are opened. */
export function keysOf(type: Pick<StreamType<never>, 'personal'>, events: readonly DomainEvent[]): readonly string[] {
  return [...new Set(events.flatMap(event => sealedFieldsOf(pathsOf(type, event), event.data).map(field => field.value.key)))]
}

/**
 * The payload with each sealed value in the clear; null where the key is destroyed, or the reader may not have it.
 * What is not declared stays as it is. Load the keys first (keysOf).
 */
export function openAll(type: Pick<StreamType<never>, 'personal'>, event: DomainEvent, sealer: Sealer, reader?: Reader): object {
  const opened = new Map<object, unknown>()
  for (const { value } of sealedFieldsOf(pathsOf(type, event), event.data)) opened.set(value, sealer.open(value, reader) ?? null)
  return withOpened(event.data, opened) as object
}

const pathsOf = (type: Pick<StreamType<never>, 'personal'>, event: DomainEvent) => (type.personal as Personal)[event.type] ?? {}

function* along(path: readonly string[], data: unknown, at: string): Generator<{ readonly at: string; readonly value: unknown }> {
  const [step, ...rest] = path
  if (step === undefined) {
    yield { at, value: data }
    return
  }
  if (!isRecord(data)) return
  const name = step.replace(/\[\]$/, '')
  const value = data[name]
  const here = at === '' ? name : `${at}.${name}`
  if (name === step) yield* along(rest, value, here)
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* along(rest, item, `${here}[${index}]`)
}

function withOpened(value: unknown, opened: ReadonlyMap<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (opened.has(value)) return opened.get(value)
  if (Array.isArray(value)) return value.map(item => withOpened(item, opened))
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withOpened(inner, opened)]))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A sealed value that was stored as its two parts. What it holds shows when it is opened. */
export const sealedFrom = <T>(key: string, box: string): Sealed<T> => ({ key, box }) as Sealed<T>
