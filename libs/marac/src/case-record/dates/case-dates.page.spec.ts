import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, refer, send, startMarac } from '../../pages.fixture.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')
const get = (url: string, as = 'coordinator') => app.ask(url, { as })

describe('the dates of a case', () => {
  it('say what is to be done by whom and when, and every step of why', async () => {
    const ref = await openCase(app)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing', 'kent-police'] }, ref)
    await send(app, 'housing', `/api/marac/cases/${ref}/research-returns`, { answer: 'nothing', searched: 'All names' }, ref)
    const { body, status } = await get(`/cases/${ref}/dates`)
    expect(status).toBe(200)
    expect(await faultsIn(body)).toEqual([])
    const words = plain(body)
    for (const each of [
      'The IDVA service tries to reach the victim Who acts IDVA service By Due in 1 day Tuesday 12 January 2027',
      'Research Who acts Kent Police By Due in 7 days Monday 18 January 2027',
      'The clock started on Monday 11 January 2027, when research was requested. That day is not counted.',
      'The rule allows 5 working days, which ends on Monday 18 January 2027. Not counted: 2 days of weekend.',
      'Rule clock.research-return, in force from 1 January 2019.',
    ])
      expect(words).toContain(each)
    const over = words.slice(words.indexOf('Done, or not needed any more'))
    expect(over).toContain('Decide on the referral Who acts MARAC Hub By Tuesday 12 January 2027')
    expect(over).toContain('Research Who acts Canterbury housing')
    const { items } = (await get(`/api/marac/cases/${ref}/dates`)).json() as { readonly items: readonly { readonly what: string; readonly stands: string; readonly dueOn: string; readonly why: readonly string[] }[] }
    expect(items.filter(({ what }) => what === 'research').map(({ stands, dueOn }) => [stands, dueOn])).toEqual([['done', '2027-01-18'], ['open', '2027-01-18']])
    expect(items.every(({ why }) => why.length >= 4)).toBe(true)
  })

  it('name the days on which triage stood still', async () => {
    const ref = await refer(app)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/return`, { parts: ['risk'], missing: 'Which topics' }, ref)
    const words = plain((await get(`/cases/${ref}/dates`)).body)
    expect(words).toContain('The referrer completes the referral Who acts Kent Police By Due in 2 days')
    expect(words).toContain('Decide on the referral Who acts MARAC Hub By Stands still Since Monday 11 January 2027')
  })

  it('are nobody’s who may not read the case, as if there were none', async () => {
    const ref = await openCase(app)
    const [hidden, none] = await Promise.all([get(`/cases/${ref}/dates`, 'stranger'), get('/cases/MC-AAAAA-AAAAA/dates', 'stranger')])
    expect([hidden.status, none.status]).toEqual([404, 404])
  })
})

describe('a question', () => {
  it('can be asked of the Hub, which answers by a date with its reasons', async () => {
    const ref = await openCase(app)
    expect((await get(`/cases/${ref}/ask-question`, 'police')).body).toContain('value="hub"')
    expect((await get(`/cases/${ref}/ask-question`)).body).not.toContain('value="hub"')
    await send(app, 'police', `/api/marac/cases/${ref}/questions`, { agency: 'hub', text: 'Is this to be listed?' }, ref)
    expect(plain((await get('/questions')).body)).toContain('when the question was asked')
    expect(plain((await get(`/cases/${ref}/dates`)).body)).toContain('An answer to a question Who acts MARAC Hub By Due in 3 days')
  })
})
