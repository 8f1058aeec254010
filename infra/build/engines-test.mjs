// What runs on the real engines: npm run test:engines. Installs what is missing (as root, Debian), starts the engines by
// infra/run-engines and counts what jest itself reports. KurrentDB has no package: without KURRENTDB_URL the stub of its protocol
// stands in its place, and its own server is counted as skipped.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { requireNode, root } from './node.mjs'

const report = join(root, 'reports', 'engines')

function runOutside() {
  installMissing()
  rmSync(report, { recursive: true, force: true })
  mkdirSync(report, { recursive: true })
  const run = spawnSync(join(root, 'infra', 'run-engines'), [process.execPath, import.meta.filename, '--inside'], { stdio: 'inherit', cwd: root })
  const { passed, failed } = countOf(['engines.json', 'postgres.json'])
  const skipped = process.env.KURRENTDB_URL ? [] : ["KurrentDB's own server (KURRENTDB_URL is not set; its stub was used)"]
  for (const name of skipped) console.log(`skipped: ${name}`)
  const broken = failed + (run.status !== 0 && failed === 0 ? 1 : 0)
  if (broken > failed) console.log(`failed: the run itself ended with status ${run.status}`)
  console.log(`${passed} passed, ${broken} failed, ${skipped.length} skipped`)
  process.exit(broken === 0 && passed > 0 ? 0 : 1)
}

/** With the engines running: everything in test/engines, the contract suite, and the specs that ask for PostgreSQL, there alone. */
function runInside() {
  const onEngines = jest('engines.json', [...specs('test/engines'), 'test/kurrentdb/contract.spec.ts'])
  const onPostgres = jest('postgres.json', [...specs('libs'), ...specs('test/contracts')].filter(asksForPostgres), ['--testNamePattern', 'on PostgreSQL'])
  process.exit(onEngines || onPostgres)
}

function jest(file, paths, more = []) {
  const ignore = ['/node_modules/', '/dist/'].flatMap(pattern => ['--testPathIgnorePatterns', pattern])
  const args = [...ignore, ...more, '--testTimeout', '60000', '--json', '--outputFile', join(report, file), '--runTestsByPath', ...paths]
  return spawnSync(process.execPath, [join(root, 'infra', 'build', 'test.mjs'), ...args], { stdio: ['ignore', 'ignore', 'inherit'], cwd: root }).status ?? 1
}

const specs = folder =>
  readdirSync(join(root, folder), { recursive: true })
    .filter(path => path.endsWith('.spec.ts') && !path.includes('node_modules') && !path.includes('dist/'))
    .map(path => `${folder}/${path}`)
    .sort()

const asksForPostgres = path => readFileSync(join(root, path), 'utf8').includes('onBothEngines(')

/** Tests that the name pattern left out are not part of the run; a file that could not be run is one failure. */
function countOf(files) {
  const results = files.map(file => join(report, file)).flatMap(path => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).testResults : []))
  const tests = results.flatMap(file => file.assertionResults)
  const unrun = results.filter(file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'))
  const missing = files.filter(file => !existsSync(join(report, file)))
  const count = status => tests.filter(test => test.status === status).length
  return { passed: count('passed'), failed: count('failed') + unrun.length + missing.length }
}

function installMissing() {
  const has = program => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
  const postgres = existsSync('/usr/lib/postgresql') || has('initdb')
  const jars = existsSync(join(root, '.engines', 'kafka', '.pinned'))
  const wanted = [!postgres && 'postgresql', !has('kcat') && 'kcat', !has('chromium') && 'chromium', !has('java') && 'default-jre-headless', !jars && !has('mvn') && 'maven'].filter(Boolean)
  if (wanted.length === 0) return
  console.error(`Installing ${wanted.join(', ')} ...`)
  const apt = args => spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status
  if (apt(['update']) !== 0 || apt(['install', '-y', '--no-install-recommends', ...wanted]) !== 0) {
    console.error(`Could not install ${wanted.join(', ')}: install them, then run this again.`)
    process.exit(3)
  }
}

requireNode()
if (process.argv[2] === '--inside') runInside()
else runOutside()
