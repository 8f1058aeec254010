import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app, { children: [] })
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
})
afterAll(() => app.stop())

const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const page = async (as: string) => (await app.ask(`/cases/${ref}/messages`, { as })).body
const form = (as: string, path: string, body: Readonly<Record<string, unknown>>) => app.ask(`/cases/${ref}/${path}`, { as, method: 'POST', body })
interface Message {
  readonly id: string
  readonly kind: string
  readonly readBy: readonly { readonly user: string }[]
  readonly question?: { readonly state: string; readonly answerBy: string }
}
const messages = async (): Promise<readonly Message[]> => ((await app.ask(`/api/marac/cases/${ref}/messages`, { as: 'manager' })).json() as { readonly items: readonly Message[] }).items
const count = async (as: string, text: string) =>
  ((await app.ask('/api/marac/my-work', { as })).json() as { readonly items: readonly { readonly text: string; readonly count: number }[] }).items.find(each => each.text === text)?.count

describe('messages of a case', () => {
  it('say so when there are none, and are a link from the case', async () => {
    expect(await page('police')).toContain('Nobody has written anything on this case yet.')
    expect((await app.ask(`/cases/${ref}`, { as: 'police' })).body).toContain(`href="/cases/${ref}/messages"`)
  })

  it('are written on their own page, without a version to be second to, and read by the others', async () => {
    const sent = await form('police', 'send-message', { text: 'He was seen near the school <b>', _command: 'k1' })
    expect([sent.status, sent.headers['location']]).toEqual([303, `/cases/${ref}/messages?done=send-message`])
    expect(await count('housing', 'Messages you have not read')).toBe(1)
    expect(await count('police', 'Messages you have not read')).toBe(0)
    const body = await page('housing')
    expect(body).toContain('He was seen near the school &lt;b&gt;')
    expect(plain(body)).toMatch(/Message New He was seen .* police, Kent Police, 9am Read by nobody yet/)
    expect(await count('housing', 'Messages you have not read')).toBe(0)
    expect(await page('housing')).not.toContain('>New<')
    expect(plain(await page('police'))).toContain('Read by 1 person housing, Canterbury housing: 11 January 2027 at 9am')
  })

  it('are recorded once when the same form is sent twice', async () => {
    await form('police', 'send-message', { text: 'He was seen near the school <b>', _command: 'k1' })
    expect((await messages()).map(({ kind }) => kind)).toEqual(['message'])
  })

  it('leave no mark when a program fetches them, and one when a person reads', async () => {
    expect((await messages())[0]?.readBy.map(({ user }) => user)).toEqual(['housing', 'police'])
    await page('housing')
    const marks = await app.store.readStream(`caseReading-${ref}`)
    expect(marks.map(({ by, data }) => [by.user, (data as { readonly upTo: number }).upTo])).toEqual([['housing', 3], ['police', 3]])
  })

  it('keep what was typed when it cannot be sent', async () => {
    const { status, body } = await form('police', 'send-message', { text: 'x'.repeat(4001) })
    expect([status, body.includes('must be 4,000 characters or fewer'), body.includes('x'.repeat(4001))]).toEqual([400, true, true])
  })
})

describe('a question', () => {
  it('is asked of the Hub or of an agency on the case, by the date that the rules say', async () => {
    const { body } = await app.ask(`/cases/${ref}/ask-question`, { as: 'police' })
    expect(plain(body)).toContain('the answer is due on Thursday 14 January 2027')
    expect([...body.matchAll(/name="agency"[^>]*value="([^"]+)"/g)].map(match => match[1])).toEqual(['hub', 'idva', 'canterbury-housing'])
    for (const agency of ['kent-police', 'probation', 'nobody']) expect((await form('police', 'ask-question', { agency, text: 'Who?' })).body).toContain('Select the agency to ask')
    expect((await form('police', 'ask-question', { agency: 'canterbury-housing', text: 'Is he on the tenancy?' })).status).toBe(303)
    expect(await count('housing', 'Questions to your agency')).toBe(1)
    expect(await count('police', 'Questions that your agency asked')).toBe(1)
    expect((await app.ask('/questions', { as: 'housing' })).body).toContain(`Answer on ${ref}`)
  })

  it('is answered by that agency alone, which finds it chosen', async () => {
    const id = (await messages()).at(-1)?.id ?? ''
    expect(await page('housing')).toContain(`/cases/${ref}/answer-question?question=${id}`)
    expect(await page('police')).not.toContain('Answer this question')
    for (const as of ['coordinator', 'police', 'stranger']) expect([as, (await app.ask(`/cases/${ref}/answer-question`, { as })).status]).toEqual([as, 404])
    const { body } = await app.ask(`/cases/${ref}/answer-question?question=${id}&text=typed`, { as: 'housing' })
    expect(body).toMatch(new RegExp(`value="${id}" checked`))
    expect(body).toContain('Kent Police: Is he on the tenancy? (Due in 3 days)')
    expect(body).not.toContain('typed')
  })

  it('can be withdrawn where it is read, by the agency that asked and by the Hub', async () => {
    const id = (await messages()).at(-1)?.id ?? ''
    const link = `/cases/${ref}/withdraw-question?question=${id}`
    for (const [as, shown] of [['police', true], ['coordinator', true], ['housing', false], ['idva', false]] as const) expect([as, (await page(as)).includes(link)]).toEqual([as, shown])
    expect((await app.ask(link, { as: 'police' })).body).toMatch(new RegExp(`value="${id}" checked`))
  })

  it('is shown as late, and so is an answer that comes late', async () => {
    app.clock.set('2027-01-18T09:00:00.000Z')
    expect(plain(await page('coordinator'))).toContain('Question to Canterbury housing Overdue by 4 days')
    expect((await app.ask('/', { as: 'housing' })).body).toContain('1 overdue')
    const id = (await messages()).find(({ kind }) => kind === 'question')?.id ?? ''
    expect((await form('housing', 'answer-question', { question: id, text: 'He is not' })).status).toBe(303)
    expect(plain(await page('coordinator'))).toMatch(/Answered late .* Answer New He is not housing, Canterbury housing/)
    expect(await count('housing', 'Questions to your agency')).toBe(0)
    const again = await form('housing', 'answer-question', { question: id, text: 'Once more' })
    expect([again.status, again.body.includes('answered this question already'), again.body.includes('Once more')]).toEqual([409, true, true])
  })

  it('says when the date that was given has passed', async () => {
    const { status, body } = await form('police', 'ask-question', { agency: 'hub', text: 'When?', 'answerBy[day]': '4', 'answerBy[month]': '1', 'answerBy[year]': '2027' })
    expect([status, body.includes('The date to answer by has passed')]).toEqual([409, true])
  })
})

describe('what was written', () => {
  it('is part of the case, its history and the case as at a moment', async () => {
    const { body } = await app.ask(`/cases/${ref}`, { as: 'coordinator' })
    for (const text of ['He is not', 'Is he on the tenancy?', 'Answered late', 'He was seen near the school']) expect(body).toContain(text)
    const history = plain((await app.ask(`/cases/${ref}/history`, { as: 'coordinator' })).body)
    for (const text of ['Kent Police wrote a message', 'Kent Police asked Canterbury housing a question, to be answered by Thursday 14 January 2027', 'Canterbury housing answered the question that it was asked']) expect(history).toContain(text)
    const then = plain((await app.ask(`/cases/${ref}/as-at?date=2027-01-11`, { as: 'coordinator' })).body)
    expect(then).toContain('Is he on the tenancy?')
    expect(then).not.toContain('He is not')
  })

  it('is for those on the case alone, and reading it is recorded', async () => {
    for (const [as, status] of [['stranger', 404], ['school', 403], ['researcher', 403], ['governor', 403], ['administrator', 403]] as const)
      for (const url of [`/cases/${ref}/messages`, `/api/marac/cases/${ref}/messages`]) expect([as, url, (await app.ask(url, { as })).status]).toEqual([as, url, status])
    const before = (await app.accesses()).length
    await page('coordinator')
    expect((await app.accesses()).slice(before)).toEqual([{ type: 'CaseRead', user: 'coordinator', data: { read: 'messages-read', ref } }])
  })

  it('is valid HTML, on every page', async () => {
    for (const url of [`/cases/${ref}/messages`, `/cases/${ref}/ask-question`, '/messages', '/messages?by=agency', '/questions', '/questions?whose=all'])
      expect([url, await faultsIn((await app.ask(url, { as: 'coordinator' })).body)]).toEqual([url, []])
  })

  it('can be added to no longer once the case is closed; open questions are said to be so', async () => {
    await form('coordinator', 'ask-question', { agency: 'kent-police', text: 'Any news?' })
    await send(app, 'coordinator', `/api/marac/cases/${ref}/closure`, { outcome: 'plan-complete', reason: 'Done' }, ref)
    const body = await page('police')
    expect(body).toContain('Not answered before closing')
    expect(body).not.toContain('Send the message')
    const late = await form('police', 'send-message', { text: 'One thing more' })
    expect([late.status, late.body.includes('The case is not open'), late.body.includes('One thing more')]).toEqual([409, true, true])
    expect(await count('police', 'Questions to your agency')).toBe(0)
  })
})
