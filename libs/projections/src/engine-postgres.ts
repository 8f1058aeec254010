import { CompiledQuery, type Kysely } from 'kysely'
import { inTurn, sql, type Engine, type Session } from './engine.js'
import type { AnyProjection } from './projection.js'
import type { Cell, Cells } from './row.js'

type Database = Kysely<Record<string, never>>

/**
 * Views in PostgreSQL, over any Kysely that speaks to one. Several processes may run the same projections: each batch locks its
 * checkpoints first, so that one of them does it and the others skip it.
 */
export function postgresViews(db: Database, exclusive: Engine['exclusive'], close: () => Promise<void>): Engine {
  const next = inTurn()
  return {
    kind: 'postgres',
    db,
    // Its server does the work: nothing is held up here.
    away: db,
    transaction: work => next(() => db.transaction().execute(transaction => work(postgresSession(transaction)))),
    exclusive,
    close: () => next(close),
  }
}

/** Rows and keys travel as one JSON parameter: one statement a batch, whatever its size. */
function postgresSession(db: Database): Session {
  const all = async (statement: string, ...parameters: readonly Cell[]): Promise<readonly Cells[]> =>
    (await db.executeQuery<Cells>(CompiledQuery.raw(sql('postgres', statement), [...parameters]))).rows
  const run = async (statement: string, ...parameters: readonly Cell[]): Promise<void> => void (await all(statement, ...parameters))
  const keyIn = 'in (select jsonb_array_elements_text(cast(? as jsonb)))'
  return {
    kind: 'postgres',
    all,
    run,
    load: async (projection, keys) =>
      keys.length ? all(`select * from ${projection.name} where ${projection.key} ${keyIn}`, JSON.stringify(keys)) : [],
    save: async (projection, rows) => {
      if (rows.length) await run(upsert(projection), JSON.stringify(rows))
    },
    remove: async (projection, keys) => {
      if (keys.length) await run(`delete from ${projection.name} where ${projection.key} ${keyIn}`, JSON.stringify(keys))
    },
  }
}

function upsert(projection: AnyProjection): string {
  const columns = Object.entries(projection.columns)
  const names = columns.map(([column]) => column)
  const values = columns.map(([, kind], index) => (kind === 'integer' ? `cast(r ->> ${index} as bigint)` : `r ->> ${index}`))
  const others = names.filter(column => column !== projection.key)
  const update = others.length ? `update set ${others.map(column => `${column} = excluded.${column}`).join(', ')}` : 'nothing'
  return (
    `insert into ${projection.name} (${names.join(', ')}) select ${values.join(', ')} from jsonb_array_elements(cast(? as jsonb)) as r ` +
    `on conflict (${projection.key}) do ${update}`
  )
}
