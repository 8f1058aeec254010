import autocannon from 'autocannon'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { coordinator, officerOf } from './running.js'
import { agencies } from './case-history.js'

/** A server in a process of its own, as clients find it. */
export interface Serving {
  readonly address: string
  /** Resident bytes now. */
  memory(): Promise<number>
  stop(): Promise<void>
}

export async function serve(kind: 'plain' | 'nest' | 'hub', folder = ''): Promise<Serving> {
  // Ours as it is started by hand: with the flags of package.json, and infra/build/run.mjs loads the same.
  const execArgv = kind === 'hub' ? ['--max-semi-space-size=16', '--import', join(import.meta.dirname, '..', '..', '..', 'infra', 'build', 'quick.mjs')] : []
  const child = fork(join(import.meta.dirname, 'server.js'), [kind, folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv })
  const heard = async (what: 'port' | 'memory'): Promise<number> => {
    const answer = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as readonly unknown[]
    const value: unknown = typeof answer[0] === 'object' && answer[0] !== null ? Reflect.get(answer[0], what) : undefined
    if (typeof value !== 'number') throw new Error(`The server ${kind} did not say its ${what}.`)
    return value
  }
  const port = await heard('port')
  return {
    address: `http://127.0.0.1:${port}`,
    memory: () => {
      const said = heard('memory')
      child.send('memory')
      return said
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** A bearer token for each person of the hub, by user. */
export async function signIn(address: string): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>()
  for (const { user } of [coordinator, ...agencies.map(officerOf)]) {
    const answer = await fetch(`${address}/api/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user }) })
    const { token } = (await answer.json()) as { readonly token?: string }
    if (token === undefined) throw new Error(`${user} could not sign in: ${answer.status}.`)
    tokens.set(user, token)
  }
  return tokens
}

export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/**
 * Sixteen connections, each of which waits for its answer before it asks again. Gives answers a second, and the milliseconds that each
 * took. @throws when an answer is no success
 */
export async function closedLoop(address: string, milliseconds: number, next: Asked | (() => Asked)): Promise<{ readonly rate: number; readonly took: readonly number[] }> {
  const took: number[] = []
  const statuses = new Set<number>()
  // autocannon takes the path of a fixed request from the address alone.
  const asked =
    typeof next === 'function' ? { url: address, requests: [{ setupRequest: (request: object) => ({ ...request, ...next() }) }] } : { ...next, url: `${address}${next.path}` }
  const started = performance.now()
  let lasted = 0
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({ ...asked, connections: 16, duration: milliseconds / 1_000 } as autocannon.Options, (error: Error | null, ended) =>
      error ? reject(error) : resolve(ended),
    )
    run.on('response', (_client, status, _bytes, responseTime) => {
      statuses.add(status)
      took.push(responseTime)
      lasted = performance.now() - started
    })
  })
  const failed = [...statuses].filter(status => status < 200 || status > 299)
  if (failed.length > 0) throw new Error(`${address} answered ${failed.join(', ')}.`)
  if (result.errors + result.timeouts > 0) throw new Error(`${result.errors} requests to ${address} failed and ${result.timeouts} were not answered.`)
  return { rate: (took.length * 1_000) / lasted, took }
}

export const answersPerSecond = async (address: string, milliseconds: number, next: Asked | (() => Asked)): Promise<number> => (await closedLoop(address, milliseconds, next)).rate
