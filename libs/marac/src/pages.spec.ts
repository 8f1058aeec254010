import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, refer, referral, revisionIn, send, startMarac } from './pages.fixture.js'

let app: ContextApp
/** Referred by the police, accepted, asked of housing and probation, answered by housing; one action of housing. */
let ref: string
/** The same moment before and after housing answered. */
let before: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
  before = app.clock.now()
  app.clock.set('2027-01-12T10:00:00.000Z')
  await send(app, 'housing', `/api/marac/cases/${ref}/research-returns`, { answer: 'known', shared: 'Joint tenancy since 2024', basis: 'public-task', confirmation: ['confirmed'], worksheet: 'Arrears note 17' }, ref)
  await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false, dueOn: '2027-01-25' })
})
afterAll(() => app.stop())

/** Without the token of the form that leads out, which is new each time. */
const plain = (body = ''): string => body.replace(/name="_csrf" value="[^"]*"/g, '')
const status = async (as: string, url: string): Promise<number> => (await app.ask(url, { as })).status

describe('who may read a case', () => {
  it.each([
    ['coordinator', 200],
    ['manager', 200],
    ['police', 200],
    ['housing', 200],
    ['stranger', 404],
    ['school', 403],
    ['researcher', 403],
    ['governor', 403],
    ['administrator', 403],
  ])('%s: %d, on every page of it and in the API', async (as, expected) => {
    for (const url of [`/cases/${ref}`, `/cases/${ref}/history`, `/cases/${ref}/as-at?date=2027-01-11`, `/api/marac/cases/${ref}`, `/api/marac/cases/${ref}/history`]) expect([url, await status(as, url)]).toEqual([url, expected])
  })
  it('sends nobody to signing in for a page, and answers 401 in the API', async () => {
    expect((await app.ask(`/cases/${ref}`)).headers['location']).toMatch(/^\/sign-in/)
    expect((await app.ask(`/api/marac/cases/${ref}`)).status).toBe(401)
  })
  it('answers an excluded person exactly as if there were no case, everywhere', async () => {
    await send(app, 'manager', `/api/marac/cases/${ref}/exclusions`, { user: 'excluded', ground: 'relative' }, ref)
    const other = 'MC-00000-00000'
    for (const path of ['/cases/REF', '/cases/REF/history', '/cases/REF/close', '/cases/REF/agree-action', '/referrals/REF', '/api/marac/cases/REF', '/api/marac/referrals/REF']) {
      const [theirs, none] = await Promise.all([ref, other].map(each => app.ask(path.replace('REF', each), { as: 'excluded' })))
      expect([path, theirs?.status, plain(theirs?.body)]).toEqual([path, 404, plain(none?.body)])
      const { date: _date, 'x-ratelimit-remaining': _left, 'set-cookie': _cookie, ...headers } = theirs?.headers ?? {}
      expect(none?.headers).toMatchObject(headers)
    }
    for (const path of ['/cases', '/actions', '/api/marac/cases', '/api/actions', '/api/actions/escalations']) expect((await app.ask(path, { as: 'excluded' })).body).not.toContain(ref)
    const found = await app.ask('/api/marac/case-searches', { as: 'excluded', method: 'POST', body: { name: 'ONeill' } })
    expect((await app.ask(found.headers['location'] ?? '', { as: 'excluded' })).json()).toEqual({ items: [], next: null })
  })
})

describe('the page of a case', () => {
  it('shows people, risk, research and actions, and the warning before somebody calls', async () => {
    const { body } = await app.ask(`/cases/${ref}`, { as: 'coordinator' })
    for (const text of ['Siobhán O&#39;Neill', 'Łukasz Próbny', 'Call the victim only when it is safe: weekdays before noon', 'DASH 16 of 24', 'Every agency that was asked has answered: 1 return, the last on 12 January 2027', 'Joint tenancy since 2024', 'Change the locks', '25 Jan 2027'])
      expect(body).toContain(text)
    expect(body).toContain('&lt;script&gt;alert(1)')
    expect(body).not.toContain('<script>alert(1)')
  })
  it('names no person in its title', async () => expect((await app.ask(`/cases/${ref}`, { as: 'coordinator' })).body).toContain(`<title>${ref} - Lantern</title>`))
  it('shows a worksheet to its own agency and to nobody else', async () => {
    expect((await app.ask(`/cases/${ref}`, { as: 'housing' })).body).toContain('Arrears note 17')
    for (const as of ['coordinator', 'manager', 'police'])
      for (const url of [`/cases/${ref}`, `/cases/${ref}/history`, `/cases/${ref}/as-at?date=2027-01-12`, `/api/marac/cases/${ref}`, `/api/marac/cases/${ref}/history`]) expect((await app.ask(url, { as })).body).not.toContain('Arrears note')
  })
  it('offers what may be done next, and nothing else', async () => {
    const links = async (as: string) => [...(await app.ask(`/cases/${ref}`, { as })).body.matchAll(/<a href="[^"]*\/([a-z-]+)" role="button"/g)].map(match => match[1])
    // Of these, so that a new command changes nothing here: its own specs show who is offered it.
    const offered = async (as: string) => (await links(as)).filter(link => ['accept', 'request-research', 'return-research', 'close', 'agree-action'].includes(link ?? ''))
    expect(await offered('coordinator')).toEqual(['request-research', 'agree-action', 'close'])
    expect(await offered('manager')).toEqual(['request-research', 'agree-action', 'close'])
    expect((await app.ask(`/cases/${ref}`, { as: 'manager' })).body).toContain(`href="/cases/${ref}/exclude"`)
    expect((await app.ask(`/cases/${ref}`, { as: 'coordinator' })).body).not.toContain(`href="/cases/${ref}/exclude"`)
    // Housing has answered, so it is not asked again.
    expect(await offered('housing')).toEqual(['agree-action'])
  })
  it('says what was just done, and only what a slice says', async () => {
    expect((await app.ask(`/cases/${ref}?done=request-research`, { as: 'coordinator' })).body).toContain('Research requested')
    expect((await app.ask(`/cases/${ref}?done=hello`, { as: 'coordinator' })).body).not.toContain('hello')
  })
  it('gives its revision as ETag', async () => {
    const answer = await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })
    expect(answer.headers['etag']).toBe(`"${(answer.json() as { readonly revision: number }).revision}"`)
  })
  it('is recorded before it is answered: who, which, and a worksheet apart', async () => {
    const count = (await app.accesses()).length
    await app.ask(`/cases/${ref}`, { as: 'housing' })
    const recorded = (await app.accesses()).slice(count)
    expect(recorded).toHaveLength(2)
    expect(recorded).toEqual(expect.arrayContaining([
      { type: 'CaseRead', user: 'housing', data: { read: 'case-read', ref } },
      { type: 'CaseRead', user: 'housing', data: { read: 'worksheet-read', ref } },
    ]))
  })
})

describe('forms that say what was done before', () => {
  it('tells which agencies were asked for research already', async () => {
    const { body } = await app.ask(`/cases/${ref}/request-research`, { as: 'coordinator' })
    expect(body).toContain('1 agency was asked already')
    expect(body).toMatch(/<li>[^<]*(Canterbury|canterbury)[^<]*\(has answered\)<\/li>/)
  })
  it('says what it means to exclude somebody', async () =>
    expect((await app.ask(`/cases/${ref}/exclude`, { as: 'manager' })).body).toContain('From now on this person finds nothing of the case'))
})

describe('every page', () => {
  it.each([
    '/', '/cases', '/cases?status=closed', '/cases/search', '/referrals', '/research', '/research?late=yes', '/refer', '/cases/REF', '/cases/REF/history', '/cases/REF/history?date=2031-01-01',
    '/cases/REF/as-at?date=2027-01-11', '/cases/REF/as-at?date=2026-01-11', '/referrals/REF', '/referrals/REF?done=submit-referral', '/cases/REF/request-research', '/cases/REF/close', '/cases/REF/agree-action',
    '/actions', '/escalations',
  ])('%s is valid HTML, and all that it points at is there', async path => {
    const answer = await app.ask(path.replace('REF', ref), { as: 'coordinator' })
    expect(answer.status).toBe(200)
    expect(await faultsIn(answer.body)).toEqual([])
  })
  it('is valid with a list of rows, and a form with mistakes', async () => {
    const wrong = await app.ask('/refer/new/risk', { as: 'police', method: 'POST', body: { judgement: '<i>', score: 'many', _revision: '0' } })
    expect([wrong.status, await faultsIn(wrong.body)]).toEqual([400, []])
    expect(await faultsIn((await app.ask(`/cases/${ref}/return-research`, { as: 'housing' })).body)).toEqual([])
  })
})

describe('history and the case as at', () => {
  it('tells what happened, newest first, of the case and its actions', async () => {
    const { items } = (await app.ask(`/api/marac/cases/${ref}/history`, { as: 'coordinator' })).json() as { readonly items: readonly { readonly type: string }[] }
    const types = items.map(({ type }) => type)
    expect(types.slice(-5)).toEqual(['ActionAgreed', 'ResearchReturned', 'ResearchRequested', 'ReferralAccepted', 'ReferralSubmitted'])
  })
  it('shows the case as it was known, with a banner and no buttons', async () => {
    const { body } = await app.ask(`/cases/${ref}/as-at?date=2027-01-11&time=09:30`, { as: 'coordinator' })
    expect(body).toContain('You are viewing this case as it was known on 11 January 2027 at 9:30am')
    expect(body).not.toContain('Joint tenancy')
    expect(body).not.toContain('role="button"')
    expect(body).toContain('There are no actions on this case.')
  })
  it('is the same in the API', async () => {
    const then = (await app.ask(`/api/marac/cases/${ref}?asAt=${before}`, { as: 'coordinator' })).json() as { readonly research: readonly { readonly state: string }[]; readonly actions: readonly unknown[] }
    expect(then.research.map(({ state }) => state)).toEqual(['waiting'])
    expect(then.actions).toEqual([])
    expect(await status('coordinator', `/api/marac/cases/${ref}?asAt=yesterday`)).toBe(400)
  })
  it('says so when nothing was known yet', async () => {
    expect((await app.ask(`/cases/${ref}/as-at?date=2026-12-01`, { as: 'coordinator' })).body).toContain('Nothing of this case had been recorded by then')
    expect(await status('coordinator', `/api/marac/cases/${ref}?asAt=2026-12-01T00:00:00Z`)).toBe(404)
  })
  it.each([
    ['date%5Bday%5D=31&date%5Bmonth%5D=2&date%5Byear%5D=2026', 'must be a real date'],
    ['date=2027-01-11&time=25:00', 'Enter a time such as 14:30'],
    ['date=2031-01-01', 'must be in the past'],
  ])('sends %s back to its boxes, which say what is wrong', async (query, text) => {
    const answer = await app.ask(`/cases/${ref}/as-at?${query}`, { as: 'coordinator' })
    expect(answer.status).toBe(303)
    expect((await app.ask(answer.headers['location'] ?? '', { as: 'coordinator' })).body).toContain(text)
  })
})

describe('lists', () => {
  it.each([['coordinator', true], ['police', true], ['housing', true], ['stranger', false]])('show a case to %s: %s', async (as, shown) => {
    for (const url of ['/cases', '/api/marac/cases']) expect((await app.ask(url, { as })).body.includes(ref)).toBe(shown)
  })
  it('page by a cursor, each case once', async () => {
    for (let i = 0; i < 4; i++) await refer(app)
    const seen: string[] = []
    for (let url = '/api/marac/cases?limit=2'; url !== ''; ) {
      const { items, next } = (await app.ask(url, { as: 'coordinator' })).json() as { readonly items: readonly { readonly ref: string }[]; readonly next: string | null }
      seen.push(...items.map(item => item.ref))
      url = next === null ? '' : `/api/marac/cases?limit=2&cursor=${next}`
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  })
  it('say in words that nothing matches', async () => expect((await app.ask('/cases?status=closed', { as: 'coordinator' })).body).toContain('0 cases match these filters'))
  it.each(['status=asleep', 'cursor=nonsense', 'limit=0', 'limit=many', 'colour=red'])('answer %s with 400', async query => expect(await status('coordinator', `/api/marac/cases?${query}`)).toBe(400))
  it('hold referrals to triage, the oldest first, for the Hub alone', async () => {
    const { items } = (await app.ask('/api/marac/referrals', { as: 'coordinator' })).json() as { readonly items: readonly { readonly referredAt: string }[] }
    expect(items).toHaveLength(4)
    expect(await status('police', '/referrals')).toBe(403)
    expect(await status('coordinator', '/referrals')).toBe(200)
  })
})

describe('a search', () => {
  const search = async (as: string, body: Readonly<Record<string, unknown>>) => {
    const made = await app.ask('/api/marac/case-searches', { as, method: 'POST', body })
    return { made, found: made.status === 201 ? ((await app.ask(made.headers['location'] ?? '', { as })).json() as { readonly items: readonly { readonly ref: string }[] }).items.map(item => item.ref) : [] }
  }
  it.each([[{ name: 'oneill siobhan' }], [{ name: 'PRÓBNY' }], [{ name: 'bo test' }], [{ dateOfBirth: '2019-05-06' }]])('finds by %j whatever the spelling', async terms => {
    expect((await search('police', terms)).found).toContain(ref)
    expect((await search('stranger', terms)).found).toEqual([])
  })
  it('finds by reference, in small letters too', async () => expect((await search('coordinator', { ref: ref.toLowerCase() })).found).toEqual([ref]))
  it.each([[{}], [{ name: '%' }], [{ ref: 'MC-1' }], [{ dateOfBirth: '2019-02-31' }], [{ surname: 'x' }]])('says what is wrong with %j', async terms => expect((await search('coordinator', terms)).made.status).toBe(400))
  it('puts no name into an address, works as a form, and is the asker\'s alone', async () => {
    const answer = await app.ask('/cases/search', { as: 'police', method: 'POST', body: { name: "O'Neill" } })
    expect(answer.status).toBe(303)
    const address = answer.headers['location'] ?? ''
    expect(address).toMatch(/^\/cases\/searches\/[\w-]{16,}$/)
    expect((await app.ask(address, { as: 'police' })).body).toContain(ref)
    expect(await status('housing', address)).toBe(404)
  })
  it('is recorded with how many were found, and no term', async () => {
    await search('police', { name: 'siobhan' })
    const last = (await app.accesses()).at(-1)
    expect(last).toMatchObject({ type: 'SearchMade', user: 'police', data: { of: 'cases', found: 5 } })
  })
  it('expires', async () => {
    const { made } = await search('police', { name: 'siobhan' })
    const now = app.clock.now()
    app.clock.set('2027-01-12T12:00:00.000Z')
    expect(await status('police', made.headers['location'] ?? '')).toBe(404)
    app.clock.set(now)
  })
})

describe('a referral', () => {
  it('begins with what to do in immediate danger', async () => {
    const { body } = await app.ask('/refer', { as: 'school' })
    expect(body.indexOf('call 999 now')).toBeGreaterThan(0)
    expect(body.indexOf('call 999 now')).toBeLessThan(body.indexOf('<form method="post" action="/refer"'))
  })
  it('is followed by the agency that made it: status and what happens next, and no more', async () => {
    const mine = await refer(app, 'school')
    const sent = await app.ask(`/referrals/${mine}?done=submit-referral`, { as: 'school' })
    expect(sent.body).toContain('Referral sent to the Hub')
    expect(sent.body).toContain('The Hub decides by Wednesday 13 January 2027')
    await send(app, 'coordinator', `/api/marac/cases/${mine}/non-acceptance`, { because: 'outside-the-area', reason: 'She lives in another county' }, mine)
    expect((await app.ask(`/api/marac/referrals/${mine}`, { as: 'school' })).json()).toMatchObject({ status: 'not-accepted', notAcceptedBecause: 'outside-the-area', reason: 'She lives in another county' })
    expect(await status('housing', `/referrals/${mine}`)).toBe(404)
    expect((await app.ask(`/referrals/${ref}`, { as: 'school' })).body).not.toContain('Joint tenancy')
  })
})

describe('research', () => {
  it('shows an agency what it has to answer, and whom to search for', async () => {
    const mine = await openCase(app)
    await send(app, 'coordinator', `/api/marac/cases/${mine}/research-requests`, { agencies: ['canterbury-housing'] }, mine)
    expect((await app.ask('/research', { as: 'researcher' })).body).toContain(`/cases/${mine}/return-research`)
    expect((await app.ask('/research', { as: 'stranger' })).body).toContain('No research is waiting')
    const form = (await app.ask(`/cases/${mine}/return-research`, { as: 'researcher' })).body
    expect(form).toContain('3 February 1991')
    expect(form).not.toContain('Strangled')
    expect(await status('stranger', `/cases/${mine}/return-research`)).toBe(404)
    const done = await app.ask(`/cases/${mine}/return-research`, { as: 'researcher', method: 'POST', body: { answer: 'nothing', _revision: revisionIn(form) } })
    expect(done.headers['location']).toBe('/research?done=return-research')
    expect((await app.ask(done.headers['location'] ?? '', { as: 'researcher' })).body).toContain('Research returned')
    expect((await app.ask(`/api/marac/cases/${mine}`, { as: 'coordinator' })).json()).toMatchObject({ research: [{ state: 'nothing-known' }] })
  })
  it('tells an agency that has answered what it answered, and no longer whom to search for', async () => {
    const mine = await openCase(app)
    await send(app, 'coordinator', `/api/marac/cases/${mine}/research-requests`, { agencies: ['canterbury-housing'] }, mine)
    const page = `/cases/${mine}/return-research`
    const late = (await app.ask(page, { as: 'researcher' })).body
    await send(app, 'housing', `/api/marac/cases/${mine}/research-returns`, { answer: 'known', shared: 'Two notices in May', basis: 'public-task', confirmation: ['confirmed'], worksheet: 'Kept apart' }, mine)
    const { status: answered, body } = await app.ask(page, { as: 'researcher' })
    expect(answered).toBe(200)
    expect(body).toContain('Your agency has answered')
    const own = (await app.ask(page, { as: 'housing' })).body
    for (const text of ['Your agency has answered', 'We hold information', 'Two notices in May']) expect(own).toContain(text)
    for (const text of ['3 February 1991', "O&#39;Neill", 'Kept apart', '<textarea']) expect(own).not.toContain(text)
    for (const text of ['We hold information', 'Two notices in May', '3 February 1991', "O&#39;Neill", 'Próbny', 'Kept apart', '<textarea']) expect(body).not.toContain(text)
    // Who was typing meanwhile loses nothing, and sees no names either.
    const met = await app.ask(page, { as: 'researcher', method: 'POST', body: { answer: 'known', shared: 'Three letters', basis: 'public-task', confirmation: ['confirmed'], _revision: revisionIn(late) } })
    expect(met.status).toBe(409)
    for (const text of ['Three letters</textarea>', 'Your agency has returned its research on this case already', `/cases/${mine}/add-to-research`]) expect(met.body).toContain(text)
    for (const text of ['Kept apart', 'Two notices in May', '3 February 1991']) expect(met.body).not.toContain(text)
  })
  it('names nobody once the case was closed without an answer', async () => {
    const mine = await openCase(app, { children: [] })
    await send(app, 'coordinator', `/api/marac/cases/${mine}/research-requests`, { agencies: ['canterbury-housing'] }, mine)
    await send(app, 'coordinator', `/api/marac/cases/${mine}/closure`, { outcome: 'plan-complete', reason: 'Done' }, mine)
    const { body } = await app.ask(`/cases/${mine}/return-research`, { as: 'researcher' })
    expect(body).toContain('This cannot be done now')
    for (const text of ['3 February 1991', 'Whom to search for']) expect(body).not.toContain(text)
  })
})

describe('my work', () => {
  const cards = async (as: string) => ((await app.ask('/api/marac/my-work', { as })).json() as { readonly items: readonly { readonly text: string; readonly href: string; readonly count: number }[] }).items
  it.each([
    ['coordinator', ['My open cases', 'Referrals to triage', 'Transfers from another area to acknowledge', 'Transfers that the other area has not acknowledged', 'First IDVA contacts late', 'Research late', 'Cases to list for a meeting', 'Minutes to issue', 'Meeting requests to answer', 'Questions to your agency', 'Questions that your agency asked', 'Messages you have not read', 'Actions overdue', 'Actions to verify', 'Actions declined', 'Flags that agencies have not confirmed', 'Escalations']],
    ['housing', ['Referrals to complete', 'Research to return', 'Meetings asked for, not answered', 'Questions to your agency', 'Questions that your agency asked', 'Messages you have not read', 'Actions to answer', 'Actions due in the next 7 days', 'Actions overdue', 'Flags to put on your system', 'Flags to take off your system', 'Flags that end soon', 'Escalations']],
    ['idva', ['Referrals to complete', 'Victims to contact', 'Research to return', 'Meetings asked for, not answered', 'Questions to your agency', 'Questions that your agency asked', 'Messages you have not read', 'Actions to answer', 'Actions due in the next 7 days', 'Actions overdue', 'Flags to put on your system', 'Flags to take off your system', 'Flags that end soon']],
    ['governor', ['Escalations']],
    ['researcher', ['Research to return']],
    ['school', ['Referrals to complete']],
  ])('has these cards for %s', async (as, expected) => expect((await cards(as)).map(({ text }) => text)).toEqual(expected))
  it.each(['coordinator', 'housing', 'idva'])('counts for %s exactly what each list holds, on any day', async as => {
    const now = app.clock.now()
    for (const day of ['2027-01-12', '2027-01-20', '2027-02-10']) {
      app.clock.set(`${day}T10:00:00.000Z`)
      for (const { href, count } of await cards(as)) {
        const api = /^\/(actions|escalations)/.test(href) ? `/api${href.replace('/escalations', '/actions/escalations')}` : `/api/marac${href.replace('/research', '/research-requests').replace('/messages', '/unread-messages')}`
        const { items } = (await app.ask(api, { as })).json() as { readonly items: readonly unknown[] }
        expect([day, href, items.length]).toEqual([day, href, count])
      }
    }
    app.clock.set(now)
  })
  it('warns when nobody has looked at deadlines', async () => expect((await app.ask('/', { as: 'coordinator' })).body).toContain('Deadlines have not been looked at yet'))
})

describe('a date of birth', () => {
  const sent = (body: Readonly<Record<string, unknown>>) => app.ask('/api/marac/referrals', { as: 'police', method: 'POST', body: { ...referral, ...body } })
  it('is not ahead, of the victim and of each perpetrator', async () => {
    const answer = await sent({ victimDateOfBirth: '2027-01-13', perpetrators: [{ name: 'One' }, { name: 'Two', dateOfBirth: '2190-01-01' }] })
    expect([answer.status, (answer.json() as { readonly errors: readonly { readonly pointer: string }[] }).errors.map(({ pointer }) => pointer)]).toEqual([400, ['#/victimDateOfBirth', '#/perpetrators/1/dateOfBirth']])
  })
  it('may be today, and of a child that is expected ahead', async () =>
    expect((await sent({ victimDateOfBirth: '2027-01-12', children: [{ name: 'Unborn', dateOfBirth: '2027-06-01' }] })).status).toBe(201))
})
