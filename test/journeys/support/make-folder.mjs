// One demonstration of a few cases, made once and copied for every spec: each has data of its own and none waits for another.
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-journeys-'))
  process.env['LANTERN_JOURNEYS'] = folder
  const run = join(import.meta.dirname, '..', '..', '..', 'infra', 'build', 'run.mjs')
  execFileSync(process.execPath, [run, 'cli', 'demo', '--cases', '12', '--data', join(folder, 'demonstration')], { stdio: ['ignore', 'ignore', 'inherit'] })
}
