// Which library may use which. The one source is each project's package.json: its kind (nx.tags), the libraries it depends on and what
// it exports. dependency-cruiser compares them with the imports that the sources really make. docs/adr/0009 says why.
//   node infra/lint/boundaries.mjs                     this workspace, in words
//   node infra/lint/boundaries.mjs --json FOLDER ...   others (the fixtures of test/architecture), as JSON
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { declarationFindings } from './declarations.mjs'
import { importRules } from './import-rules.mjs'
import { requireNode, root } from '../build/node.mjs'

/** The apps and libs of a workspace: folder, name, kind and the workspace libraries that its package.json declares. */
export function projectsOf(workspace) {
  const projects = []
  for (const parent of ['apps', 'libs'])
    for (const name of folders(join(workspace, parent))) {
      const file = join(workspace, parent, name, 'package.json')
      if (!existsSync(file)) continue
      const { name: pkg, nx, dependencies = {} } = JSON.parse(readFileSync(file, 'utf8'))
      const kind = nx?.tags?.find(tag => tag.startsWith('kind:'))?.slice('kind:'.length)
      projects.push({ folder: `${parent}/${name}`, name: pkg, kind, uses: Object.keys(dependencies).filter(used => used.startsWith('@lantern/')) })
    }
  return projects.map(project => ({ ...project, streams: streamsOf(join(workspace, project.folder, 'src')) }))
}

const folders = path =>
  existsSync(path) ? readdirSync(path, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : [])) : []

/** The folders that hold a stream, and may therefore be used by every slice of the context. */
const streamsOf = src => folders(src).filter(name => existsSync(join(src, name, `${name}.events.ts`)))

const sources = (workspace, folder) =>
  existsSync(join(workspace, folder))
    ? readdirSync(join(workspace, folder), { recursive: true }).filter(
        path => /(?<!\.d)\.ts$/.test(path) && !/(^|[\\/])(node_modules|dist|fixtures)[\\/]/.test(path),
      )
        .map(path => [folder, ...path.split(sep)].join('/'))
    : []

/**
 * Checks a workspace. Returns what breaks a rule, each `{ rule, from, to, why }`, and how many files were read.
 * @throws Error when a source file was not read: a check that looks at nothing would always pass.
 */
export async function checkBoundaries(workspace) {
  const projects = projectsOf(workspace)
  const read = ['apps', 'libs', 'test'].filter(folder => sources(workspace, folder).length > 0)
  const expected = read.flatMap(folder => sources(workspace, folder))
  if (expected.length === 0) throw new Error('There are no sources to check.')
  const tsconfig = join(workspace, 'tsconfig.json')
  const { output } = await cruise(
    read,
    {
      baseDir: workspace,
      validate: true,
      ruleSet: { forbidden: importRules(projects) },
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)(dist|fixtures)/|/assets/.*\\.js$' },
      tsPreCompilationDeps: 'specify',
      combinedDependencies: true,
      enhancedResolveOptions: { conditionNames: ['@lantern/source', 'node', 'import', 'default'], exportsFields: ['exports'] },
    },
    undefined,
    existsSync(tsconfig) ? { tsConfig: extractTSConfig(tsconfig) } : undefined,
  )
  const seen = new Set(output.modules.map(({ source }) => source))
  const unread = expected.filter(path => !seen.has(path) && existsSync(join(workspace, path)))
  if (unread.length > 0) throw new Error(`Not read: ${unread.join(', ')}`)
  const broken = output.summary.violations.map(({ rule, from, to, comment, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle ? cycle.map(({ name }) => name).join(' -> ') : to,
    why: comment ?? '',
  }))
  return { files: expected.length, findings: [...declarationFindings(projects), ...broken] }
}

/** As checkBoundaries, with what it threw as `error`. */
const checked = async workspace => {
  try {
    return { root: workspace, ...(await checkBoundaries(workspace)) }
  } catch (error) {
    return { root: workspace, files: 0, findings: [], error: error.message }
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  requireNode()
  const json = process.argv[2] === '--json'
  const roots = json ? process.argv.slice(3) : [root]
  const results = []
  for (const workspace of roots) results.push(await checked(workspace))
  if (json) console.log(JSON.stringify(results))
  else
    for (const { files, findings, error } of results) {
      for (const { rule, from, to, why } of findings) console.error(`${rule}: ${from} -> ${to}${why && `\n    ${why}`}`)
      console.log(error ? `Boundaries: ${error}` : `Boundaries: ${files} files, ${findings.length} finding${findings.length === 1 ? '' : 's'}`)
    }
  process.exitCode = results.every(({ findings, error }) => findings.length === 0 && !error) ? 0 : 1
}
