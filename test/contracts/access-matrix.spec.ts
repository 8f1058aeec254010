import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer } from '@lantern/testing/context-app'
import { Slices } from '@lantern/web-kit'
import { access, people, startPartnership, worksheet, type Partnership, type Person, type Thing } from './partnership-of-cases.fixture.js'

/**
 * Every route, asked by every role of every agency, excluded and not, of things that are theirs, another's, hidden and not there. What each
 * should be told is worked out here from the tables and from how the fixture was made, and not by the code under test.
 */
interface Route {
  readonly verb: string
  readonly method: 'GET' | 'POST'
  /** With REF in it. */
  readonly path: string
  /** What somebody who may is told. */
  readonly granted: number
}

const reads: readonly Route[] = [
  ...['/api/marac/cases/REF', '/api/marac/cases/REF/history', '/api/marac/cases/REF/messages', '/api/marac/cases/REF?asAt=2027-01-25T00:00:00Z', '/cases/REF', '/cases/REF/history', '/cases/REF/messages', '/cases/REF/plan', '/cases/REF/dates', '/api/marac/cases/REF/dates', '/cases/REF/as-at?date=2027-01-25', '/api/marac/cases/REF/changes?from=2027-01-20T00:00:00Z&to=2027-01-25T00:00:00Z', '/cases/REF/compare', '/cases/REF/compare?from=2027-01-20&to=2027-01-25'].map(path => get('marac.read-case', path)),
  ...['/api/marac/cases/REF/readers', '/cases/REF/readers'].map(path => get('marac.see-readers', path)),
  ...['/api/marac/referrals/REF', '/referrals/REF'].map(path => get('marac.follow-referral', path)),
  ...['/api/marac/cases/REF/possible-matches', '/cases/REF/possible-matches'].map(path => get('marac.match-people', path)),
]
const meetingReads: readonly Route[] = ['/api/marac/meetings/REF', '/meetings/REF', '/api/marac/meetings/REF/invitations', '/meetings/REF/invitations'].map(path => get('marac.list-meetings', path))
const resolutionReads: readonly Route[] = ['/api/funding/resolutions/REF', '/resolutions/REF'].map(path => get('funding.see-resolutions', path))
const escalationReads: readonly Route[] = ['/api/actions/escalations/REF', '/escalations/REF'].map(path => get('actions.see-escalation', path))
const actionReads: readonly Route[] = [...['/api/actions/REF', '/actions/REF'].map(path => get('actions.read', path)), ...escalationReads]
const lists: readonly Route[] = [
  get('marac.list-cases', '/api/marac/cases?status=all&limit=200'),
  get('marac.referral-queue', '/api/marac/referrals?limit=200'),
  get('marac.list-idva-contacts', '/api/marac/idva-contacts?limit=200'),
  get('marac.list-meeting-requests', '/api/marac/meeting-requests?limit=200'),
  ...['/api/marac/meetings', '/meetings'].map(path => get('marac.list-meetings', path)),
  ...['/api/marac/to-be-listed', '/to-be-listed', '/api/marac/waiting-for-plan', '/waiting-for-plan'].map(path => get('marac.list-to-be-listed', path)),
  get('marac.list-own-referrals', '/api/marac/my-referrals?limit=200'),
  get('marac.list-own-referrals', '/my-referrals'),
  ...['/api/marac/coordinators', '/coordinators'].map(path => get('marac.list-coordinators', path)),
  get('marac.change-coordinator', '/cases/hand-on'),
  get('marac.list-transfers', '/api/marac/transfers?limit=200'),
  get('marac.list-transfers', '/transfers'),
  get('marac.list-appeals', '/api/marac/appeals?limit=200'),
  get('marac.list-research', '/api/marac/research-requests?limit=200'),
  get('marac.list-messages', '/api/marac/unread-messages?limit=200'),
  get('marac.list-messages', '/api/marac/questions?limit=200'),
  get('marac.list-notices', '/api/marac/notices?limit=200'),
  ...['ours', 'others'].map(whose => get('marac.see-waiting', `/api/marac/waiting?whose=${whose}`)),
  ...['/agency-work', '/waiting-on-others', '/coming-dates', '/api/marac/coming-dates'].map(path => get('marac.see-waiting', path)),
  get('marac.list-flags', '/api/marac/flags?limit=200'),
  ...['/api/marac/access-requests?limit=200', '/access-requests'].map(path => get('marac.request-access', path)),
  ...['/api/marac/left-agencies', '/left-agencies'].map(path => get('marac.list-left-agencies', path)),
  ...['/api/marac/stuck-work', '/stuck-work'].map(path => get('marac.list-stuck-cases', path)),
  ...['/api/marac/deserted-cases', '/deserted-cases'].map(path => get('marac.list-deserted-cases', path)),
  get('actions.list', '/api/actions?status=all&limit=200'),
  get('actions.escalations', '/api/actions/escalations?limit=200'),
  get('marac.list-cases', '/cases?status=all'),
  get('marac.referral-queue', '/referrals'),
  get('marac.list-idva-contacts', '/idva-contacts'),
  get('marac.list-meeting-requests', '/meeting-requests'),
  get('marac.list-appeals', '/appeals'),
  get('marac.list-research', '/research'),
  get('marac.list-messages', '/messages'),
  get('marac.list-messages', '/questions'),
  get('marac.list-notices', '/notices'),
  get('marac.list-flags', '/flags'),
  ...['/api/marac/several-victims', '/several-victims'].map(path => get('marac.list-several-victims', path)),
  get('actions.list', '/actions?status=all'),
  get('actions.escalations', '/escalations'),
  get('actions.see-board', '/boards'),
  ...['/api/actions/boards/', '/boards/'].flatMap(path => ['steering-group', 'tactical-group', 'executive-group'].map(board => get('actions.see-board', `${path}${board}`))),
  ...['/api/funding/resolutions', '/resolutions'].map(path => get('funding.see-resolutions', path)),
  ...['/api/marac/entries-in-error?limit=200', '/entries-in-error'].map(path => get('marac.see-entries-in-error', path)),
]
function get(verb: string, path: string): Route {
  return { verb, method: 'GET', path, granted: 200 }
}

/** Automations are no readers: a restriction does not stop them. */
const isNamed = ({ user, role }: Person, { only }: Thing): boolean => only === undefined || only.includes(user) || role === 'system'

/** The roles that a verb is granted to, and on what relation to the thing: read from the table by hand. */
function told(person: Person, verb: string, thing: Thing | undefined, granted: number): number {
  const grants = (access[verb] ?? []).filter(grant => grant.roles.includes(person.role))
  if (grants.length === 0) return 403
  if (thing === undefined || (thing.hidden && person.excluded) || !isNamed(person, thing)) return 404
  const relations: readonly string[] = ['any', ...(thing.relations[person.agency] ?? []), ...(thing.granted?.[person.user] ?? [])]
  return grants.some(({ relation }) => relations.includes(relation)) ? granted : 404
}

const none = { case: 'MC-00000-00000', action: 'MC-00000-00000-0000', duty: 'MC-00000-00000-00000' }
let made: Partnership
let caseRoutes: readonly Route[]
let actionRoutes: readonly Route[]
let dutyRoutes: readonly Route[]
let meetingRoutes: readonly Route[]
let resolutionRoutes: readonly Route[]
let meetingRef: string
/** Answers compared with the tables. */
let compared = 0

const ask = (as: string | undefined, { method, path }: Pick<Route, 'method' | 'path'>, ref: string): Promise<Answer> => {
  // A member that no command has: whoever may is told so with 400, and nothing is ever changed.
  const body = method === 'POST' ? { body: { nobodyHasThis: 'x' }, headers: { 'if-match': '"0"' } } : {}
  return made.app.ask(path.replace('REF', ref), { method, ...body, ...(as !== undefined && { as }) })
}

beforeAll(async () => {
  made = await startPartnership()
  const slices = made.app.app.get(Slices, { strict: false }).all()
  const of = (kind: string): readonly Route[] =>
    slices
      .filter(slice => (slice.creates ? slice.under : slice.lifecycle.stream.name) === kind)
      .flatMap(({ verb, page, api, context }) => [
        { verb, method: 'GET' as const, path: `/${page}`, granted: 200 },
        { verb, method: 'POST' as const, path: `/${page}`, granted: 400 },
        { verb, method: 'POST' as const, path: `/api/${context}/${api}`, granted: 400 },
      ])
      .map(route => ({ ...route, path: route.path.replace(':ref', 'REF') }))
  caseRoutes = [...reads, ...of('maracCase')]
  actionRoutes = [...actionReads, ...of('action')]
  dutyRoutes = [...escalationReads, ...of('duty')]
  meetingRoutes = [...meetingReads, ...of('meeting')]
  resolutionRoutes = [...resolutionReads, ...of('resolution')]
  const scheduled = await made.app.ask('/api/marac/meetings', { as: 'founder', method: 'POST', body: { area: 'east', kind: 'urgent', on: '2027-02-10', startsAt: '09:30', minutes: 60, chair: 'founder', place: 'Room 2' } })
  meetingRef = (scheduled.json() as { readonly ref: string }).ref
}, 120_000)
afterAll(async () => {
  await made.app.stop()
})

/** Pages and the API share their checks, so that the pages of one case and one action are enough. */
const inApi = (routes: readonly Route[]): readonly Route[] => routes.filter(({ path }) => path.startsWith('/api/'))

/** Answers that are not as they should be. */
async function wrong(routes: readonly Route[], thing: Thing | undefined, ref: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const person of people)
    await Promise.all(
      routes.map(async route => {
        const { status } = await ask(person.user, route, ref)
        const expected = told(person, route.verb, thing, route.granted)
        if (status !== expected) found.push(`${person.user} ${route.method} ${route.path}: ${status} and not ${expected}`)
        compared += 1
      }),
    )
  return found
}

describe('every route, role and agency', () => {
  it('knows every route of the OpenAPI document', async () => {
    const { paths } = (await made.app.ask('/api/openapi.json')).json() as { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
    const known = new Set([...caseRoutes, ...actionRoutes, ...dutyRoutes, ...meetingRoutes, ...resolutionRoutes, ...lists].map(({ method, path }) => `${method.toLowerCase()} ${path.split('?')[0]}`))
    // One entry in error, or one request for access, has to be there: their page specs ask who may.
    const others = ['get /api/actions/boards/{board}', 'get /api/marac/cases/{ref}/entries-in-error/{entry}', 'get /api/marac/my-work', 'post /api/marac/meetings', 'post /api/funding/resolutions', 'post /api/marac/referrals', 'post /api/marac/transfers-in', 'post /api/marac/access-requests', 'post /api/marac/access-requests/{ref}/refusal', 'post /api/marac/case-searches', 'get /api/marac/case-searches/{id}', 'get /api/marac/people/{id}']
    const unknown = Object.entries(paths).flatMap(([path, operations]) => Object.keys(operations).map(method => `${method} ${path}`))
    expect(unknown.filter(each => !known.has(each.replace('{ref}', 'REF')) && !others.includes(each))).toEqual([])
  })
  it('answers as the tables say for a case that was researched', async () => expect(await wrong(caseRoutes, made.asked, made.asked.ref)).toEqual([]), 240_000)
  it('for one where an agency acts', async () => expect(await wrong(inApi(caseRoutes), made.acted, made.acted.ref)).toEqual([]), 120_000)
  it('for a referral that waits', async () => expect(await wrong(inApi(caseRoutes), made.waiting, made.waiting.ref)).toEqual([]), 120_000)
  it('for a case that is restricted to named people', async () => expect(await wrong(inApi(caseRoutes), made.restricted, made.restricted.ref)).toEqual([]), 120_000)
  it('for a meeting', async () => expect(await wrong(meetingRoutes, { ref: meetingRef, hidden: false, relations: {} }, meetingRef)).toEqual([]), 120_000)
  it('for a resolution', async () => expect(await wrong(resolutionRoutes, { ref: made.resolution, hidden: false, relations: {} }, made.resolution)).toEqual([]), 120_000)
  it('for an action on it', async () => expect(await wrong(inApi(actionRoutes), made.restrictedAction, made.restrictedAction.ref)).toEqual([]), 120_000)
  it('for late research on it', async () => expect(await wrong(dutyRoutes, made.restrictedDuty, made.restrictedDuty.ref)).toEqual([]), 120_000)
  it('for late research that is not there', async () => expect(await wrong(inApi(dutyRoutes), undefined, none.duty)).toEqual([]), 120_000)
  it('for a case that is not there', async () => expect(await wrong(inApi(caseRoutes), undefined, none.case)).toEqual([]), 120_000)
  it('for an action of the police', async () => expect(await wrong(inApi(actionRoutes), made.policeAction, made.policeAction.ref)).toEqual([]), 120_000)
  it('for an action of housing', async () => expect(await wrong(actionRoutes, made.housingAction, made.housingAction.ref)).toEqual([]), 120_000)
  it('for an action that is not there', async () => expect(await wrong(inApi(actionRoutes), undefined, none.action)).toEqual([]), 120_000)
  it('more than 10,000 times', () => expect(compared).toBeGreaterThan(10_000))
  it('and tells nobody who is not signed in anything', async () => {
    for (const route of [...caseRoutes, ...actionRoutes, ...dutyRoutes, ...meetingRoutes, ...resolutionRoutes, ...lists]) {
      const answers = await Promise.all([made.asked.ref, none.case].map(ref => ask(undefined, route, ref)))
      for (const { status } of answers) expect([route.path, status]).toEqual([route.path, route.path.startsWith('/api/') ? 401 : route.method === 'POST' ? 403 : 303])
    }
  })
})

describe('whoever may not know of a thing', () => {
  /** Without what differs by the moment, by the request, or by the reference that was asked for. */
  const plain = ({ status, headers, body }: Answer, ref: string) => {
    const { date: _date, 'set-cookie': _cookie, ...others } = headers
    return JSON.stringify({ status, others, body: body.replace(/name="_csrf" value="[^"]*"/g, '') }).replaceAll(ref, 'REF')
  }
  const unaware = (thing: Thing): readonly Person[] => people.filter(person => (thing.hidden && person.excluded) || (thing.only && !isNamed(person, thing) && person.role !== 'system' && !person.excluded) || (person.agency === 'probation' && !person.excluded && !thing.granted?.[person.user]))

  it('gets status, headers and body as if it were not there', async () => {
    const differing: string[] = []
    for (const [thing, routes, missing] of [[made.asked, caseRoutes, none.case], [made.restricted, inApi(caseRoutes), none.case], [made.housingAction, actionRoutes, none.action], [made.restrictedDuty, inApi(dutyRoutes), none.duty]] as const)
      for (const person of unaware(thing))
        await Promise.all(
          routes.filter(route => told(person, route.verb, thing, 200) === 404).map(async route => {
            const [theirs, nothing] = await Promise.all([ask(person.user, route, thing.ref), ask(person.user, route, missing)])
            if (plain(theirs, thing.ref) !== plain(nothing, missing)) differing.push(`${person.user} ${route.method} ${route.path}`)
          }),
        )
    expect(differing).toEqual([])
  }, 120_000)

  it('finds it in no list, count or search', async () => {
    const refs = [made.asked, made.acted, made.policeAction, made.housingAction].map(({ ref }) => ref)
    const leaks: string[] = []
    for (const person of people.filter(({ user, excluded, agency, role }) => excluded || (agency === 'probation' && role !== 'governance-viewer' && !hub.includes(role) && !made.acted.granted?.[user]))) {
      for (const route of lists) {
        const { status, body } = await ask(person.user, route, '')
        expect([person.user, route.path, status]).toEqual([person.user, route.path, told(person, route.verb, everywhere, 200)])
        // A reference that somebody typed is no sign of a case: its page spec says what a request tells.
        if (!route.path.includes('access-requests') && refs.some(ref => body.includes(ref))) leaks.push(`${person.user} ${route.path}`)
      }
      const work = ((await ask(person.user, { method: 'GET', path: '/api/marac/my-work' }, '')).json() as { readonly items: readonly { readonly text: string; readonly count: number }[] }).items
      // The referral that waits hides from nobody: these cards count it, and no other case; and one request is for a case that does not exist.
      const ofWaiting = ['Referrals to triage', 'Victims to contact', 'First IDVA contacts late', 'Questions to your agency', 'Questions that your agency asked', 'Messages you have not read', 'Access requests to answer']
      for (const { text, count } of work) if (count > (ofWaiting.includes(text) ? 1 : 0)) leaks.push(`${person.user} counts ${count} of ${text}`)
      for (const terms of [{ name: 'zara' }, { dateOfBirth: '1991-02-03' }, { ref: made.asked.ref }]) leaks.push(...(await foundBy(person.user, terms)).filter(ref => refs.includes(ref)).map(ref => `${person.user} finds ${ref}`))
    }
    expect(leaks).toEqual([])
  }, 120_000)

  it('finds a restricted case in no list or search, and the named do', async () => {
    const refs = [made.restricted.ref, made.restrictedAction.ref, made.restrictedDuty.ref]
    const leaks: string[] = []
    for (const person of people.filter(each => !isNamed(each, made.restricted))) {
      for (const route of lists) {
        const { body } = await ask(person.user, route, '')
        if (refs.some(ref => body.includes(ref))) leaks.push(`${person.user} ${route.path}`)
      }
      for (const terms of [{ name: 'zara' }, { ref: made.restricted.ref }]) if ((await foundBy(person.user, terms)).includes(made.restricted.ref)) leaks.push(`${person.user} finds it`)
    }
    expect(leaks).toEqual([])
    expect(await foundBy('supervisor_hub', { name: 'zara' })).toContain(made.restricted.ref)
    expect((await ask('agency-lead_kent-police', { method: 'GET', path: '/api/marac/cases' }, '')).body).toContain(made.restricted.ref)
    expect((await ask('agency-lead_canterbury-housing', { method: 'GET', path: '/api/actions' }, '')).body).toContain(made.restrictedAction.ref)
  }, 120_000)

  it('and the others find what is theirs', async () => {
    const cases = (as: string) => foundBy(as, { name: 'zara' })
    expect((await cases('coordinator_hub')).toSorted()).toEqual([made.asked.ref, made.acted.ref, made.waiting.ref].sort())
    expect((await cases('agency-lead_kent-police')).toSorted()).toEqual([made.asked.ref, made.acted.ref, made.restricted.ref].sort())
    expect((await cases('idva_canterbury-housing')).toSorted()).toEqual([made.asked.ref, made.acted.ref, made.waiting.ref].sort())
    expect(await cases('idva_canterbury-housing_excluded')).toEqual([made.waiting.ref])
  })

  it('counts on my work what the list behind each count holds', async () => {
    for (const person of people) {
      const { items } = (await ask(person.user, { method: 'GET', path: '/api/marac/my-work' }, '')).json() as { readonly items: readonly { readonly href: string; readonly count: number }[] }
      for (const { href, count } of items) {
        const api = /^\/(actions|escalations)/.test(href) ? `/api${href.replace('/escalations', '/actions/escalations')}` : `/api/marac${href.replace('/research', '/research-requests').replace('/messages', '/unread-messages')}`
        const listed = (await ask(person.user, { method: 'GET', path: api }, '')).json() as { readonly items: readonly unknown[] }
        expect([person.user, href, listed.items.length]).toEqual([person.user, href, count])
      }
    }
  }, 120_000)
})

describe('a worksheet', () => {
  it('opens for its own agency alone, on every page and in every answer', async () => {
    const readers: string[] = []
    for (const person of people)
      for (const route of [...caseRoutes, ...lists].filter(({ verb }) => told(person, verb, made.asked, 200) === 200)) {
        // Without the keys of forms, which are random and may hold any number.
        const body = (await ask(person.user, route, made.asked.ref)).body.replace(/name="_\w+" value="[^"]*"/g, '')
        if (body.includes(worksheet.slice(0, 12)) || body.includes('heard shouting')) readers.push(person.user)
      }
    const own = people.filter(({ agency, excluded, role }) => agency === 'canterbury-housing' && !excluded && [...hub, 'agency-representative', 'agency-lead', 'idva'].includes(role))
    expect([...new Set(readers)].sort()).toEqual(own.map(({ user }) => user).sort())
  }, 120_000)
})

describe('a form that meets a newer version', () => {
  const late = (as: string, path: string, body: Readonly<Record<string, string>>) => made.app.ask(path, { as, method: 'POST', body: { ...body, _revision: '0' } })

  it('tells what changed to nobody who may not read the case', async () => {
    const { status, body } = await late('researcher_canterbury-housing', `/cases/${made.asked.ref}/declare-conflict`, { with: 'person' })
    expect(status).toBe(412)
    expect(body).toContain('Something was recorded that you do not have access to')
    for (const text of ['Joint tenancy', 'accepted the referral', 'founder']) expect(body).not.toContain(text)
  })
  it('tells it to those who may, without the worksheet, and records that it did', async () => {
    const count = (await made.app.accesses()).length
    const { status, body } = await late('agency-lead_canterbury-housing', `/cases/${made.asked.ref}/request-meeting`, { reason: 'He was seen at her door' })
    expect(status).toBe(412)
    expect(body).toContain('Joint tenancy')
    expect(body).not.toContain('heard shouting')
    expect((await made.app.accesses()).slice(count)).toContainEqual({ type: 'CaseRead', user: 'agency-lead_canterbury-housing', data: { read: 'history-read', ref: made.asked.ref } })
  })
})

const hub: readonly string[] = ['coordinator', 'supervisor', 'marac-manager']
const everywhere: Thing = { ref: '', hidden: false, relations: {} }

async function foundBy(as: string, body: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const search = await made.app.ask('/api/marac/case-searches', { as, method: 'POST', body })
  if (search.status !== 201) return []
  const { items } = (await made.app.ask(search.headers['location'] ?? '', { as })).json() as { readonly items: readonly { readonly ref: string }[] }
  return items.map(({ ref }) => ref)
}
