import type { KurrentDBClient } from '@kurrent/kurrentdb-client'
import type { Filter, Position } from '../port.js'
import { isStreamNotFound, storeErrorOf } from './errors.js'
import type { RawEvent } from './envelope.js'

/** A filter that the server applies. */
type ServerFilter = { readonly filterOn: 'streamName' | 'eventType' } & ({ readonly prefixes: string[] } | { readonly regex: string })

/** All but the server's own streams, whose names begin with `$`. */
export const notOfTheSystem = { filterOn: 'streamName', regex: '^[^$]' } as const

const everything = { resolvesLink: false, requiresLeader: true } as const

/** Reads the server's bytes. The client's own reads parse and drop them; the reader beneath it does not. */
export class RawLog {
  constructor(private readonly client: KurrentDBClient) {}

  /** Events of a stream from a revision; empty when it does not exist. */
  async stream(stream: string, from: number, max = Number.MAX_SAFE_INTEGER): Promise<readonly RawEvent[]> {
    try {
      return await collected(
        this.client.rustClient.readStream(stream, { direction: 'forwards', fromRevision: BigInt(from), maxCount: BigInt(max), ...everything }),
      )
    } catch (error) {
      if (isStreamNotFound(error)) return []
      throw storeErrorOf(error)
    }
  }

  /** Events of all streams from a position on, that at the position included. */
  from(position: Position, max: number, filter?: ServerFilter): Promise<readonly RawEvent[]> {
    const fromPosition = position < 0n ? 'start' : { commit: position, prepare: position }
    return this.all({ direction: 'forwards', fromPosition, maxCount: BigInt(max), ...(filter && { filter }) })
  }

  /** The last event of all, or the last that passes. */
  async last(filter?: ServerFilter): Promise<RawEvent | undefined> {
    return (await this.all({ direction: 'backwards', fromPosition: 'end', maxCount: 1n, ...(filter && { filter }) })).at(-1)
  }

  private async all(options: Pick<NonNullable<Parameters<KurrentDBClient['rustClient']['readAll']>[0]>, 'direction' | 'fromPosition' | 'maxCount' | 'filter'>) {
    try {
      return await collected(this.client.rustClient.readAll({ ...options, ...everything }))
    } catch (error) {
      throw storeErrorOf(error)
    }
  }
}

async function collected(pages: AsyncIterable<readonly { readonly event?: RawEvent }[]>): Promise<readonly RawEvent[]> {
  const events: RawEvent[] = []
  for await (const page of pages) for (const { event } of page) if (event) events.push(event)
  return events
}

/** What of a filter the server can apply; the rest is for `passes`. Prefixes of types are a superset: the server knows no "equal". */
export function serverFilterOf(filter: Filter | undefined): ServerFilter {
  if (filter?.streams) return { filterOn: 'streamName', prefixes: [...filter.streams] }
  if (filter?.types) return { filterOn: 'eventType', prefixes: [...filter.types] }
  return notOfTheSystem
}

export const passes = (event: RawEvent, filter: Filter | undefined): boolean =>
  !event.streamId.startsWith('$') &&
  (filter?.streams?.some(prefix => event.streamId.startsWith(prefix)) ?? true) &&
  (filter?.types?.includes(event.type) ?? true)
