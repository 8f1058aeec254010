import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, refer, send, startMarac } from '../pages.fixture.js'

/** Every word of a referral that is not who is on the case, and every reason. */
const told = {
  agencyReference: 'XANADU-number', reason: 'XANADU-reason', judgement: 'XANADU-judgement', otherItems: 'XANADU-items', toolVersion: 'XANADU-version', wants: 'XANADU-wants', consent: 'given-with-limits', victimKnows: 'yes', consentLimits: 'XANADU-limits',
  professionalsAtRisk: 'yes', professionalsNote: 'XANADU-dogs', previousMarac: 'XANADU-marac', crimeNumber: 'XANADU-crime', officer: 'XANADU-officer', firstLanguage: 'XANADU-language', accessNeeds: 'XANADU-access', victimGp: 'XANADU-practice', victimLandlord: 'XANADU-landlord',
  perpetrators: [{ name: 'Łukasz Próbny', relationship: 'XANADU-husband' }],
  children: [{ name: 'Bo Testcase', relation: 'XANADU-niece', school: 'XANADU-school', views: 'XANADU-views' }],
}

let app: ContextApp
let before: string
/** A referral that was not accepted and appealed, and a case that was transferred, came back and was closed. */
const refs = { refused: '', closed: '' }
beforeAll(async () => {
  app = await startMarac()
  const [refused, closed] = [await refer(app, 'school', told), await openCase(app, { agencyReference: 'XANADU-other', children: [] })]
  Object.assign(refs, { refused, closed })
  await send(app, 'coordinator', `/api/marac/cases/${refused}/return`, { parts: ['risk'], missing: 'XANADU-missing' }, refused)
  await send(app, 'coordinator', `/api/marac/cases/${refused}/non-acceptance`, { because: 'criteria-not-met', reason: 'XANADU-refusal' }, refused)
  await send(app, 'school', `/api/marac/referrals/${refused}/appeal`, { reason: 'XANADU-appeal' }, refused)
  await send(app, 'manager', `/api/marac/cases/${refused}/appeal-answer`, { outcome: 'stands', reason: 'XANADU-stands' }, refused)
  const on = `/api/marac/cases/${closed}`
  await send(app, 'coordinator', `${on}/research-requests`, { agencies: ['canterbury-housing', 'idva'] }, closed)
  await send(app, 'coordinator', `${on}/research-call-offs`, { agency: 'canterbury-housing', reason: 'XANADU-off' }, closed)
  await send(app, 'idva', `${on}/research-returns`, { answer: 'known', shared: 'Known since May', basis: 'public-task', confirmation: ['confirmed'] }, closed)
  await send(app, 'idva', `${on}/research-withdrawals`, { told: 'return', reason: 'XANADU-back' }, closed)
  await send(app, 'coordinator', `${on}/questions`, { agency: 'idva', text: 'Seen this week?', answerBy: '2027-01-14' }, closed)
  const [question] = await items(`${on}/messages`, 'coordinator')
  await send(app, 'coordinator', `${on}/question-withdrawals`, { question: question?.['id'], reason: 'XANADU-question' }, closed)
  await send(app, 'supervisor', `${on}/coordinators`, { coordinator: 'supervisor', reason: 'XANADU-handed' }, closed)
  await send(app, 'coordinator', `${on}/transfers`, { because: 'moved-for-good', area: 'Northshire', contact: 'Rae Specimen', reason: 'XANADU-moved', sent: ['referral', 'risk', 'people'] }, closed)
  await send(app, 'coordinator', `${on}/transfer-refusals`, { refusedBy: 'Rae Specimen', refusedOn: '2027-01-11', reason: 'XANADU-visit' }, closed)
  await send(app, 'coordinator', `${on}/closure`, { outcome: 'other', reason: 'XANADU-closing' }, closed)
  before = app.clock.now()
  app.clock.set('2027-01-11T10:00:00.000Z')
})
afterAll(() => app.stop())

type Item = Readonly<Record<string, string>>
const items = async (url: string, as: string): Promise<readonly Item[]> => ((await app.ask(url, { as })).json() as { readonly items: readonly Item[] }).items
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')

async function found(as: string): Promise<readonly string[]> {
  const urls = Object.values(refs).flatMap(ref => [
    `/cases/${ref}`, `/cases/${ref}/history`, `/cases/${ref}/messages`, `/cases/${ref}/record-in-error`, `/cases/${ref}/print`, `/cases/${ref}/transfer-file`, `/cases/${ref}?asAt=${before}`, `/referrals/${ref}`,
    `/api/marac/cases/${ref}`, `/api/marac/cases/${ref}?asAt=${before}`, `/api/marac/cases/${ref}/history`, `/api/marac/cases/${ref}/messages`, `/api/marac/referrals/${ref}`,
  ])
  const lists = ['/cases?status=all', '/api/marac/cases?status=all', '/my-referrals', '/appeals', '/transfers?show=all', '/entries-in-error', '/research?show=all', '/questions', '/people']
  const pages = (await Promise.all([...urls, ...lists].map(async url => (await app.ask(url, { as })).body))).join('\n')
  return [...new Set(pages.match(/XANADU-\w+/g) ?? [])].toSorted()
}
const inError = async (as: string, ref: string, type: string) => {
  const entry = (await items(`/api/marac/cases/${ref}/history`, 'coordinator')).find(each => each['type'] === type)?.['event']
  return send(app, as, `/api/marac/cases/${ref}/entries-in-error`, { entry, reason: 'Of another family' }, ref)
}

describe('words in error', () => {
  it('are read by many before', async () => {
    const seen = await found('coordinator')
    for (const word of ['number', 'reason', 'judgement', 'dogs', 'wants', 'school', 'landlord', 'missing', 'refusal', 'appeal', 'stands', 'off', 'back', 'question', 'handed', 'moved', 'visit', 'closing']) expect(seen).toContain(`XANADU-${word}`)
    expect(await found('school')).toEqual(expect.arrayContaining(['XANADU-number', 'XANADU-refusal', 'XANADU-appeal', 'XANADU-stands']))
  })

  it('are read nowhere any more, at past moments neither, and what was done with them stands', async () => {
    for (const type of ['ReferralSubmitted', 'ReferralReturned', 'ReferralNotAccepted', 'ReferralAppealed', 'AppealAnswered']) await inError('coordinator', refs.refused, type)
    for (const type of ['ReferralSubmitted', 'ResearchCalledOff', 'ResearchWithdrawn', 'QuestionWithdrawn', 'CoordinatorChanged', 'CaseTransferred', 'TransferRefused', 'CaseClosed']) await inError('coordinator', refs.closed, type)
    for (const as of ['coordinator', 'manager', 'supervisor', 'school', 'police', 'housing', 'idva']) expect({ as, found: await found(as) }).toEqual({ as, found: [] })
    expect((await items('/api/marac/cases?status=all', 'coordinator')).map(({ ref, status, agencyReference }) => [ref, status, agencyReference ?? null]).toSorted()).toEqual([[refs.refused, 'not-accepted', null], [refs.closed, 'closed', null]].toSorted())
    expect((await app.ask(`/api/marac/cases/${refs.closed}`, { as: 'coordinator' })).json()).toMatchObject({ status: 'closed', criteria: ['visible-high-risk'], coordinator: { user: 'supervisor' }, closed: { outcome: 'other' }, transfers: [{ area: 'Northshire' }] })
  })

  it('leave who is on the case', async () => {
    const { body } = await app.ask(`/cases/${refs.refused}`, { as: 'coordinator' })
    for (const words of ['Siobhán', 'Łukasz Próbny', 'Bo Testcase', 'weekdays before noon']) expect(plain(body)).toContain(words)
  })

  it('leave their places, on the case now and at past moments, and on the own referral', async () => {
    for (const [ref, words] of [
      [refs.refused, ['What has happened Recorded in error and hidden', 'What it found Recorded in error and hidden', 'It does not meet the criteria. Recorded in error and hidden', 'What the referral told', 'Why the referral was returned', 'DASH 16 of 24, recorded in error']],
      [refs.closed, ['Another reason. Recorded in error and hidden', 'The victim has moved there for good. Recorded in error and hidden', 'Why a question was withdrawn', 'Why a request for research was called off']],
    ] as const)
      for (const url of [`/cases/${ref}`, `/cases/${ref}?asAt=${before}`]) {
        const { body } = await app.ask(url, { as: 'coordinator' })
        for (const each of words) expect(plain(body)).toContain(each)
        expect([plain(body).includes('No longer held'), await faultsIn(body)]).toEqual([false, []])
      }
    const own = plain((await app.ask(`/referrals/${refs.refused}`, { as: 'school' })).body)
    for (const each of ['What it told Recorded in error and hidden', 'Reason Recorded in error and hidden', 'The decision stands. Recorded in error and hidden']) expect(own).toContain(each)
  })

  it('are in the log of what was recorded in error, and once', async () => {
    expect((await items('/api/marac/entries-in-error', 'manager')).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['referral', 'return', 'refusal', 'appeal', 'appeal-answer', 'transfer', 'transfer-refusal', 'closing', 'coordinator', 'research-called-off', 'research-withdrawal', 'question-withdrawn']))
    await expect(inError('coordinator', refs.closed, 'CaseClosed')).rejects.toThrow(/422|400|no such entry/)
  })
})

describe('what a referral told that waits to be completed', () => {
  it('is not proposed again, and is told anew', async () => {
    const ref = await refer(app, 'school', told)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/return`, { parts: ['risk'], missing: 'All of it' }, ref)
    await inError('police', ref, 'ReferralSubmitted')
    const begun = (await app.ask(`/referrals/${ref}/complete`, { as: 'school', method: 'POST', body: {} })).headers['location'] ?? ''
    const { body } = await app.ask(`${begun}/check`, { as: 'school' })
    expect([body.match(/XANADU-\w+/g), body.includes('Łukasz Próbny')]).toEqual([null, true])
  })
})
