import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
})
afterAll(() => app.stop())

const page = async (as: string, url = `/cases/${ref}`) => (await app.ask(url, { as })).body.replace(/\s+/g, ' ')
const to = (path: string) => `/api/marac/cases/${ref}/${path}`

describe('the risk of a case', () => {
  it('is undecided in words, and there is nothing yet to disagree with', async () => {
    expect(await page('manager')).toMatch(/Risk level<\/dt> <dd>Not decided yet.*Nobody has summarised the risk yet.*The level of risk has not been decided yet/)
    for (const [as, command] of [['manager', 'override-risk'], ['police', 'dissent-from-risk']] as const) expect(await page(as)).not.toContain(`/cases/${ref}/${command}"`)
    expect(await page('coordinator')).toContain(`/cases/${ref}/decide-risk"`)
    expect(await page('police')).not.toContain(`/cases/${ref}/decide-risk"`)
  })
  it('is summarised: harm, what points to it, what protects', async () => {
    await send(app, 'coordinator', to('risk-summaries'), { possibleHarm: 'Strangled again', indicators: 'Separation <b>', protective: 'Her sister' }, ref)
    expect(await page('police')).toMatch(/Possible harm.*Strangled again.*Separation &lt;b&gt;.*Her sister.*by coordinator, MARAC Hub/)
  })
  it('is decided, with dissent beside it that stays whatever comes later', async () => {
    await send(app, 'coordinator', to('risk-decisions'), { level: 'high', rationale: 'Separation and strangulation' }, ref)
    await send(app, 'police', to('risk-dissents'), { reason: 'He is in custody' }, ref)
    expect(await page('police')).toMatch(/Risk level<\/dt> <dd>High, with dissent.*Separation and strangulation.*Kent Police does not agree.*He is in custody/)
    expect(await page('coordinator', '/cases')).toContain('High, 16 of 24')
    app.clock.set('2027-01-12T10:00:00.000Z')
    await send(app, 'manager', to('risk-overrides'), { level: 'medium', rationale: 'Remanded until May' }, ref)
    expect(await page('police')).toMatch(/Risk level<\/dt> <dd>Medium<.*the MARAC manager overrode the decision before.*Remanded until May.*Earlier decisions on the level of risk \(1\).*Kent Police does not agree.*He is in custody/)
    expect(await page('coordinator', `/cases/${ref}/as-at?date=2027-01-11`)).toMatch(/Risk level<\/dt> <dd>High, with dissent/)
    const history = await page('police', `/cases/${ref}/history`)
    for (const text of ['The level of risk was decided. High', 'Kent Police does not agree with the decision', 'The MARAC manager overrode the decision on the level of risk. Medium']) expect(history).toContain(text)
  })
  it('is overridden by the manager alone, and then decided by the manager alone', async () => {
    expect((await app.ask(`/cases/${ref}/override-risk`, { as: 'coordinator' })).status).toBe(403)
    await expect(send(app, 'coordinator', to('risk-decisions'), { level: 'high', rationale: 'x' }, ref)).rejects.toThrow('Ask the manager to decide again')
  })
  it('is never overwritten: whoever was second sees both, and sends again by choice', async () => {
    const form = `/cases/${ref}/decide-risk`
    const _revision = revisionIn((await app.ask(form, { as: 'manager' })).body)
    await send(app, 'manager', to('risk-decisions'), { level: 'high', rationale: 'Bailed this morning' }, ref)
    const mine = { level: 'standard', rationale: 'She has moved' }
    const met = await app.ask(form, { as: 'manager', method: 'POST', body: { ...mine, _revision } })
    expect(met.status).toBe(412)
    for (const text of ['What is recorded now</th>', 'Bailed this morning', 'She has moved', 'Standard']) expect(met.body).toContain(text)
    expect((await app.ask(form, { as: 'manager', method: 'POST', body: { ...mine, _revision: revisionIn(met.body) } })).status).toBe(303)
    expect(await page('police')).toMatch(/Risk level<\/dt> <dd>Standard<.*Earlier decisions on the level of risk \(3\).*Bailed this morning/)
  })
})
