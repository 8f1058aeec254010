// Builds what is stale, then runs one of the applications: node infra/build/run.mjs <app> [arguments]
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { requireNode, root } from './node.mjs'

requireNode()
await import('./quick.mjs')
const [app, ...rest] = process.argv.slice(2)
await build({ measures: !existsSync(join(root, 'apps', app ?? '', 'src')) })
const main = [join(root, 'apps', app, 'dist', 'main.js'), join(root, 'test', 'dist', app, 'main.js')].find(path => existsSync(path))
if (!main) {
  console.error(`There is no application called ${app}.`)
  process.exit(2)
}
process.argv = [process.argv[0], main, ...rest]
await import(pathToFileURL(main).href)
