// Runs jest on the sources as ES modules: npm test [-- jest arguments]
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { requireNode, root } from './node.mjs'

requireNode()
// Worker threads and child processes of the tests run built code.
await build({ measures: true })
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
// An option that takes a list, such as --testPathIgnorePatterns=x, would swallow the paths behind it, and everything would run.
const given = process.argv.slice(2)
const isOption = argument => /^--[^=]+=/.test(argument)
const ordered = [...given.filter(argument => !isOption(argument)), ...given.filter(isOption)]
const run = spawnSync(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...ordered], {
  stdio: 'inherit',
  cwd: root,
  env: { ...process.env, NODE_ENV: 'test', TZ: 'UTC' },
})
process.exit(run.status ?? 1)
