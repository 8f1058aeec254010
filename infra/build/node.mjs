// Lantern needs Node 24.21 or later (SQLite 3.51.3 or later inside, argon2, time-ordered ids).
// npm puts node_modules/.bin first on the path, where the lock file's own Node lies, so npm scripts get it by themselves.
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

const fits = ([major, minor]) => major > 24 || (major === 24 && minor >= 21)

/** Makes sure that what follows runs on a Node that Lantern can use: starts the one of the lock file, or says which is needed and ends. */
export function requireNode() {
  if (fits(process.versions.node.split('.').map(Number))) return
  const own = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(own) && !process.env.LANTERN_NODE_TRIED) {
    const run = spawnSync(own, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, LANTERN_NODE_TRIED: '1' }, shell: process.platform === 'win32' })
    process.exit(run.status ?? 1)
  }
  console.error(`Lantern needs Node 24.21 or later; this is Node ${process.versions.node}. Install Node 24 (https://nodejs.org, or "nvm install" in this folder) and run the command again.`)
  process.exit(1)
}
