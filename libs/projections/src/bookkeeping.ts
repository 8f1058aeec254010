import { CompiledQuery } from 'kysely'
import { sql, type Engine, type Session } from './engine.js'
import type { Parked } from './fold-batch.js'
import type { Cells } from './row.js'

/** How far a view is. */
export interface Checkpoint {
  readonly name: string
  readonly version: number
  readonly position: bigint
}

export interface ParkedStream extends Parked {
  /** Since when it waits: the moment at which the event could not be folded. */
  readonly since: string
}

const text = (cells: Cells, column: string): string => String(cells[column])

const select = 'select name, version, cast(position as text) as position from checkpoints'

/** All checkpoints as last committed; read without a lock. */
export async function checkpointsOf({ db }: Pick<Engine, 'db'>): Promise<readonly Checkpoint[]> {
  return (await db.executeQuery<Cells>(CompiledQuery.raw(select))).rows.map(checkpointOf)
}

/** The checkpoints with these names, locked until the transaction ends, in one order for everybody so that no two wait for each other. */
export async function lockedCheckpoints(session: Session, names: readonly string[]): Promise<ReadonlyMap<string, Checkpoint>> {
  if (names.length === 0) return new Map()
  const marks = names.map(() => '?').join(', ')
  const lock = session.kind === 'postgres' ? ' for update' : ''
  const rows = await session.all(sql(session.kind, `${select} where name in (${marks}) order by name${lock}`), ...names)
  return new Map(rows.map(checkpointOf).map(found => [found.name, found]))
}

const checkpointOf = (cells: Cells): Checkpoint => ({
  name: text(cells, 'name'),
  version: Number(cells['version']),
  position: BigInt(text(cells, 'position')),
})

export async function setCheckpoint(session: Session, { name, version, position }: Checkpoint): Promise<void> {
  const statement =
    'insert into checkpoints (name, version, position) values (?, ?, cast(? as bigint)) ' +
    'on conflict (name) do update set version = excluded.version, position = excluded.position'
  await session.run(sql(session.kind, statement), name, version, String(position))
}

export async function advance(session: Session, names: readonly string[], position: bigint): Promise<void> {
  const marks = names.map(() => '?').join(', ')
  const statement = `update checkpoints set position = cast(? as bigint) where position < cast(? as bigint) and name in (${marks})`
  await session.run(sql(session.kind, statement), String(position), String(position), ...names)
}

/** Says that rows of a view changed: whoever keeps what they worked out of them asks for `timesChanged`. */
export async function tellChanged(session: Session, name: string): Promise<void> {
  await session.run(sql(session.kind, 'insert into changes (name, times) values (?, 1) on conflict (name) do update set times = changes.times + 1'), name)
}

/** How often rows of these views changed, as last committed. */
export async function timesChanged({ db }: Pick<Engine, 'db'>, names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await db.executeQuery<Cells>(CompiledQuery.raw('select name, cast(times as text) as times from changes'))
  const times = new Map(rows.map(cells => [text(cells, 'name'), text(cells, 'times')]))
  return names.map(name => times.get(name) ?? '0')
}

export const selectParked =
  'select projection, stream, cast(position as text) as position, error_name, since from parked order by projection, parked.position'

export async function parkedIn(session: Session): Promise<readonly ParkedStream[]> {
  return (await session.all(selectParked)).map(parkedOf)
}

export const parkedOf = (cells: Cells): ParkedStream => ({
  projection: text(cells, 'projection'),
  stream: text(cells, 'stream'),
  position: BigInt(text(cells, 'position')),
  errorName: text(cells, 'error_name'),
  since: text(cells, 'since'),
})

export async function park(session: Session, { projection, stream, position, errorName }: Parked, since: string): Promise<void> {
  const statement =
    'insert into parked (projection, stream, position, error_name, since) values (?, ?, cast(? as bigint), ?, ?) ' +
    'on conflict (projection, stream) do update set position = excluded.position, error_name = excluded.error_name'
  await session.run(sql(session.kind, statement), projection, stream, String(position), errorName, since)
}

export async function unpark(session: Session, projection: string, stream: string): Promise<void> {
  await session.run(sql(session.kind, 'delete from parked where projection = ? and stream = ?'), projection, stream)
}
