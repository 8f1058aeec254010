import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')
const made = new Set(['node_modules', 'dist', '.nx', '.git', '.engines', 'data', 'reports'])
const text = /\.(ts|mjs|cjs|js|json|md|yaml|yml|njk|css|csv|txt|xml|sh)$|^(run|run-engines|LICENSE|\.[a-z]+rc|\.gitignore|\.editorconfig)$/

function* files(folder = ''): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (!made.has(entry.name)) yield* files(path)
    } else if (text.test(entry.name)) yield path
  }
}

/** Where a package came from, or where someone's checkout lies, is nobody else's business and breaks on the next machine. */
const unwanted: Readonly<Record<string, RegExp>> = {
  'a package registry': /https?:\/\/[^\s/"'`]*(?:registry|npmjs|artifactory|nexus|verdaccio)|^\s*(?:@[\w-]+:)?registry\s*=|_auth(?:Token)?\s*=/im,
  'a home folder': /(?<![\w.])\/(?:home|Users)\/[a-z][\w.-]*\/|[A-Z]:\\Users\\/i,
}

const checkout = root.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
const patterns = { ...unwanted, 'the place of this checkout': new RegExp(String.raw`(?<![\w.])${checkout}(?![\w-])`) }

describe('files of the project', () => {
  const paths = [...files()]

  it('are found', () => expect(paths).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'LICENSE', '.npmrc', '.ci/run'])))

  it.each(Object.entries(patterns))('do not name %s', (_, pattern) => {
    expect(paths.filter(path => pattern.test(readFileSync(join(root, path), 'utf8')))).toEqual([])
  })

  it('would be found out', () => {
    const host = ['https:', '', ['registry', 'npmjs', 'org'].join('.'), 'left-pad'].join('/')
    expect(unwanted['a package registry']?.test(`"resolved": "${host}"`)).toBe(true)
    expect(unwanted['a package registry']?.test(['registry', 'somewhere'].join('='))).toBe(true)
    expect(unwanted['a home folder']?.test(['', 'home', 'ann', 'lantern'].join('/'))).toBe(true)
    expect(patterns['the place of this checkout'].test(`cd ${root} && npm test`)).toBe(true)
  })

  it('keep the lock file free of addresses: its only "resolved" are the links to our own libraries', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>
    }
    expect(Object.values(packages).filter(({ resolved, link }) => resolved !== undefined && !(link && /^(apps|libs)\/[\w-]+$/.test(resolved)))).toEqual([])
  })
})
