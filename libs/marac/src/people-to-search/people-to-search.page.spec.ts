import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { StoreUnavailable } from '@lantern/event-store'
import type { ContextApp } from '@lantern/testing/context-app'
import { Frames } from '@lantern/web-kit'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let refs: readonly string[]
const asked = async (agencies: readonly string[], told: object = {}): Promise<string> => {
  const ref = await openCase(app, told)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies }, ref)
  return ref
}
beforeAll(async () => {
  app = await startMarac()
  const formula = { perpetrators: [{ name: '=cmd|calc', aliases: '+Ace' }], children: [] }
  refs = [await asked(['canterbury-housing'], formula), await asked(['canterbury-housing', 'idva']), await asked(['canterbury-housing']), await asked(['canterbury-housing']), await asked(['idva'])]
  const [, , answered = '', hidden = ''] = refs
  await send(app, 'housing', `/api/marac/cases/${answered}/research-returns`, { answer: 'nothing' }, answered)
  await send(app, 'manager', `/api/marac/cases/${hidden}/exclusions`, { user: 'researcher', ground: 'associate' }, hidden)
})
afterAll(() => app.stop())

const address = '/research/people-to-search?as=csv&which=all'
const csv = async (as: string) => parse((await app.ask(address, { as })).body, { bom: true }).map(([ref, , role, name, aliases, born]) => [ref, role, name, aliases, born])
const titles = ['Case', 'Part in the case', 'Name', 'Other names', 'Date of birth']
const three = (ref: string | undefined) => [[ref, 'Victim', "Siobhán O'Neill", '', '1991-02-03'], [ref, 'Perpetrator', 'Łukasz Próbny', '', ''], [ref, 'Child', 'Bo Testcase', '', '2019-05-06']]
const byRef = (rows: readonly (readonly (string | undefined)[])[]) => [...rows].sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''))

describe('whom an agency searches for, as a file', () => {
  it('is offered to whoever answers for an agency, and to nobody else', async () => {
    expect((await app.ask('/research', { as: 'researcher' })).body).toContain('href="/research/people-to-search?as=csv&amp;which=all"')
    expect((await app.ask('/research', { as: 'coordinator' })).body).not.toContain('people-to-search')
    for (const as of ['coordinator', 'manager', 'school', 'governor', 'administrator']) expect([as, (await app.ask(address, { as })).status]).toEqual([as, 403])
  })
  it('holds names and dates of birth of the open requests of that agency, and no formula', async () => {
    const [formula, both, , hidden, others] = refs
    const ofFormula = [[formula, 'Victim', "Siobhán O'Neill", '', '1991-02-03'], [formula, 'Perpetrator', "'=cmd|calc", "'+Ace", '']]
    expect(byRef(await csv('housing'))).toEqual(byRef([titles, ...ofFormula, ...three(both), ...three(hidden)]))
    expect(byRef(await csv('idva'))).toEqual(byRef([titles, ...three(both), ...three(others)]))
  })
  it('leaves out what its reader may not know of', async () => {
    expect((await csv('researcher')).map(([ref]) => ref)).not.toContain(refs[3])
    const { accesses } = app
    const count = (await accesses()).length
    await app.ask(address, { as: 'researcher' })
    const exports = (await accesses()).slice(count).filter(({ type }) => type === 'ExportMade')
    expect(exports[0]).toEqual({ type: 'ExportMade', user: 'researcher', data: { of: 'people-to-search', rows: 5 } })
    expect(exports.slice(1).map(({ data }) => data)).toEqual(expect.arrayContaining([{ of: 'people-to-search', rows: 2, ref: refs[0] }, { of: 'people-to-search', rows: 3, ref: refs[1] }]))
    expect(exports).toHaveLength(3)
  })
  it('says in a demonstration that its people are invented: a file leaves the pages that say so', async () => {
    const frames = app.app.get(Frames, { strict: false })
    const real = frames.of.bind(frames)
    const spy = jest.spyOn(frames, 'of').mockImplementation(async request => ({ ...(await real(request)), demonstration: true }))
    const { headers, body } = await app.ask(address, { as: 'housing' })
    spy.mockRestore()
    expect(headers['content-disposition']).toMatch(/filename="demonstration-people-to-search-/)
    expect(parse(body, { bom: true }).slice(1).every(row => row.at(-1) === 'People and events are invented')).toBe(true)
  })
  it('is a workbook too, under a name that tells nothing', async () => {
    const answer = await app.app.inject({ method: 'GET', url: '/research/people-to-search?as=xlsx&which=all', headers: { authorization: 'Bearer idva' } })
    expect([answer.statusCode, answer.headers['content-disposition'], answer.headers['cache-control']]).toEqual([200, expect.stringMatching(/^attachment; filename="people-to-search-\d{4}-\d\d-\d\d\.xlsx"$/), expect.stringContaining('no-store')])
    expect((await readSheet(answer.rawPayload))[1]?.slice(2, 4)).toEqual(['Victim', "Siobhán O'Neill"])
  })
  it('holds its titles when nothing is late', async () => expect((await app.ask('/research/people-to-search?as=csv&which=late', { as: 'housing' })).body.split('\r\n')).toHaveLength(2))
  it('says which files there are', async () => expect((await app.ask('/research/people-to-search?as=pdf&which=all', { as: 'housing' })).status).toBe(400))
  it('is not given when that cannot be recorded', async () => {
    const append = jest.spyOn(app.store, 'append').mockRejectedValue(new StoreUnavailable('Invented: the disk is full.'))
    try {
      const { status, body } = await app.ask(address, { as: 'housing' })
      expect([status, body.includes('Siobhán')]).toEqual([503, false])
    } finally {
      append.mockRestore()
    }
  })
})
