import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}
interface Installed {
  readonly license?: string
  readonly version?: string
  readonly link?: boolean
  readonly dev?: boolean
}

const manifest = JSON.parse(read('package.json')) as Manifest
const installed = (JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, Installed>> }).packages
const declared = Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies })

describe('docs/dependencies.md', () => {
  const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, name = '', licence = '', why = '']) => ({
    name,
    licence,
    why: why.trim(),
  }))

  it('lists every dependency of package.json once, and nothing else', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(declared.map(([name]) => name).sort())
  })

  it('gives the licence that the lock file gives', () => {
    expect(rows.filter(({ name, licence }) => installed[`node_modules/${name}`]?.license !== licence)).toEqual([])
  })

  it('says why of each', () => expect(rows.filter(({ why }) => why === '')).toEqual([]))
})

describe('versions', () => {
  it('are pinned in package.json', () => expect(declared.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]))
})

describe('package-lock.json', () => {
  it('names the packages of every platform (mend it with: node infra/build/complete-lock.mjs)', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(root, 'infra', 'build', 'complete-lock.mjs'), '--check'], { encoding: 'utf8' })
    expect({ status, missing: stdout }).toEqual({ status: 0, missing: '' })
  })
})

/** Licences that ask for no more than their notice. Weaker copyleft and attribution are let in for tools and data, one by one. */
const allowed = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'Python-2.0', 'Unlicense', 'Zlib']
const allowedInTools = ['MPL-2.0', 'CC-BY-4.0']
/** The bank holidays are data under CC-BY-3.0: docs/dependencies.md names them. */
const exceptions: Readonly<Record<string, string>> = { 'node_modules/date-holidays': '(ISC AND CC-BY-3.0)' }

/** Whether a licence expression can be met: every part of an AND, one part of an OR. */
const mayUse = (expression: string | undefined, dev: boolean): boolean =>
  (expression ?? 'none')
    .replace(/[()]/g, '')
    .split(' AND ')
    .every(part => part.split(' OR ').some(licence => allowed.includes(licence) || (dev && allowedInTools.includes(licence))))

describe('licences', () => {
  const packages = Object.entries(installed).filter(([path, { link }]) => path.includes('node_modules/') && !link)

  it('are read from the lock file of a full installation', () => expect(packages.length).toBeGreaterThan(declared.length))

  it('are all ones that we may use', () => {
    const refused = packages.filter(([path, { license, dev }]) => !mayUse(license, dev === true) && (license === undefined || exceptions[path] !== license))
    expect(refused.map(([path, { version, license }]) => `${path} ${version}: ${license ?? 'no licence'}`)).toEqual([])
  })

  it('would be refused when they ask for more, or are not there', () => {
    expect(['GPL-3.0-only', 'AGPL-3.0', 'SSPL-1.0', 'UNLICENSED', 'MIT AND GPL-2.0', undefined].filter(licence => mayUse(licence, true))).toEqual([])
    expect(mayUse('MPL-2.0', false)).toBe(false)
    expect(mayUse('(MIT OR GPL-2.0)', false)).toBe(true)
  })
})
