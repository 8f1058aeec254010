import { actionFacts, actionListProjection, ActionsModule, type ActionRow } from '@lantern/actions'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { londonDate } from '@lantern/clock'
import { standing, type StoredEvent } from '@lantern/event-store'
import { caseFacts, caseListProjection, caseThen, maracCase, MaracModule } from '@lantern/marac'
import { foldInMemory } from '@lantern/projections'
import { dueDate, exampleDocuments, rulesAt } from '@lantern/rules'
import { openSealed } from '@lantern/testing/sealed'
import { fieldsOf, type CommandSlice, type FieldView, type InputClass } from '@lantern/web-kit'
import { Random } from '../faults/fault.js'
import { randomHistory } from '../faults/random-histories.js'
import { people, referral, startPartnership, type Partnership } from './partnership-of-cases.fixture.js'

/**
 * What must hold whatever is done, each by its name. Shown on histories of random commands taken by the real rules, and over HTTP where it is about
 * what somebody sees. A history that held none of what is asked about would show nothing, so each says how often it came up.
 */
type Row = { readonly ref: string; readonly status: string; readonly agency: string; readonly route: string | null }
type Event<T> = StoredEvent & { readonly data: T }

/** What is asked about below, and comes up seldom. */
const wanted = ['ActionExtended', 'ResearchAddedTo', 'ResearchWithdrawn', 'ReferralJoined', 'ReferralNotAccepted', 'CaseClosed', 'RouteChosen']
const log: StoredEvent[] = []
const of = <T>(type: string): readonly Event<T>[] => log.filter(event => event.type === type) as unknown as readonly Event<T>[]
let cases: readonly Row[]
let actions: readonly ActionRow[]
let made: Partnership

beforeAll(async () => {
  const [taken, seen] = [new Map<string, number>(), new Map<string, number>()]
  // A referral that nobody has decided on yet stands at the end of few histories.
  let undecided = 0
  for (let n = 0; n < 10 || ((undecided === 0 || wanted.some(type => (seen.get(type) ?? 0) < 4)) && n < 80); n += 1) {
    const { events } = await randomHistory(new Random(100 + n), 240, taken)
    log.push(...events)
    for (const { type } of events) seen.set(type, (seen.get(type) ?? 0) + 1)
    undecided += [...new Map(events.filter(({ stream }) => stream.startsWith('maracCase-')).map(({ stream, type }) => [stream, type])).values()].filter(type => type === 'ReferralSubmitted').length
  }
  const numbered = log.map((event, index) => ({ ...event, position: BigInt(index + 1) }))
  const rows = await foldInMemory([caseListProjection, actionListProjection], [numbered.filter(({ stream }) => /^(maracCase|action)-/.test(stream))], openSealed)
  cases = rows.get(caseListProjection.name) as readonly Row[]
  actions = rows.get(actionListProjection.name) as readonly ActionRow[]
  made = await startPartnership()
}, 120_000)
afterAll(() => made.app.stop())

/** Each case of the histories, as it is known when all is over. */
const recordsOf = () =>
  [...new Set(log.filter(({ stream }) => stream.startsWith('maracCase-')).map(({ stream }) => stream))].flatMap(stream => {
    const events = log.filter(each => each.stream === stream)
    const record = caseThen({ ref: stream, events: standing(maracCase, events as never) as never, actionEvents: [], open: openSealed, asAt: '2099-01-01T00:00:00.000Z' })
    return record ? [{ events, record }] : []
  })
const hiddenOf = (events: readonly StoredEvent[]) => new Set(events.flatMap(({ type, data }) => (type === 'EntryRecordedInError' ? [(data as { readonly entry: number }).entry] : [])))

describe('what must hold whatever is done', () => {
  it('nobody who is excluded, such as an associate of the perpetrator, is told of a case by any list, count, search or export', async () => {
    const { paths } = (await made.app.ask('/api/openapi.json')).json() as { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
    // A request for access says what its asker typed, alike for a case that does not exist: it tells of none.
    const lists = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods && !path.includes('{') && path !== '/api/marac/access-requests' ? [path] : []))
    expect(lists.length).toBeGreaterThan(12)
    const refs = [made.asked, made.acted, made.policeAction, made.housingAction].map(({ ref }) => ref)
    const told: string[] = []
    for (const { user } of people.filter(({ excluded, agency }) => excluded && agency !== 'probation'))
      for (const path of lists) {
        const { body } = await made.app.ask(path, { as: user })
        // A reference that somebody typed is no sign of a case: the page spec of requests for access says what one tells.
        if (!path.includes('access-requests') && refs.some(ref => body.includes(ref))) told.push(`${user} ${path}`)
      }
    expect(told).toEqual([])
    const { body } = await made.app.ask('/api/marac/cases', { as: 'coordinator_hub' })
    expect(body).toContain(made.asked.ref)
  }, 120_000)

  it('a case that was rejected, joined, or managed by the Hub alone is in every total, and totals by agency add up to the cases there were', () => {
    const referred = of<{ readonly agency: string }>('ReferralSubmitted')
    expect(cases).toHaveLength(referred.length)
    for (const status of ['not-accepted', 'joined', 'closed', 'open', 'referred']) expect([status, cases.filter(row => row.status === status).length > 0]).toEqual([status, true])
    expect(cases.filter(({ route }) => route === 'hub-managed').length).toBeGreaterThan(0)
    const byAgency = new Map<string, number>()
    for (const { agency } of cases) byAgency.set(agency, (byAgency.get(agency) ?? 0) + 1)
    for (const [agency, count] of byAgency) expect([agency, count]).toEqual([agency, referred.filter(({ data }) => data.agency === agency).length])
    expect([...byAgency.values()].reduce((sum, count) => sum + count, 0)).toBe(referred.length)
  })

  it('the date that an action was first due on survives every extension', () => {
    const extended = of<{ readonly actionId: string }>('ActionExtended')
    expect(extended.length).toBeGreaterThan(2)
    for (const { data: { actionId } } of extended) {
      const [agreed] = of<{ readonly actionId: string; readonly dueOn: string }>('ActionAgreed').filter(({ data }) => data.actionId === actionId)
      expect(actions.find(({ ref }) => ref === actionId)?.first_due_on).toBe(agreed?.data.dueOn)
    }
  })

  it('research that comes late, or is added later, never takes away what was shared before', () => {
    let seen = 0
    for (const { events, record } of recordsOf()) {
      const hidden = hiddenOf(events)
      for (const { agency, told } of record.research) {
        const returns = events.filter(({ type, data, revision }) => ['ResearchReturned', 'ResearchAddedTo'].includes(type) && Reflect.get(data, 'agency') === agency && !hidden.has(revision))
        expect(told).toHaveLength(returns.length)
        told.forEach(({ withdrawn, shared }, n) => {
          const said = Reflect.get(returns[n]?.data ?? {}, 'shared') as { readonly box: string } | undefined
          expect(shared).toBe(withdrawn || !said ? undefined : openSealed(said as never))
        })
        seen += told.length > 1 ? 1 : 0
      }
    }
    expect(seen).toBeGreaterThan(1)
  })

  it('what was withdrawn leaves a place that says that it was, when and by whom, and nothing of what it said', () => {
    const places = recordsOf().flatMap(({ record }) => record.research.flatMap(({ told }) => told.filter(({ withdrawn }) => withdrawn !== undefined)))
    expect(places.length).toBeGreaterThan(1)
    for (const { shared, opinion, searched, differences, lastSeen, by, withdrawn } of places) {
      expect([shared, opinion, searched, differences, lastSeen]).toEqual([undefined, undefined, undefined, undefined, undefined])
      expect([by.user, withdrawn?.by.user, withdrawn?.at]).toEqual([expect.any(String), expect.any(String), expect.any(String)])
    }
  })

  it('no fact that leaves the system carries what is sealed', () => {
    const facts = log.flatMap(event => [caseFacts, actionFacts].filter(({ stream }) => event.stream.startsWith(`${stream}-`)).flatMap(translation => JSON.stringify(translation.factOf(event as never)) ?? []))
    expect(facts.length).toBeGreaterThan(100)
    for (const fact of facts) expect(fact).not.toMatch(/"box"|not-encrypted|Two words|O'Three|Łódź|四/)
  })

  it('a case with children is not closed before each of them was considered', async () => {
    const { app } = made
    const command = async (path: string, body: object, on?: string) =>
      app.ask(path, { as: 'founder', method: 'POST', body: body as Readonly<Record<string, unknown>>, headers: on === undefined ? {} : { 'if-match': (await app.ask(`/api/marac/cases/${on}`, { as: 'founder' })).headers['etag'] ?? '' } })
    const referred = (await app.ask('/api/marac/referrals', { as: 'police', method: 'POST', body: { ...referral, children: [{ name: 'Cleo Testcase' }] } })).json() as { readonly ref: string }
    await command(`/api/marac/cases/${referred.ref}/acceptance`, {}, referred.ref)
    const refused = await command(`/api/marac/cases/${referred.ref}/closure`, { outcome: 'plan-complete', reason: 'Done' }, referred.ref)
    expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('marac.child-not-considered')])
  })

  it('whether a referral is a repeat is asked of nobody: no form, file or command has a field for it', () => {
    const slices = [MaracModule, ActionsModule].flatMap(module => ((Reflect.getMetadata('controllers', module) ?? []) as readonly { readonly slice?: CommandSlice }[]).flatMap(({ slice }) => slice ?? []))
    expect(slices.length).toBeGreaterThan(40)
    const names = (input: InputClass): readonly string[] => [...fieldsOf(input)].flatMap(([name, view]: readonly [string, FieldView]) => [name, ...(view.row ? names(view.row()) : [])])
    expect(slices.flatMap(({ name, input }) => names(input as InputClass).filter(field => /repeat/i.test(field)).map(field => `${name}.${field}`))).toEqual([])
  })

  it('each rule is the one that was in force on the day', () => {
    const referred = of<{ readonly triageDueOn: string }>('ReferralSubmitted')
    for (const { data, recordedAt } of referred) expect(data.triageDueOn).toBe(dueDate('triage', recordedAt, rulesAt(exampleDocuments, londonDate(recordedAt))))
    const asked = of<{ readonly dueOn: string }>('ResearchRequested')
    expect(asked.length).toBeGreaterThan(10)
    for (const { data, recordedAt } of asked) expect(data.dueOn <= dueDate('researchReturn', recordedAt, rulesAt(exampleDocuments, londonDate(recordedAt)))).toBe(true)
  })
})
