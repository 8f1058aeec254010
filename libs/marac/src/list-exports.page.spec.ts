import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { parse } from 'csv-parse/sync'
import { openCase, refer, send, startMarac } from './pages.fixture.js'

let app: ContextApp
let open: string
let waiting: string
beforeAll(async () => {
  app = await startMarac()
  open = await openCase(app, { victimName: '=cmd|calc' })
  await send(app, 'coordinator', `/api/marac/cases/${open}/research-requests`, { agencies: ['canterbury-housing'] }, open)
  waiting = await refer(app)
})
afterAll(() => app.stop())

const file = (as: string, url: string) => app.ask(url, { as })
const rowsOf = async (as: string, url: string) => parse((await file(as, url)).body, { bom: true, columns: true }) as readonly Record<string, string>[]
const cases = async (as: string, query = '') => (await rowsOf(as, `/cases/export?as=csv${query}`)).map(row => row['Case'])

describe('lists as files', () => {
  it('hold the cases of the list as it is filtered, with what the list shows', async () => {
    expect(new Set(await cases('manager'))).toEqual(new Set([open, waiting]))
    expect(await cases('manager', '&status=open')).toEqual([open])
    expect(await cases('manager', '&status=closed')).toEqual([])
    expect((await rowsOf('manager', '/cases/export?as=csv&status=open'))[0]).toMatchObject({ Victim: "'=cmd|calc", Status: 'Open', 'Referred by': 'Kent Police', Children: '1', 'Agencies asked': '1' })
  })
  it('hold for an agency what it may see and no more', async () => {
    expect(await cases('housing')).toEqual([open])
    expect((await file('housing', '/referrals/export?as=csv')).status).toBe(403)
  })
  it('hold the referrals without a decision, and the flags', async () => {
    expect((await rowsOf('coordinator', '/referrals/export?as=csv')).map(row => [row['Case'], row['Status']])).toEqual([[waiting, 'Referred']])
    expect(await rowsOf('coordinator', '/flags/export?as=csv&show=all')).toEqual([])
    expect(await rowsOf('coordinator', '/several-victims/export?as=csv')).toEqual([])
  })
  it('are files that are kept, as CSV or as a workbook', async () => {
    const csv = await file('coordinator', '/cases/export?as=csv')
    expect([csv.headers['content-type'], csv.headers['content-disposition']]).toEqual(['text/csv; charset=utf-8', expect.stringMatching(/attachment; filename="cases-\d{4}-\d\d-\d\d\.csv"/)])
    const xlsx = await file('coordinator', '/cases/export?as=xlsx')
    expect([xlsx.status, xlsx.body.startsWith('PK')]).toEqual([200, true])
  })
  it('are recorded with their number of rows before they leave', async () => {
    const before = (await app.accesses()).length
    await file('coordinator', '/cases/export?as=csv')
    expect((await app.accesses()).slice(before).map(({ type, data }) => [type, data])).toEqual([['ExportMade', { of: '/cases/export', rows: 2 }]])
  })
  it.each([['police', 403], ['idva', 403], ['school', 403], ['governor', 403], ['administrator', 403], ['researcher', 403], ['housing', 200]])('answer %s with %d', async (as, status) => {
    for (const url of ['/cases/export?as=csv', '/flags/export?as=csv']) expect((await file(as, url)).status).toBe(status)
  })
  it('say which kinds there are when another is asked for', async () => expect((await file('coordinator', '/cases/export?as=pdf')).status).toBe(400))
  it('are offered below their lists to whoever may take them out', async () => {
    expect((await app.ask('/cases?status=open', { as: 'coordinator' })).body).toContain('/cases/export?status=open&amp;as=csv')
    expect((await app.ask('/cases', { as: 'police' })).body).not.toContain('/cases/export')
    for (const list of ['/referrals', '/flags', '/actions', '/several-victims']) expect((await app.ask(list, { as: 'coordinator' })).body).toContain(`${list}/export?`)
  })
  it('hold the actions of the list', async () => {
    await send(app, 'coordinator', `/api/actions/cases/${open}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false, dueOn: '2027-01-25' })
    expect((await rowsOf('housing', '/actions/export?as=csv&status=open')).map(row => [row['What'], row['Agency'], row['Due'], row['Overdue']])).toEqual([['Change the locks', 'Canterbury housing', '2027-01-25', 'No']])
    expect((await file('police', '/actions/export?as=csv')).status).toBe(403)
  })
})
