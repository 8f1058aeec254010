import { describe, expect, it } from '@jest/globals'
import { readdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { contexts, pageOf, tablesOf, written } from './event-model.js'

/** `LANTERN_WRITE_DOCS=yes npm test -- test/contracts/event-model` writes the tables into the pages. */
const begin = (page: string): number => page.search(/^## Commands$|^## Events$/m)

describe('docs/event-model', () => {
  it.each(contexts.map(context => [context.name, context] as const))('%s.md names every command, event, view and automation, and nothing else', (_, context) => {
    const tables = tablesOf(context)
    const page = written(context)
    if (process.env['LANTERN_WRITE_DOCS'] === 'yes') writeFileSync(pageOf(context), `${page.slice(0, begin(page) < 0 ? undefined : begin(page)).trimEnd()}\n\n${tables}`)
    else expect(page.slice(begin(page))).toBe(tables)
  })

  it('has a page for each context and no other', () => {
    expect(readdirSync(dirname(pageOf(contexts[0] ?? { name: 'marac', stream: { name: '', personal: {} } }))).sort()).toEqual(contexts.map(({ name }) => `${name}.md`).sort())
  })

  it('notices what is missing', () => {
    const tables = contexts.map(tablesOf).join('\n')
    for (const name of ['`submit-referral`', '`CaseClosed`', '`case_list`', '`escalate-overdue`', '`UserAdded`', '`SignInMade`', '`marac.open-actions`', '`/api/marac/cases/:ref/closure`']) expect(tables).toContain(name)
  })
})
