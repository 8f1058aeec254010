/** Where the engines of this run are: infra/run-engines sets it. */
export interface Engines {
  readonly kurrent: string
  /** The stub stands in KurrentDB's place. */
  readonly kurrentIsStub: boolean
  readonly postgres: string
  readonly brokers: readonly string[]
}

/** @throws Error outside of `npm run test:engines` and `infra/run-engines npm test …` */
export function getEngines(env: NodeJS.ProcessEnv = process.env): Engines {
  const value = (name: string) => {
    const found = env[name]
    if (!found) throw new Error(`${name} is not set: run this through infra/run-engines.`)
    return found
  }
  return {
    kurrent: value('KURRENTDB_URL'),
    kurrentIsStub: env['LANTERN_KURRENTDB_STUB'] === 'yes',
    postgres: value('LANTERN_POSTGRES_URL'),
    brokers: value('LANTERN_KAFKA_BROKERS').split(','),
  }
}
