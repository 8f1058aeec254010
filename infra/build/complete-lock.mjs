// Adds to package-lock.json what npm leaves out when a registry has not got every platform's build of a package:
//   node infra/build/complete-lock.mjs            adds them
//   node infra/build/complete-lock.mjs --check    only names them, and ends with 1 when there are any
// npm drops such optional packages from the lock file, and "npm ci" (npm 11.19) then refuses that same file: "Missing: … from lock file".
// Run it after "npm install" when the test of the lock file fails. The entries say name, version and platform; npm takes the checksum when it installs.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node.mjs'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** Where npm looks for `name` from the package at `path`; undefined when the lock file has it nowhere. */
function find(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (packages[place]) return place
    if (at === '') return undefined
  }
}

/** Optional packages that some package of the lock file asks for and that the lock file lacks. */
const left = packages =>
  Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !find(packages, path, name))
      .map(([name, version]) => ({ path, name, version })),
  )

/** An entry as npm writes it, the platform read from the package's name and the rest from a sister package that is there. */
function entryFor({ path, name, version }, packages) {
  const parts = name.split('/').pop().split('-')
  const sister = Object.keys(packages[path].optionalDependencies).map(other => packages[find(packages, path, other)]).find(found => found?.os)
  const os = parts.find(part => systems.includes(part))
  const cpu = parts.find(part => processors.includes(part))
  if (!sister || !os || !cpu) throw new Error(`${name} does not say by its name which platform it is for. Write its entry by hand.`)
  const libc = os === 'linux' && !name.endsWith('eabihf') ? { libc: [name.endsWith('musl') ? 'musl' : 'glibc'] } : {}
  const { dev, license, engines } = sister
  return { version, cpu: [cpu], ...(dev && { dev }), ...libc, license, optional: true, os: [os], ...(engines && { engines }) }
}

if (process.argv[1] === import.meta.filename) {
  const file = join(root, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = left(lock.packages)
  if (process.argv.includes('--check')) {
    for (const { name, version } of missing) console.log(`${name} ${version}`)
    process.exit(missing.length > 0 ? 1 : 0)
  }
  for (const each of missing) lock.packages[`node_modules/${each.name}`] = entryFor(each, lock.packages)
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${missing.length} added to package-lock.json`)
}
