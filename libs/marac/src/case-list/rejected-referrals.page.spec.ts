import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, refer, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let refs: readonly string[]
let rejected: string
/** One that goes on, one that was not accepted, one that was appealed in vain, one that the other area has. */
beforeAll(async () => {
  app = await startMarac()
  const reject = async () => {
    const ref = await refer(app, 'school')
    return send(app, 'coordinator', `/api/marac/cases/${ref}/non-acceptance`, { because: 'criteria-not-met', reason: 'Standard risk' }, ref)
  }
  rejected = await reject()
  const appealed = await reject()
  await send(app, 'school', `/api/marac/referrals/${appealed}/appeal`, { reason: 'But she is afraid' }, appealed)
  await send(app, 'manager', `/api/marac/cases/${appealed}/appeal-answer`, { outcome: 'stands', reason: 'Looked at again' }, appealed)
  const away = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${away}/transfers`, { because: 'moved-for-good', area: 'Northshire', contact: 'Rae', reason: 'Moved', sent: ['referral'] }, away)
  await send(app, 'coordinator', `/api/marac/cases/${away}/transfer-acknowledgements`, { acknowledgedBy: 'Rae', acknowledgedOn: '2027-01-11' }, away)
  refs = [await openCase(app), rejected, appealed, away].toSorted()
})
afterAll(() => app.stop())

const get = (url: string, as = 'coordinator') => app.ask(url, { as })
const listed = async (url: string, as?: string): Promise<readonly string[]> => ((await get(url, as)).json() as { readonly items: readonly { readonly ref: string }[] }).items.map(({ ref }) => ref).toSorted()

describe('a referral that was not accepted stays in every total', () => {
  it('of the list of cases, with the counts beside its filters', async () => {
    expect(await listed('/api/marac/cases?status=all')).toEqual(refs)
    const { body } = await get('/cases?status=all')
    for (const words of ['4 cases', 'Not accepted (2)', 'Transferred to another area (1)', 'All (4)']) expect(body).toContain(words)
  })
  it('of what is exported, with the decision', async () => {
    const rows = parse((await get('/cases/export?as=csv&status=all', 'manager')).body, { bom: true, columns: true }) as readonly Record<string, string>[]
    expect(rows.map(row => row['Case'] ?? '').toSorted()).toEqual(refs)
    expect(rows.filter(row => row['Status'] === 'Not accepted')).toHaveLength(2)
  })
  it('of what the agency that referred sees of its own', async () => expect(await listed('/api/marac/my-referrals?show=all', 'police')).toEqual(expect.arrayContaining([rejected])))
  it('of the appeals, answered ones too', async () => expect(await listed('/api/marac/appeals?show=all')).toHaveLength(1))
})
