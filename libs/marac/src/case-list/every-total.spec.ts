import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, refer, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
const rejected: string[] = []
beforeAll(async () => {
  app = await startMarac()
  await refer(app)
  await openCase(app)
  for (const because of ['criteria-not-met', 'not-enough-information', 'outside-the-area', 'already-open']) {
    const ref = await refer(app, 'housing')
    rejected.push(await send(app, 'coordinator', `/api/marac/cases/${ref}/non-acceptance`, { because, reason: 'Not here' }, ref))
  }
  const [appealed = ''] = rejected
  await send(app, 'housing', `/api/marac/referrals/${appealed}/appeal`, { reason: 'It is' }, appealed)
})
afterAll(() => app.stop())

/** What the list says beside each choice of a filter: "Not accepted (4)". */
async function countsOf(field: string): Promise<readonly number[]> {
  const { body } = await app.ask('/cases?status=all', { as: 'coordinator' })
  const select = new RegExp(`<select[^>]*id="${field}".*?</select>`, 's').exec(body)?.[0] ?? ''
  return [...select.matchAll(/<option value="(?!all|current)[^"]+"[^>]*>[^<]*\((\d+)\)/g)].map(([, count]) => Number(count))
}
const sum = (counts: readonly number[]): number => counts.reduce((so, each) => so + each, 0)

describe('a referral that was not accepted', () => {
  it('stays in every total: by status, area, agency, risk and route they add up to all referrals', async () => {
    expect((await app.ask('/cases?status=all', { as: 'coordinator' })).body).toContain('6 cases')
    for (const field of ['status', 'area', 'agency', 'route', 'risk']) expect([field, sum(await countsOf(field))]).toEqual([field, 6])
  })
  it('is counted, and found, under its own status', async () => {
    expect((await app.ask('/cases?status=not-accepted', { as: 'coordinator' })).body).toContain('4 cases')
    const { items } = (await app.ask('/api/marac/cases?status=all', { as: 'coordinator' })).json() as { readonly items: readonly { readonly ref: string }[] }
    expect(items.map(({ ref }) => ref)).toEqual(expect.arrayContaining(rejected))
  })
  it('stays in those of the agency that made it', async () =>
    expect((await app.ask('/cases?status=all', { as: 'housing' })).body).toContain('4 cases'))
})
