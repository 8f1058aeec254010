import { START, type Position } from '@lantern/event-store'
import type { Engine } from '@lantern/projections'

/** How far a relay has come: all up to `position` is published, except what waits in parked streams from the position given. */
export interface RelayPlace {
  readonly position: Position
  readonly parked: ReadonlyMap<string, Position>
}

/** Where relays keep their place. One process at a time holds a relay; another one waits until it falls silent. */
export abstract class RelayPlaces {
  /** Takes the relay, or keeps it, until `lease` milliseconds after `now`. Undefined while another holder has it. */
  abstract hold(relay: string, holder: string, now: number, lease: number): Promise<RelayPlace | undefined>

  /** False when the holder has it no longer: then nothing is saved. */
  abstract save(relay: string, holder: string, place: RelayPlace): Promise<boolean>

  /** Lets another process take it at once. */
  abstract release(relay: string, holder: string): Promise<void>
}

/** In the database of views, on SQLite or PostgreSQL. */
export class StoredRelayPlaces extends RelayPlaces {
  private constructor(private readonly engine: Pick<Engine, 'transaction'>) {
    super()
  }

  static async open(engine: Pick<Engine, 'transaction'>): Promise<StoredRelayPlaces> {
    await engine.transaction(session =>
      session.run(
        'create table if not exists relay_place (relay text primary key, holder text not null, held_until bigint not null, position text not null, parked text not null)',
      ),
    )
    return new StoredRelayPlaces(engine)
  }

  async hold(relay: string, holder: string, now: number, lease: number): Promise<RelayPlace | undefined> {
    const insert = 'insert into relay_place (relay, holder, held_until, position, parked) values (?, ?, 0, ?, ?) on conflict (relay) do nothing'
    const take = 'update relay_place set holder = ?, held_until = ? where relay = ? and (holder = ? or held_until <= ?) returning position, parked'
    const rows = await this.engine.transaction(async session => {
      await session.run(insert, relay, holder, String(START), '[]')
      return session.all(take, holder, now + lease, relay, holder, now)
    })
    const row = rows[0]
    return row && { position: BigInt(String(row['position'])), parked: parkedOf(String(row['parked'])) }
  }

  /** Whether a process has the relay now, and has not fallen silent. `now` in milliseconds. */
  async isHeld(relay: string, now: number): Promise<boolean> {
    return (await this.engine.transaction(session => session.all('select relay from relay_place where relay = ? and held_until > ?', relay, now))).length > 0
  }

  async save(relay: string, holder: string, { position, parked }: RelayPlace): Promise<boolean> {
    const update = 'update relay_place set position = ?, parked = ? where relay = ? and holder = ? returning relay'
    const text = JSON.stringify([...parked].map(([stream, from]) => [stream, String(from)]))
    return (await this.engine.transaction(session => session.all(update, String(position), text, relay, holder))).length === 1
  }

  async release(relay: string, holder: string): Promise<void> {
    const release = 'update relay_place set held_until = 0 where relay = ? and holder = ?'
    await this.engine.transaction(session => session.run(release, relay, holder))
  }
}

function parkedOf(text: string): ReadonlyMap<string, Position> {
  const pairs = JSON.parse(text) as readonly (readonly [string, string])[]
  return new Map(pairs.map(([stream, from]) => [stream, BigInt(from)]))
}
