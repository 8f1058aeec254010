import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..', '..', '..')

/** A hub that runs as people run it: a process of its own, reached over HTTP and by the command line. */
export interface Hub {
  /** Such as http://localhost:41234. */
  readonly address: string
  readonly folder: string
  /** Runs every automation as at a moment. */
  readonly tick: (now: string) => Promise<void>
  /** `lantern …` on the hub's folder, while it runs. Gives what it printed. */
  readonly lantern: (...args: readonly string[]) => Promise<string>
  readonly stop: () => Promise<void>
}

type Env = Readonly<Record<string, string>>

/** A folder that this run removes at its end. */
export function newFolder(): string {
  const parent = process.env['LANTERN_JOURNEYS']
  if (!parent) throw new Error('Run this by npm run test:journeys.')
  return mkdtempSync(join(parent, 'hub-'))
}

/** A demonstration with a dozen cases. */
export async function startDemonstration(): Promise<Hub> {
  const folder = join(newFolder(), 'data')
  cpSync(join(process.env['LANTERN_JOURNEYS'] ?? '', 'demonstration'), folder, { recursive: true })
  return startHub('--demo', folder)
}

/** @throws Error with what the hub said when it ends before it listens */
export async function startHub(mode: '--demo' | '--serve', folder: string, env: Env = {}): Promise<Hub> {
  const settings = { ...process.env, NODE_ENV: 'production', LANTERN_PORT: '0', ...env, LANTERN_DATA: folder }
  const child = spawn(process.execPath, [join(root, 'apps', 'hub', 'dist', 'main.js'), mode], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
  const address = await listening(child)
  return {
    address,
    folder,
    lantern: (...args) => runLantern(args, settings),
    tick: async now => void (await runLantern(['tick', '--now', now], settings)),
    stop: () => ended(child),
  }
}

/** `lantern …`: gives what it printed. @throws Error with what it said when it fails */
export async function runLantern(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
  return (await promisify(execFile)(process.execPath, [join(root, 'apps', 'cli', 'dist', 'main.js'), ...args], { env })).stdout
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /Lantern is ready: (\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => reject(new Error(`The hub ended with ${code}: ${said}`)))
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve()).kill('SIGTERM')
  })
}
