import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const closing = { outcome: 'plan-complete', reason: 'Nothing is left to do' }
const page = async (as: string, url: string): Promise<string> => (await app.ask(url, { as })).body

describe('closing a case', () => {
  it('names what is missing before anybody writes a reason, and each with the page where it is done', async () => {
    const ref = await openCase(app)
    const action = await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false, dueOn: '2027-01-25' })
    const body = await page('coordinator', `/cases/${ref}/close`)
    expect(await faultsIn(body)).toEqual([])
    for (const text of ['The case cannot be closed yet', `href="/actions/${action}">${action}</a>: Change the locks (Canterbury housing, waiting for an answer, due 25 Jan 2027)`, 'Bo Testcase, born 6 May 2019', `href="/cases/${ref}/consider-child?child=`]) expect(body).toContain(text)
    expect((await app.accesses()).at(-1)).toMatchObject({ data: { read: 'case-read', ref } })
  })

  it('refuses while a child has not been considered, keeps what was typed, and closes once somebody has', async () => {
    const ref = await openCase(app)
    const sent = await app.ask(`/cases/${ref}/close`, { as: 'coordinator', method: 'POST', body: { ...closing, _revision: '1' } })
    expect(sent.status).toBe(409)
    for (const text of ['A child on the case has not been considered yet', 'Nothing is left to do</textarea>', 'Bo Testcase']) expect(sent.body).toContain(text)
    const child = /consider-child\?child=(\w+)/.exec(sent.body)?.[1] ?? ''
    expect(await page('police', `/cases/${ref}/consider-child?child=${child}`)).toMatch(new RegExp(`value="${child}" checked`))
    await send(app, 'police', `/api/marac/cases/${ref}/child-considerations`, { child, considered: 'School <b>and</b> contact', enough: 'The school knows' }, ref)
    expect(await page('housing', `/cases/${ref}`)).not.toContain('School')
    const shown = await page('coordinator', `/cases/${ref}`)
    for (const text of ['What was considered for the children', 'School &lt;b&gt;and&lt;/b&gt; contact', 'Why nothing more is needed: The school knows']) expect(shown).toContain(text)
    expect(await page('coordinator', `/cases/${ref}/close`)).not.toContain('cannot be closed yet')
    await send(app, 'coordinator', `/api/marac/cases/${ref}/closure`, closing, ref)
    expect(await page('coordinator', `/cases/${ref}`)).toContain('Nothing is left to do')
  })
})
