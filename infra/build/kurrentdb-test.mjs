// The contract suite of the event store on a real KurrentDB or EventStoreDB server: KURRENTDB_URL=… npm run test:kurrentdb
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { requireNode, root } from './node.mjs'

requireNode()
if (!process.env.KURRENTDB_URL) {
  console.error('Set KURRENTDB_URL to the connection string of a KurrentDB or EventStoreDB server (22.6 or later), such as kurrentdb://admin:changeit@localhost:2113?tls=false')
  process.exit(2)
}
const ignore = ['/node_modules/', '/dist/'].flatMap(pattern => ['--testPathIgnorePatterns', pattern])
const run = spawnSync(process.execPath, [join(root, 'infra', 'build', 'test.mjs'), ...ignore, '--testTimeout', '60000', '--runTestsByPath', 'test/kurrentdb/contract.spec.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
})
process.exit(run.status ?? 1)
