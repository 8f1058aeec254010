import { randomBytes } from 'node:crypto'
import type { AnyProjection, Column } from './projection.js'

export type EngineKind = 'sqlite' | 'postgres'

/** While a view is rebuilt, its new rows lie beside the old ones under this name. */
export const nextOf = (name: string): string => `${name}__next`

const plainName = /^[a-z_]+$/

/** Names become SQL, so they are checked instead of quoted. @throws when one is no plain name, or two projections share one */
export function checkNames(projections: readonly AnyProjection[]): void {
  const seen = new Set<string>()
  for (const { name, columns, key, indexes = [] } of projections) {
    if (name === 'checkpoints' || name === 'changes' || name === 'parked' || name.endsWith('__next')) throw new Error(`A view cannot be called ${name}.`)
    if (seen.has(name)) throw new Error(`Two views are called ${name}.`)
    seen.add(name)
    for (const used of [name, ...Object.keys(columns)])
      if (!plainName.test(used)) throw new Error(`${used} is no name for a table or column: a-z and _ only.`)
    for (const column of [key, ...indexes.flat().map(each => each.replace(/ desc$/, ''))]) if (!Object.hasOwn(columns, column)) throw new Error(`${name} has no column ${column}.`)
  }
}

/** What every database of views holds besides its views. `version` is 0 for a view that must be rebuilt whatever its version. */
export const frame: readonly string[] = [
  'create table if not exists checkpoints (name text primary key, version integer not null, position bigint not null)',
  'create table if not exists changes (name text primary key, times bigint not null)',
  'create table if not exists parked (projection text not null, stream text not null, position bigint not null, error_name text not null, since text not null, primary key (projection, stream))',
]

/** PostgreSQL sorts text by its locale unless told; SQLite by code point. Lists must come in one order on both. */
const typeOf = (kind: EngineKind, column: Column): string =>
  column === 'integer' ? 'bigint' : kind === 'postgres' ? 'text collate "C"' : 'text'

export function createTable(kind: EngineKind, projection: AnyProjection): string {
  const columns = Object.entries(projection.columns).map(([column, type]) =>
    column === projection.key ? `${column} ${typeOf(kind, type)} primary key not null` : `${column} ${typeOf(kind, type)}`,
  )
  return `create table ${projection.name} (${columns.join(', ')})`
}

/** Index names are unique in a database, and a table that was renamed keeps its own: hence the random end. */
export const createIndexes = (projection: AnyProjection): readonly string[] =>
  (projection.indexes ?? []).map(
    columns => `create index on_${randomBytes(8).toString('hex')} on ${projection.name} (${columns.join(', ')})`,
  )
