import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..', '..')
/** Node as the lock file pins it runs the specs, so it runs what they start. */
const run = join(root, 'infra', 'build', 'run.mjs')

export type Env = Readonly<Record<string, string>>

/** A process that this run started and ends again. */
export interface Started {
  /** All that it has said, on both outputs. */
  readonly said: () => string
  /** As an operator stops it; resolves to its exit code. */
  readonly stop: () => Promise<number | null>
  /** As a crash ends it. */
  readonly kill: () => Promise<number | null>
}

/** Starts a program and waits until it has said what it says when it is ready. @throws Error with what it said when it ends before */
export async function start(args: readonly string[], env: Env, ready: RegExp): Promise<Started> {
  const child = spawn(process.execPath, args, { env: { ...process.env, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const heard: string[] = []
  const said = () => heard.join('')
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      heard.push(chunk.toString())
      if (ready.test(said())) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', code => reject(new Error(`${args.join(' ')} ended with ${code}: ${said()}`)))
  })
  return { said, stop: () => ended(child, 'SIGTERM'), kill: () => ended(child, 'SIGKILL') }
}

/** `npm run` with one of the applications, ready as it says so itself. */
export const startApp = (app: 'web' | 'worker' | 'relay', env: Env): Promise<Started> => start([run, app], env, /(is|are) ready/)

/** The stub in KurrentDB's place, as a process of its own, and its address. */
export async function startStub(): Promise<Started & { readonly url: string }> {
  const stub = await start([join(root, 'libs', 'testing', 'dist', 'kurrent-stub', 'main.js')], {}, /KURRENTDB_URL=\S+\n/)
  return { ...stub, url: /KURRENTDB_URL=(\S+)/.exec(stub.said())?.[1] ?? '' }
}

/** `lantern …`; resolves to what it printed. @throws Error when it ends with another code than 0 */
export async function lantern(env: Env, ...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, [run, 'cli', ...args], { env: { ...process.env, ...env } })).stdout
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise(resolve => child.once('exit', code => resolve(code)).kill(signal))
}
