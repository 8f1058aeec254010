// Turns the TypeScript of apps, libs and test into dist folders beside their src, file by file, and only what is stale.
// Types are checked by "npm run typecheck"; here swc only strips them, so a fresh build takes seconds.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireNode, root } from './node.mjs'

const copied = /\.(njk|css|js|svg|yaml|json|csv)$/
const left = /(\.spec|\.cases|\.fixture)\.ts$|\.d\.ts$/
const swcOptions = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    target: 'es2023',
  },
  module: { type: 'es6' },
  sourceMaps: true,
  swcrc: false,
}

/** The folders with sources, each with the folder that holds what is made of it. A hub needs no bench, so that one is built only when asked for. */
function projects(measures) {
  const found = []
  for (const kind of ['apps', 'libs'])
    for (const name of existsSync(join(root, kind)) ? readdirSync(join(root, kind)) : [])
      if (existsSync(join(root, kind, name, 'src'))) found.push([join(root, kind, name, 'src'), join(root, kind, name, 'dist')])
  for (const name of measures ? ['bench', 'faults'] : [])
    if (existsSync(join(root, 'test', name))) found.push([join(root, 'test', name), join(root, 'test', 'dist', name)])
  return found
}

function* files(folder) {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path)
    else yield path
  }
}

/** Builds what is stale; says so on stderr. Returns the number of files written. */
export async function build({ only, measures = true } = {}) {
  const recipe = createHash('sha256').update(readFileSync(import.meta.filename)).digest('hex').slice(0, 16)
  const work = []
  for (const [from, to] of projects(measures)) {
    if (only && !from.startsWith(join(root, only))) continue
    const stamp = join(to, '.recipe')
    const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === recipe
    if (!fresh) rmSync(to, { recursive: true, force: true })
    const wanted = new Set([stamp])
    for (const source of files(from)) {
      const code = source.endsWith('.ts')
      if (code ? left.test(source) : !copied.test(source)) continue
      const target = join(to, relative(from, source)).replace(/\.ts$/, '.js')
      wanted.add(target)
      if (code) wanted.add(`${target}.map`)
      if (!existsSync(target) || statSync(target).mtimeMs < statSync(source).mtimeMs) work.push({ source, target, code })
    }
    for (const made of files(to)) if (!wanted.has(made)) rmSync(made)
    if (!fresh) {
      mkdirSync(to, { recursive: true })
      writeFileSync(stamp, recipe)
    }
  }
  if (work.length === 0) return 0
  console.error(`Building ${work.length} changed file${work.length === 1 ? '' : 's'} ...`)
  const { transformFile } = await import('@swc/core')
  await Promise.all(
    work.map(async ({ source, target, code }) => {
      mkdirSync(dirname(target), { recursive: true })
      if (!code) return copyFileSync(source, target)
      const out = await transformFile(source, { ...swcOptions, filename: source, sourceFileName: relative(dirname(target), source) })
      writeFileSync(`${target}.map`, out.map ?? '')
      writeFileSync(target, `${out.code}\n//# sourceMappingURL=${target.split('/').pop()}.map\n`)
    }),
  )
  return work.length
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  requireNode()
  const i = process.argv.indexOf('--project')
  await build({ only: i > 0 ? process.argv[i + 1] : undefined })
}
