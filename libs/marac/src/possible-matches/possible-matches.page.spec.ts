import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { referral, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
/** Two referrals of one pair, seven months apart, and how the second was spelled; a third of strangers. */
let first: string
let second: string
let strangers: string
beforeAll(async () => {
  app = await startMarac()
  app.clock.set('2026-06-01T09:00:00.000Z')
  first = await send(app, 'housing', '/api/marac/referrals', referral)
  await send(app, 'coordinator', `/api/marac/cases/${first}/acceptance`, {}, first)
  app.clock.set('2027-01-11T09:00:00.000Z')
  second = await send(app, 'police', '/api/marac/referrals', {
    ...referral, victimName: "Shivaun O'Neil", victimAliases: 'Siobhan ONeill', perpetrators: [{ name: 'Lukas Probni', relationship: 'husband' }], children: [],
  })
  strangers = await send(app, 'police', '/api/marac/referrals', { ...referral, victimName: 'Uma Nobody', victimDateOfBirth: '1950-11-21', perpetrators: [{ name: 'Wes Invented' }], children: [] })
})
afterAll(() => app.stop())

interface Item {
  readonly personId: string
  readonly role: string
  readonly matches: readonly { readonly personId: string; readonly ref: string; readonly because: readonly string[]; readonly same?: boolean }[]
}
const matches = async (ref: string, as = 'coordinator') => ((await app.ask(`/api/marac/cases/${ref}/possible-matches`, { as })).json() as { readonly items: readonly Item[] }).items
const page = async (path: string, as = 'coordinator') => (await app.ask(path, { as })).body
const say = (ref: string, what: string, person: string, other: string) => app.ask(`/cases/${ref}/${what}`, { as: 'coordinator', method: 'POST', body: { person, other } })
const repeatOf = async (ref: string, as: string) => ((await app.ask(`/api/marac/cases/${ref}`, { as })).json() as { readonly repeatOf: unknown }).repeatOf
/** The two that are asked about, of this role. */
const two = async (role: string) => {
  const person = (await matches(second)).find(each => each.role === role)
  return [person?.personId ?? '', person?.matches[0]?.personId ?? ''] as const
}

describe('possible matches', () => {
  it('are found by name, alias, sound and date of birth, and say why', async () => {
    expect((await matches(second)).map(({ role, matches: found }) => [role, found.map(({ ref, because }) => [ref, because])])).toEqual([
      ['victim', [[first, ['also-known-as', 'same-birth-date']]]],
      ['perpetrator', [[first, ['sounds-like']]]],
    ])
    expect((await matches(strangers)).map(({ matches: found }) => found)).toEqual([[], []])
  })
  it('are shown beside each other, valid and without a name in the title', async () => {
    const body = await page(`/cases/${second}/possible-matches`)
    for (const text of ['Also known as, Same date of birth', 'Sounds like', `Victim in ${first}`, 'The same person', 'Not the same person', 'Siobhán O&#39;Neill']) expect(body).toContain(text)
    expect(body).toContain(`<title>Possible matches for ${second} - Lantern</title>`)
    expect(await faultsIn(body)).toEqual([])
    expect(await page(`/cases/${strangers}/possible-matches`)).toContain('No possible match was found')
  })
  it('wait on the referral, for the Hub alone', async () => {
    expect(await page(`/cases/${second}`)).toContain('2 possible matches with people on other cases')
    expect(await page(`/cases/${second}`, 'police')).not.toContain('possible match')
    expect(await page(`/cases/${strangers}`)).not.toContain('possible match')
  })
  it.each([['police', 403], ['school', 403], ['governor', 403], ['administrator', 403], ['manager', 200]])('answer %s with %d', async (as, status) => {
    for (const path of [`/cases/${second}/possible-matches`, `/api/marac/cases/${second}/possible-matches`, `/cases/${second}/merge-people`]) expect((await app.ask(path, { as })).status).toBe(status)
  })
  it('leave a read of the case and a search among people', async () => {
    const before = (await app.accesses()).length
    await page(`/cases/${second}/possible-matches`, 'manager')
    expect((await app.accesses()).slice(before)).toMatchObject([{ type: 'CaseRead', data: { ref: second } }, { type: 'SearchMade', data: { of: 'people', found: 2 } }])
  })
  it('show nothing of a case that the reader is excluded from', async () => {
    await send(app, 'manager', `/api/marac/cases/${first}/exclusions`, { user: 'excluded', ground: 'relative' }, first)
    expect((await matches(second, 'excluded')).map(({ matches: found }) => found)).toEqual([[], []])
    expect((await app.ask(`/cases/${first}/possible-matches`, { as: 'excluded' })).status).toBe(404)
    const [person, other] = await two('victim')
    const answer = await app.ask(`/api/marac/cases/${second}/merges`, { as: 'excluded', method: 'POST', body: { person, other } })
    expect(answer.status).toBe(400)
  })
})

describe('what people say of two records', () => {
  it('makes a pair of them, and a repeat of the referral: in the queue, in the list, on the case', async () => {
    expect(await repeatOf(second, 'coordinator')).toBeNull()
    for (const role of ['victim', 'perpetrator']) {
      const answer = await say(second, 'merge-people', ...(await two(role)))
      expect(answer.status).toBe(303)
      const back = await app.ask(answer.headers['location'] ?? '', { as: 'coordinator' })
      expect(back.headers['location']).toBe(`/cases/${second}/possible-matches?done=merge-people`)
    }
    expect(await page(`/cases/${second}/possible-matches?done=merge-people`)).toContain('as coordinator said on')
    for (const path of ['/referrals', '/cases?status=referred']) expect(await page(path)).toContain('Repeat: last referred 1 Jun 2026')
    expect(await page(`/cases/${second}`)).toContain(`Repeat: last referred on 1 June 2026, <a class="govuk-link" href="/cases/${first}">`)
    expect(await repeatOf(second, 'coordinator')).toEqual({ referredOn: '2026-06-01', case: first })
    expect(await page(`/cases/${strangers}`)).not.toContain('Repeat:')
  })
  it('tells an agency that it is a repeat, and the earlier case only to those who may see it', async () => {
    expect(await repeatOf(second, 'police')).toEqual({ referredOn: '2026-06-01' })
    expect(await page(`/cases/${second}`, 'police')).not.toContain(first)
    expect(await page('/cases', 'police')).toContain('Repeat: last referred 1 Jun 2026')
  })
  it('tells somebody excluded from the earlier case nothing of it', async () => {
    expect(await repeatOf(second, 'excluded')).toBeNull()
    for (const path of ['/referrals', '/cases?status=referred', `/cases/${second}`]) expect(await page(path, 'excluded')).not.toContain('Repeat:')
  })
  it('is refused a second time, until it is taken back', async () => {
    const [person, other] = await two('victim')
    expect((await say(second, 'merge-people', person, other)).status).toBe(409)
    expect((await say(second, 'tell-people-apart', person, other)).status).toBe(409)
    expect((await say(second, 'unmerge-people', person, other)).status).toBe(303)
    expect(await repeatOf(second, 'coordinator')).toBeNull()
    expect((await say(second, 'tell-people-apart', person, other)).status).toBe(303)
    expect(await page(`/cases/${second}`)).not.toContain('possible match')
    expect((await say(second, 'merge-people', person, other)).status).toBe(303)
  })
  it('is recorded with the acceptance, whatever the referrer ticked', async () => {
    await send(app, 'coordinator', `/api/marac/cases/${second}/acceptance`, {}, second)
    const accepted = (await app.store.readStream(`maracCase-${second}`)).find(({ type }) => type === 'ReferralAccepted')
    expect(accepted?.data).toEqual({ caseId: second, coordinator: 'coordinator', repeatOf: { case: first, referredOn: '2026-06-01', definition: '2019-01-01', window: '2019-01-01' } })
  })
  it('counts the same from the other record', async () => expect((await matches(first)).find(({ role }) => role === 'victim')?.matches).toMatchObject([{ ref: second, same: true }]))
})
