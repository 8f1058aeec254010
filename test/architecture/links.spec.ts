import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')
const pages = [
  ...readdirSync(root).filter(name => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).flatMap(path => (path.endsWith('.md') ? [join('docs', path)] : [])),
]

/** The places inside the project that a page links to, code blocks left out. */
const linksIn = (page: string): readonly string[] =>
  [...readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```/gm, '').matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, target = '']) => target)

describe('links of the documentation', () => {
  it('are found', () => expect(pages.flatMap(linksIn).length).toBeGreaterThan(10))

  it.each(pages)('%s links to what is there', page => {
    expect(linksIn(page).filter(target => !existsSync(join(root, dirname(page), target)))).toEqual([])
  })
})

describe('the index of the documentation', () => {
  it('leads to every page, sample and picture', () => {
    const reached = new Set(['README.md', join('docs', 'README.md')])
    for (const page of reached) if (page.endsWith('.md') && existsSync(join(root, page))) for (const target of linksIn(page)) reached.add(join(dirname(page), target))
    const files = readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true }).flatMap(entry => (entry.isFile() ? [join(relative(root, entry.parentPath), entry.name)] : []))
    expect(files.filter(file => !reached.has(file))).toEqual([])
  })
})

describe('decision records', () => {
  it('are named by number and title, each number once', () => {
    const records = readdirSync(join(root, 'docs', 'adr')).filter(name => name.endsWith('.md') && name !== 'README.md')
    expect(records.filter(name => !/^\d{4}-[a-z0-9-]+\.md$/.test(name))).toEqual([])
    expect(new Set(records.map(name => name.slice(0, 4))).size).toBe(records.length)
  })
})
