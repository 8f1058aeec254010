import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer, ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { refer, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const get = (url: string, as = 'police') => app.ask(url, { as })
const post = (url: string, body: Readonly<Record<string, string | readonly string[]>> = {}, as = 'police') => app.ask(url, { as, method: 'POST', body })
const location = ({ headers }: Answer): string => headers['location'] ?? ''
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')

const giveBack = (ref: string): Promise<string> =>
  send(app, 'coordinator', `/api/marac/cases/${ref}/return`, { parts: ['safe-contact', 'wishes', 'needs', 'professionals'], missing: 'When is it safe to call <b>her</b>?' }, ref)
async function returned(as = 'police'): Promise<string> {
  const ref = await refer(app, as)
  await giveBack(ref)
  return ref
}
async function begin(ref: string, as = 'police'): Promise<string> {
  const answer = await post(`/referrals/${ref}/complete`, {}, as)
  expect([answer.status, location(answer)]).toEqual([303, expect.stringMatching(new RegExp(`^/referrals/${ref}/complete/[0-9a-z]{20}$`))])
  return location(answer)
}
async function save(draft: string, part: string, body: Readonly<Record<string, string | readonly string[]>>, as = 'police'): Promise<Answer> {
  return post(`${draft}/${part}`, { ...body, _revision: revisionIn((await get(`${draft}/${part}`, as)).body) }, as)
}
/** Fills in what the referral by the API left out. */
async function fillIn(draft: string, as = 'police'): Promise<void> {
  const parts = {
    'safe-contact': { safeToCall: 'no', safeWhen: 'never', telephone: '01632 960009' },
    wishes: { victimKnows: 'yes', consent: 'given' },
    needs: { interpreter: 'no', gender: 'female', transgender: 'no', ethnicity: 'asian', sexualOrientation: 'not-known', 'disability[]': ['none'] },
    professionals: { professionalsAtRisk: 'no' },
  }
  for (const [part, body] of Object.entries(parts)) expect([part, (await save(draft, part, body, as)).status]).toEqual([part, 303])
}

describe('a referral that is returned', () => {
  it('tells the referrer what is missing, where, and by when, and asks them to complete it', async () => {
    const ref = await returned('school')
    const { body } = await get(`/referrals/${ref}`, 'school')
    for (const words of ['Returned to the referrer', "When is it safe to call <b>her</b>?".replaceAll('<', '&lt;').replaceAll('>', '&gt;'), 'Safe contact', 'To be completed by Wednesday 13 January 2027', 'Complete the referral'])
      expect(plain(body)).toContain(words)
    expect(await faultsIn(body)).toEqual([])
  })
  it('stays in the queue as waiting for the referrer, and may be decided on all the same', async () => {
    const ref = await returned()
    const { body } = await get('/referrals', 'coordinator')
    const row = plain(body.slice(body.indexOf(ref)).split('</tr>')[0] ?? '')
    expect(row).toContain('Waiting for the referrer')
    expect(row).toContain('Since 11 Jan 2027, to be completed by 13 Jan 2027')
    expect(await faultsIn(body)).toEqual([])
    await send(app, 'coordinator', `/api/marac/cases/${ref}/acceptance`, {}, ref)
    expect((await get('/referrals', 'coordinator')).body).not.toContain(ref)
  })
  it('is completed by nobody else', async () => {
    const ref = await returned('school')
    for (const [as, status] of [['housing', 404], ['idva', 404], ['stranger', 404], ['coordinator', 404], ['researcher', 403]] as const)
      expect([as, (await get(`/referrals/${ref}/complete`, as)).status]).toEqual([as, status])
  })
})

describe('completing it', () => {
  it('begins with everything that was sent, and asks for what is missing', async () => {
    const ref = await returned('school')
    const draft = await begin(ref, 'school')
    const { body } = await get(draft, 'school')
    expect(plain(body)).toContain('7 of 10 parts completed')
    expect(plain(body)).toContain('Complete it by Wednesday 13 January 2027')
    const shown = (await Promise.all(['victim', 'safe-contact', 'perpetrators', 'children', 'what-happened', 'risk', 'check'].map(part => get(`${draft}/${part}`, 'school')))).map(answer => answer.body)
    for (const [at, words] of [[0, "Siobhán O&#39;Neill"], [0, 'value="1991"'], [1, 'weekdays before noon'], [2, 'Łukasz Próbny'], [3, 'Bo Testcase'], [4, 'Strangled last night &lt;script&gt;'], [5, 'High, and rising'], [6, 'former husband']] as const) expect([at, shown[at]]).toEqual([at, expect.stringContaining(words)])
    for (const [at, html] of shown.entries()) expect([at, await faultsIn(html)]).toEqual([at, []])
    expect(await faultsIn(body)).toEqual([])
    expect(await begin(ref, 'school')).toBe(draft)
  })
  it('is a draft like any other: left, taken up again, sent once', async () => {
    const ref = await returned('school')
    const draft = await begin(ref, 'school')
    expect((await post(`${draft}/check`, {}, 'school')).status).toBe(400)
    await fillIn(draft, 'school')
    expect((await get(`/referrals/${ref}/complete`, 'school')).body).toContain(draft)
    const [first, second] = [await post(`${draft}/check`, {}, 'school'), await post(`${draft}/check`, {}, 'school')]
    expect([first, second].map(answer => [answer.status, location(answer)])).toEqual(Array(2).fill([303, `/referrals/${ref}?done=complete-referral`]))
    const { body } = await get(location(first), 'school')
    for (const words of ['Referral sent to the Hub again', 'Referred', 'Completed']) expect(plain(body)).toContain(words)
    const read = plain((await get(`/cases/${ref}`, 'coordinator')).body)
    for (const words of ['Returned and completed', 'What is missing (safe contact, what the victim wants, and consent, needs and diversity of the victim and risk to professionals)', '01632 960009', 'Asian or Asian British']) expect(read).toContain(words)
    const history = plain((await get(`/cases/${ref}/history`, 'coordinator')).body)
    for (const words of ['The Hub returned the referral as incomplete', 'completed the referral']) expect(history).toContain(words)
    expect((await app.store.readStream(`maracCase-${ref}`)).filter(({ type }) => type === 'ReferralCompleted')).toHaveLength(1)
  })
  it('keeps what others said meanwhile, and shows the referrer nothing of it', async () => {
    const ref = await returned('school')
    const { people } = (await get(`/api/marac/cases/${ref}`, 'coordinator')).json() as { readonly people: readonly { readonly personId: string; readonly role: string }[] }
    const victim = people.find(({ role }) => role === 'victim')?.personId ?? ''
    await send(app, 'coordinator', `/api/marac/cases/${ref}/person-changes`, { person: victim, address: '9 Refuge Road', otherName: 'Shiv' }, ref)
    const draft = await begin(ref, 'school')
    for (const part of ['', '/victim', '/check']) expect((await get(`${draft}${part}`, 'school')).body).not.toMatch(/Refuge Road|Shiv/)
    await fillIn(draft, 'school')
    expect((await post(`${draft}/check`, {}, 'school')).status).toBe(303)
    const read = plain((await get(`/cases/${ref}`, 'coordinator')).body)
    for (const words of ['9 Refuge Road', 'Shiv', '01632 960009']) expect(read).toContain(words)
    expect((await get('/api/marac/cases', 'coordinator')).body).toContain(ref)
  })
  it('finds somebody who is told of for the first time', async () => {
    const ref = await returned()
    const draft = await begin(ref)
    await fillIn(draft)
    const { body } = await get(`${draft}/perpetrators`)
    const person = /name="perpetrators\[0\]\[person\]" value="([^"]+)"/.exec(body)?.[1] ?? ''
    expect(person).not.toBe('')
    expect((await save(draft, 'perpetrators', { 'perpetrators[0][person]': person, 'perpetrators[0][name]': 'Łukasz Próbny', 'perpetrators[1][name]': 'Zbigniew Drugi' })).status).toBe(303)
    expect((await post(`${draft}/check`)).status).toBe(303)
    const found = (await get(`/api/marac/cases/${ref}`, 'coordinator')).json() as { readonly people: readonly { readonly personId: string; readonly role: string }[] }
    expect(found.people.map(({ role }) => role)).toEqual(['victim', 'perpetrator', 'perpetrator', 'child'])
    expect(found.people.some(({ personId }) => personId === person)).toBe(true)
    expect((await get(`/cases/${ref}/possible-matches`, 'coordinator')).body).toContain('Zbigniew Drugi')
  })
  it('says so in words when the Hub has decided meanwhile, and keeps the draft', async () => {
    const ref = await returned()
    const draft = await begin(ref)
    await fillIn(draft)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/acceptance`, {}, ref)
    const answer = await post(`${draft}/check`)
    expect([answer.status, plain(answer.body)]).toEqual([409, expect.stringContaining('The Hub is not waiting for this referral any more')])
    expect((await get(draft)).status).toBe(200)
  })
})
