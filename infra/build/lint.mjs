// npm run lint: eslint with no warning allowed, then the boundaries between libraries and slices.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { requireNode, root } from './node.mjs'

requireNode()
const run = (script, ...args) =>
  spawnSync(process.execPath, [join(root, ...script.split('/')), ...args], { stdio: 'inherit', cwd: root }).status ?? 1

const folders = ['apps', 'libs', 'test', 'infra', '.ci'].filter(folder => existsSync(join(root, folder)))
const results = [
  run('node_modules/eslint/bin/eslint.js', '--max-warnings', '0', ...folders, 'eslint.config.js', 'jest.config.js'),
  run('infra/lint/boundaries.mjs'),
]
process.exit(results.every(status => status === 0) ? 0 : 1)
