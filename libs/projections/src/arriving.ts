import { currentVersion, type Open, type StreamType } from '@lantern/decision'
import { upcast, type StoredEvent } from '@lantern/event-store'
import type { Sealer } from '@lantern/privacy'
import { UnknownEvent, type Arriving } from './fold-batch.js'

/** What must be known of a stream type to read its events: StreamType is one, whatever its events and state. */
export interface AnyStreamType {
  readonly name: string
  readonly personal: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly upcasts?: Readonly<Record<string, readonly ((data: Record<string, unknown>) => Record<string, unknown>)[] | undefined>>
}

/** Brings recorded events to the shape that folds know: each to its current version once, for all projections. */
export class Arrivals {
  private readonly types: ReadonlyMap<string, AnyStreamType>

  constructor(
    streams: readonly AnyStreamType[],
    private readonly sealer: Pick<Sealer, 'load' | 'open'>,
  ) {
    this.types = new Map(streams.map(type => [type.name, type]))
  }

  /** The events, their keys loaded. One that no version leads to the current one carries its error: its stream will wait. */
  async of(events: readonly StoredEvent[]): Promise<readonly Arriving[]> {
    const keys = new Set<string>()
    const arriving = events.map(event => this.arrivingOf(event, keys))
    if (keys.size > 0) await this.sealer.load([...keys])
    return arriving
  }

  /** Opens for no agency: worksheets stay shut, and no view can hold what is in them. */
  readonly open: Open = value => this.sealer.open(value)

  private arrivingOf(event: StoredEvent, keys: Set<string>): Arriving {
    try {
      const type = this.types.get(event.stream.slice(0, event.stream.indexOf('-')))
      if (!type) throw new UnknownStream(`No stream type is known for ${event.type}.`)
      if (!Object.hasOwn(type.personal, event.type)) throw new UnknownEvent(`This build does not know ${event.type}.`)
      const isCurrent = event.version === currentVersion(type, event.type)
      const current = isCurrent ? event : upcast(type as unknown as StreamType, event)
      for (const [path, whose] of Object.entries(type.personal[event.type] ?? {}))
        if (whose !== 'agency') addKeys(current.data, path.split('.'), keys)
      return { event: current }
    } catch (error) {
      return { event, error: error instanceof Error ? error : new Error('An upcast failed.', { cause: error }) }
    }
  }
}

export class UnknownStream extends Error {
  override readonly name = 'UnknownStream'
}

/** Follows a path such as `children[].details` (libs/decision SealedPaths) and notes the keys of the sealed values at its end. */
function addKeys(from: unknown, path: readonly string[], keys: Set<string>): void {
  if (typeof from !== 'object' || from === null) return
  const [step, ...rest] = path
  if (step === undefined) {
    if ('key' in from && typeof from.key === 'string') keys.add(from.key)
    return
  }
  const list = step.endsWith('[]')
  const found: unknown = Reflect.get(from, list ? step.slice(0, -2) : step)
  if (!list) addKeys(found, rest, keys)
  else if (Array.isArray(found)) for (const item of found) addKeys(item, rest, keys)
}
