import type { PGlite, QueryOptions, Transaction } from '@electric-sql/pglite'
import { PGliteDialect, type Dialect } from 'kysely'

declare global {
  /** PostgreSQL with an empty schema `public`; of the environment of specs (infra/jest/environment.mjs). One file of specs uses it at a time. */
  var emptyPostgres: () => Promise<PGlite>
}

let shared: Promise<PGlite> | undefined
let schemas = 0

/** A dialect on an empty schema of the shared PGlite. Only the last one asked for may be used: there is one connection. */
export async function freshPglite(): Promise<Dialect> {
  const pglite = await (shared ??= emptyPostgres())
  const schema = `spec_${++schemas}`
  await pglite.exec(`create schema ${schema}; set search_path to ${schema}`)
  return new PGliteDialect({
    // Kysely closes what it is given; the next test goes on with this one.
    pglite: {
      closed: false,
      ready: true,
      waitReady: Promise.resolve(),
      close: async () => void (await pglite.exec(`drop schema ${schema} cascade`)),
      query: <T>(query: string, parameters?: unknown[], options?: QueryOptions) => pglite.query<T>(query, parameters, options).catch(rethrown),
      transaction: <T>(work: (transaction: Transaction) => Promise<T>) => pglite.transaction(work).catch(rethrown),
    },
  })
}

/** An error of the specs' own realm, which `instanceof` knows: PGlite runs outside it. */
function rethrown(error: Error): never {
  throw Object.assign(new Error(error.message), error)
}
