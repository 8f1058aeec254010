import { describe, expect, it } from '@jest/globals'
import type { DomainEvent, Sealed } from '@lantern/decision'
import type { StoredEvent } from '@lantern/event-store'
import { projection } from '@lantern/projections'
import fc from 'fast-check'
import { differingWhenKept, projected, projectedTwice, recorded, sameAsRebuilt } from './projected.js'
import { sealed } from './sealed.js'

type ParcelEvent =
  | DomainEvent<'ParcelSent', { to: string; note: Sealed<string> }>
  | DomainEvent<'ParcelMoved', { at: string }>
  | DomainEvent<'ParcelLost', Record<never, never>>

interface ParcelRow {
  readonly parcel: string
  readonly note: string | null
  readonly places: readonly string[]
  readonly moves: number
}

const parcels = projection<ParcelEvent, ParcelRow>({
  name: 'parcels',
  version: 1,
  streams: ['parcel'],
  key: 'parcel',
  columns: { parcel: 'text', note: 'text', places: 'json', moves: 'integer' },
  on: {
    ParcelSent: (row, { data }, open, parcel) => ({
      parcel,
      note: open(data.note) ?? null,
      places: row?.places ?? [],
      moves: row?.moves ?? 0,
    }),
    ParcelMoved: (row, { data }) => row && { ...row, places: [...row.places, data.at], moves: row.moves + 1 },
    ParcelLost: () => undefined,
  },
})

interface PlaceRow {
  readonly place: string
  readonly visits: number
}

/** Fed by many streams, a row for each place. */
const places = projection<ParcelEvent, PlaceRow>({
  name: 'places',
  version: 1,
  streams: ['parcel'],
  key: 'place',
  columns: { place: 'text', visits: 'integer' },
  keysOf: event => ('at' in event.data ? [String(event.data.at), 'all'] : []),
  on: {
    ParcelSent: 'ignored',
    ParcelMoved: (row, _event, _open, place) => ({ place, visits: (row?.visits ?? 0) + 1 }),
    ParcelLost: 'ignored',
  },
})

const sent: ParcelEvent = { type: 'ParcelSent', data: { to: 'place-1', note: sealed('fragile') } }
const moved = (at: string): ParcelEvent => ({ type: 'ParcelMoved', data: { at } })
const lost: ParcelEvent = { type: 'ParcelLost', data: {} }

describe('the rows of a projection, for specs', () => {
  it('shows them in order of key, with what was sealed opened', async () => {
    const events = [...recorded('parcel-2', [sent, moved('Dover')]), ...recorded('parcel-1', [sent])]
    expect(await projected(parcels, events)).toEqual([
      { parcel: '1', note: 'fragile', places: [], moves: 0 },
      { parcel: '2', note: 'fragile', places: ['Dover'], moves: 1 },
    ])
    expect(await projected(places, events)).toEqual([
      { place: 'Dover', visits: 1 },
      { place: 'all', visits: 1 },
    ])
    expect(await projected(parcels, recorded('parcel-1', [sent, lost]))).toEqual([])
  })

  it('shows the same when every event is delivered twice', async () => {
    const events = recorded('parcel-1', [sent, moved('Dover'), moved('Deal')])
    expect(await projectedTwice(parcels, events)).toEqual(await projected(parcels, events))
  })

  it('throws what a fold throws', async () => {
    const broken: typeof parcels = { ...parcels, on: { ...parcels.on, ParcelMoved: row => row && { ...row, parcel: 'another' } } }
    await expect(projected(broken, recorded('parcel-1', [sent, moved('Dover')]))).rejects.toThrow(
      'parcels.parcel must be the key of the row, or null.',
    )
  })
})

describe('views kept event by event and rebuilt at once', () => {
  const histories = fc.array(
    fc.record({ parcel: fc.nat(5), event: fc.constantFrom(sent, moved('Dover'), moved('Deal'), moved("St Mary's"), lost) }),
    { maxLength: 60 },
  )
  const inLog = (history: readonly { parcel: number; event: ParcelEvent }[]): readonly StoredEvent[] =>
    history.flatMap(({ parcel, event }) => recorded(`parcel-${parcel}`, [event]))

  it('are the same over random histories and batches', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }), async (history, sizes) => {
        expect(await differingWhenKept([parcels, places], inLog(history), sizes)).toEqual([])
      }),
      { numRuns: 60, seed: 20_270_111 },
    )
  })

  it('are told apart when a fold depends on what was folded with it', async () => {
    let calls = 0
    const forgetful = { ...parcels, on: { ...parcels.on, ParcelMoved: (row: ParcelRow | undefined) => row && { ...row, moves: ++calls } } }
    const events = [...recorded('parcel-1', [sent, moved('Dover')]), ...recorded('parcel-2', [sent, moved('Deal')])]
    expect(await sameAsRebuilt([places], events)).toBe(true)
    expect(await differingWhenKept([forgetful, places], events)).toEqual(['parcels'])
    expect(await sameAsRebuilt([forgetful], events)).toBe(false)
  })
})
