// The environment of every spec: Node's with globals of its own, and one PostgreSQL for all specs that a worker runs. PGlite takes two seconds of computing to start, and
// this module is loaded once for a worker, not once for a file.
import { TestEnvironment } from 'jest-environment-node'
import { renewed } from './context.mjs'

/** @type {Promise<import('@electric-sql/pglite').PGlite> | undefined} */
let started

export default class extends TestEnvironment {
  constructor(...told) {
    super(...told)
    const global = renewed(this.global)
    // A hundred frames of each refusal that a spec provokes are work for nothing.
    global.Error.stackTraceLimit = 10
    this.global = global
    this.context = global
    this.moduleMocker = new this.moduleMocker.constructor(global)
  }

  async setup() {
    await super.setup()
    this.global.emptyPostgres = emptyPostgres
  }

  async teardown() {
    // Other files have the same modules: no spy of this one stays on them.
    this.moduleMocker.restoreAllMocks()
    await super.teardown()
  }
}

/** PostgreSQL with nothing in it but an empty schema `public`, whatever the file before left there. */
async function emptyPostgres() {
  const postgres = await (started ??= start())
  const { rows } = await postgres.query(`select nspname as name from pg_namespace where nspname = 'public' or nspname like 'spec%'`)
  await postgres.exec(`${rows.map(({ name }) => `drop schema "${name}" cascade;`).join('')} create schema public; set search_path to public`)
  return postgres
}

/** PostgreSQL writes its statistics ten seconds after a statement, by a timer that it never takes back: the process must not wait for that to end. */
async function start() {
  const { setTimeout } = globalThis
  globalThis.setTimeout = Object.assign((work, time, ...rest) => {
    const timer = setTimeout(work, time, ...rest)
    return time === 10_000 && new Error().stack?.includes('@electric-sql/pglite') ? timer.unref() : timer
  }, setTimeout)
  const { PGlite } = await import('@electric-sql/pglite')
  return PGlite.create()
}
