import { SetClock } from '@lantern/clock'
import { expect, it } from '@jest/globals'
import { action, actionListProjection, ActionsOf, type ActionAgreed } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { EventStore, type StoredEvent } from '@lantern/event-store'
import { exampleRules, RulesNow } from '@lantern/rules'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { sealed } from '@lantern/testing/sealed'
import type { Directory } from '@lantern/web-kit'
import { CaseSearch } from '../case-search/case-search.query.js'
import { agreedBut } from '../agreed.fixture.js'
import { Cases } from '../cases.js'
import { idvaServicesOf } from '../idva-services.fixture.js'
import { maracProjections } from '../marac.projections.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { caseClosed, coordinatorChanged, meetingRequested, referralAccepted, referralNotAccepted, referralSubmitted, researchRequested, routeChosen, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { Pairs } from '../pairs/pairs.query.js'
import { ReferralQueue } from '../referral-queue/referral-queue.query.js'
import { ResearchRequests } from '../research-requests/research-requests.query.js'
import { SamePeople } from '../same-people/same-people.query.js'
import { peopleMerged } from '../same-person/same-person.examples.js'
import { twoOf } from '../same-person/same-person.refs.js'
import { samePerson } from '../same-person/same-person.stream.js'
import { WhoIsHere } from '../who-is-here.js'
import { CaseList, type CaseFilter } from './case-list.query.js'

const [A, B, C, D, E] = ['MC-AAAAA-00001', 'MC-BBBBB-00002', 'MC-CCCCC-00003', 'MC-DDDDD-00004', 'MC-EEEEE-00005'] as const
const coordinator: Actor = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
const agent = (agency: string, user = `${agency}-1`): Actor => ({ user, agency, roles: ['agency-representative'] })
const named = (name: string, aliases?: string) => ({ personId: 'p', details: sealed({ name, aliases, dateOfBirth: '1991-02-03' }), safeContact: sealed({ safeToCall: true }) })
const risk = (score: number) => ({ tool: 'dash', toolVersion: sealed(''), score, maxScore: 24, items: sealed([]), judgement: sealed('') })

/** Every referral has records of its own. */
const ofItsOwn = (ref: string, event: MaracCaseEvent): MaracCaseEvent => {
  if (event.type !== 'ReferralSubmitted') return event
  const { victim, perpetrators, children } = event.data
  const own = <T extends { readonly personId: string }>(one: T): T => ({ ...one, personId: `${ref}-${one.personId}` })
  return { ...event, data: { ...event.data, victim: own(victim), perpetrators: perpetrators.map(own), children: children.map(own) } }
}

/** A referred by police; B open, housing asked; C closed; D not accepted, kept from one user; E open with an action of a charity. */
const log: readonly (readonly [string, string, readonly MaracCaseEvent[]])[] = [
  [A, '2027-01-04T09:00:00.000Z', [referralSubmitted({ victim: named("Siobhán O'Neill"), triageDueOn: '2027-01-05', risk: risk(9) })]],
  [B, '2027-01-05T09:00:00.000Z', [referralSubmitted({ area: 'west', risk: risk(20) }), referralAccepted(), researchRequested({ agencies: ['canterbury-housing'], dueOn: '2027-01-12' }), routeChosen({ route: 'meeting' })]],
  [C, '2027-01-06T09:00:00.000Z', [referralSubmitted({ agency: 'probation' }), referralAccepted(), routeChosen(), caseClosed({ unanswered: [] })]],
  [D, '2027-01-07T09:00:00.000Z', [referralSubmitted({ victim: named('Zofia Łęcka', 'Sophie; 100%_er') }), referralNotAccepted(), userExcluded({ user: 'kent_police-1' })]],
  [E, '2027-01-08T09:00:00.000Z', [referralSubmitted({ risk: risk(22) }), referralAccepted(), meetingRequested()]],
]
const charity: ActionAgreed = {
  type: 'ActionAgreed',
  data: { actionId: `${E}-AAAA`, belongsTo: E, agency: 'charity', target: 'victim', text: sealed('Call her'), immediateSafety: false, dueOn: '2027-01-25' },
}
const all: CaseFilter = { status: 'all' }
class Rules extends RulesNow {
  async inForce() {
    return { rules: exampleRules(), version: '' }
  }
}
/** Victim and perpetrator of C are those of E. */
const said = ['p1', 'p2'].flatMap(person => {
  const [one, other] = [{ personId: `${C}-${person}`, caseId: C }, { personId: `${E}-${person}`, caseId: E }]
  return recorded(`samePerson-${twoOf(one.personId, other.personId)}`, [peopleMerged({ one, other })])
})
const noon = '2027-01-12T12:00:00.000Z'
const hubOf = (here: readonly string[]) => ({ people: () => here.map(user => ({ user, name: user, agency: 'hub', roles: ['coordinator'], active: true })), awayOf: () => undefined }) as unknown as Directory
interface Asked {
  /** What happened on cases afterwards. */
  readonly then?: Readonly<Record<string, readonly MaracCaseEvent[]>>
  /** Who of the Hub may sign in. */
  readonly here?: readonly string[] | undefined
}

onBothEngines('what people may see of cases', open => {
  const asked = async (more: readonly StoredEvent[] = [], { then = {}, here = ['coordinator-1', 'coordinator-2'] }: Asked = {}) => {
    const opened = open()
    const events = [...log.flatMap(([ref, at, history]) => recorded(`maracCase-${ref}`, [...history, ...(then[ref] ?? [])].map(event => ofItsOwn(ref, event)), { at })), ...recorded(`action-${E}-AAAA`, [charity]), ...said, ...more]
    await fillViews(opened, [...maracProjections, actionListProjection], [maracCase, action, samePerson], events)
    // Queries ask views alone; a store that is asked for anything would throw.
    const actions = new ActionsOf(opened.views, Object.create(EventStore.prototype) as EventStore)
    const cases = new Cases(opened.views, actions, idvaServicesOf({ 'idva-west': 'west' }), new SetClock('2027-01-11T09:00:00.000Z'), agreedBut())
    const pairs = new Pairs(opened.views, new SamePeople(opened.views), cases, new Rules())
    return { cases, list: new CaseList(cases, actions, pairs, new WhoIsHere(hubOf(here), new SetClock(noon))), search: new CaseSearch(cases, opened.views), queue: new ReferralQueue(cases, opened.views), research: new ResearchRequests(opened.views, cases, hubOf(here)) }
  }
  const refs = (rows: readonly { readonly ref: string }[]) => rows.map(({ ref }) => ref)
  const listed = async (actor: Actor, filter: CaseFilter = all, now = noon) => refs((await (await asked()).list.page(actor, { sort: 'newest', ...filter }, now, { limit: 10 })).items)

  it('shows the Hub every case but those it is excluded from', async () => {
    expect(await listed(coordinator)).toEqual([E, D, C, B, A])
    expect(await listed({ ...coordinator, user: 'kent_police-1' })).toEqual([E, C, B, A])
  })
  it('takes a sign of LIKE in an id for itself', async () => {
    expect(await listed({ ...coordinator, user: 'kentXpolice-1' })).toEqual([E, D, C, B, A])
    expect(await listed({ ...coordinator, user: '%' })).toEqual([E, D, C, B, A])
    expect(await listed(agent('%'))).toEqual([])
  })
  it('shows an agency what it referred, was asked about, or has an action on', async () => {
    expect(await listed(agent('probation'))).toEqual([C])
    expect(await listed(agent('canterbury-housing'))).toEqual([B])
    expect(await listed(agent('charity'))).toEqual([E])
    expect(await listed(agent('stranger'))).toEqual([])
    // A part of an id is none.
    expect(await listed(agent('housing'))).toEqual([])
  })
  it('shows an IDVA service every case of its areas, referred only or accepted', async () => {
    expect(await listed(agent('idva-west'))).toEqual([B])
  })
  it('lists those of a coordinator, and open ones of nobody who is here: to the manager those too whose coordinator may not know of them', async () => {
    const then = { [E]: [coordinatorChanged()], [B]: [userExcluded({ user: 'coordinator-1' })] }
    const of = async (whose: string, here?: readonly string[], roles = ['supervisor']) =>
      refs((await (await asked([], { then, here })).list.page({ ...coordinator, user: 'coordinator-2', roles }, { status: 'all', coordinator: whose, sort: 'newest' }, noon, { limit: 10 })).items)
    expect([await of('me'), await of('coordinator-1'), await of('nobody'), await of('not-here')]).toEqual([[E], [C, B], [], []])
    expect([await of('not-here', ['coordinator-1']), await of('not-here', [])]).toEqual([[E], [E, B]])
    expect([await of('not-here', undefined, ['coordinator']), await of('not-here', undefined, ['marac-manager'])]).toEqual([[], [B]])
  })
  it('puts the most urgent date first, then the higher score, and what is over last', async () => {
    const { list } = await asked()
    expect(refs((await list.page(coordinator, { status: 'current' }, noon, { limit: 10 })).items)).toEqual([A, B, E])
    expect(refs((await list.page(coordinator, { ...all, sort: 'attention' }, noon, { limit: 10 })).items)).toEqual([A, B, E, C, D])
  })
  it('goes on behind the last row shown, whatever the order', async () => {
    const { list } = await asked()
    for (const sort of ['attention', 'newest'] as const) {
      const seen: string[] = []
      for (let cursor: string | undefined; ; ) {
        const { items, next } = await list.page(coordinator, { ...all, sort }, noon, { cursor, limit: 2 })
        seen.push(...refs(items))
        if (next === null) break
        cursor = next
      }
      expect(seen.toSorted()).toEqual([A, B, C, D, E])
    }
  })
  it('filters by status, area and the agency that referred', async () => {
    expect(await listed(coordinator, { status: 'closed' })).toEqual([C])
    expect(await listed(coordinator, { status: 'all', area: 'west' })).toEqual([B])
    expect(await listed(coordinator, { status: 'current', agency: 'probation' })).toEqual([])
    expect(await (await asked()).list.counts(coordinator, { status: 'current' }, noon)).toMatchObject({ total: 3, more: false })
  })

  it('filters by route: a request for a meeting that waits makes it one to be listed', async () => {
    expect(await listed(coordinator, { status: 'all', route: 'to-be-listed' })).toEqual([E, B])
    expect(await listed(coordinator, { status: 'all', route: 'hub-managed' })).toEqual([C])
    expect(await listed(coordinator, { status: 'all', route: 'not-chosen' })).toEqual([D, A])
  })

  it('filters by who was asked, risk, children and what is overdue: a decision, research or an action', async () => {
    expect(await listed(coordinator, { ...all, asked: 'canterbury-housing' })).toEqual([B])
    expect(await listed(coordinator, { ...all, asked: 'housing' })).toEqual([])
    expect(await listed(coordinator, { ...all, risk: 'not-decided' })).toEqual([E, D, C, B, A])
    expect(await listed(coordinator, { ...all, risk: 'high' })).toEqual([])
    expect(await listed(coordinator, { ...all, children: 'no' })).toEqual([])
    expect(await listed(coordinator, { ...all, overdue: 'yes' })).toEqual([A])
    expect(await listed(coordinator, { ...all, overdue: 'yes' }, '2027-01-13T12:00:00.000Z')).toEqual([B, A])
    expect(await listed(coordinator, { ...all, overdue: 'yes' }, '2027-01-26T12:00:00.000Z')).toEqual([E, B, A])
  })
  it('filters by repeat, of the cases that the reader may know of', async () => {
    expect(await listed(coordinator, { ...all, repeat: 'yes' })).toEqual([E])
    expect(await listed(coordinator, { ...all, repeat: 'no' })).toEqual([D, C, B, A])
    expect(await listed(coordinator, { status: 'closed', repeat: 'yes' })).toEqual([])
    expect(await (await asked()).list.counts(coordinator, { ...all, repeat: 'yes' }, noon)).toMatchObject({ total: 1 })
  })
  it('counts beside every choice what the list would show', async () => {
    const { list } = await asked()
    const late = '2027-01-26T12:00:00.000Z'
    for (const filter of [all, { ...all, area: 'east' }, { ...all, overdue: 'yes', area: 'west' }] as const) {
      const { total, facets } = await list.counts(coordinator, filter, late)
      expect(total).toBe((await list.page(coordinator, filter, late, { limit: 10 })).items.length)
      for (const [name, counts] of Object.entries(facets ?? {}))
        for (const [choice, count] of counts) expect([name, choice, (await list.page(coordinator, { ...filter, [name]: choice }, late, { limit: 10 })).items.length]).toEqual([name, choice, count])
    }
  })

  it('counts again for the Hub when a case changed or the day did, and not before; each filter and person apart', async () => {
    const { list } = await asked()
    const counted = (actor: Actor = coordinator, now = noon) => list.counts(actor, { ...all, overdue: 'yes' }, now)
    const first = await counted()
    expect(await counted()).toBe(first)
    expect((await counted({ ...coordinator, user: 'kent_police-1' })).facets?.status.get('all')).toBe(1)
    expect((await counted(coordinator, '2027-01-13T12:00:00.000Z')).total).toBe(2)
    expect((await counted()).total).toBe(1)
    const fresh = 'MC-FFFFF-00006'
    await asked(recorded(`maracCase-${fresh}`, [ofItsOwn(fresh, referralSubmitted({ triageDueOn: '2027-01-05' }))]))
    expect((await counted()).total).toBe(2)
  })

  it('finds people by name, alias and date of birth, accents and marks aside', async () => {
    const { search } = await asked()
    expect(await search.find(coordinator, { name: 'siobhan oneill' })).toEqual([A])
    expect(await search.find(coordinator, { name: 'LECKA sophie' })).toEqual([D])
    expect(await search.find(coordinator, { name: 'sample' })).toEqual([E, D, C, B, A])
    expect(await search.find(coordinator, { name: '100%_' })).toEqual([D])
    expect(await search.find(coordinator, { dateOfBirth: '1991-02-03', ref: A })).toEqual([A])
    expect(await search.find(coordinator, { name: 'nobody' })).toEqual([])
    // Typed as two words, and the two parts of a name by themselves.
    expect(await search.find(coordinator, { name: 'o neill' })).toEqual([A])
  })
  it('finds names as they sound, behind those that are spelled so, and says by what', async () => {
    const { search } = await asked()
    expect(await search.find(coordinator, { name: 'Shivaun' })).toEqual([])
    expect(await search.find(coordinator, { name: 'Siobhan Onil' })).toEqual([A])
    expect(await search.find(coordinator, { name: 'Kwentin Sampel' })).toEqual([E, D, C, B, A])
    const [first] = await search.show(coordinator, [A], { name: 'oneal', dateOfBirth: '1991-03-02' })
    expect(first?.by).toEqual([
      { role: 'victim', name: "Siobhán O'Neill", because: ['sounds-like', 'similar-birth-date'] },
    ])
  })
  it('finds dates of birth that are easily mistaken, with one digit another only where a name is given', async () => {
    const { search } = await asked()
    expect(await search.find(coordinator, { dateOfBirth: '1991-03-02', ref: A })).toEqual([A])
    expect(await search.find(coordinator, { dateOfBirth: '1991-02-08', ref: A })).toEqual([])
    expect(await search.find(coordinator, { name: 'oneill', dateOfBirth: '1991-02-08' })).toEqual([A])
    expect(await search.find(coordinator, { name: 'oneill', dateOfBirth: '1975-11-21' })).toEqual([])
  })
  it('finds for nobody what they may not see, and shows it no more when that changes', async () => {
    const { search } = await asked()
    expect(await search.find(agent('probation'), { name: 'sample' })).toEqual([C])
    expect(await search.find({ ...coordinator, user: 'kent_police-1' }, { name: 'lecka' })).toEqual([])
    expect((await search.show(agent('probation'), [A, B, C, D, E], {})).map(({ row }) => row.ref)).toEqual([C])
    expect(await search.show(coordinator, [], {})).toEqual([])
  })

  it('queues what is not decided, and counts the very same', async () => {
    const { queue } = await asked()
    expect(refs((await queue.page(coordinator, { limit: 10 })).items)).toEqual([A])
    expect(await queue.cards(coordinator, '2027-01-05T12:00:00.000Z')).toMatchObject([{ count: 1, urgent: false }])
    expect(await queue.cards(coordinator, '2027-01-06T12:00:00.000Z')).toMatchObject([{ count: 1, urgent: true, hint: '1 past the date to decide by' }])
    expect(await queue.cards(agent('probation'), '2027-01-06T12:00:00.000Z')).toEqual([])
  })
  it('asks an agency for its own research, and shows the Hub what is late', async () => {
    const { research } = await asked()
    const now = '2027-01-12T12:00:00.000Z'
    const later = '2027-01-13T00:00:00.000Z'
    expect(refs((await research.page(agent('canterbury-housing'), 'all', now, { limit: 10 })).items)).toEqual([B])
    expect((await research.page(agent('charity'), 'all', now, { limit: 10 })).items).toEqual([])
    expect([await research.count(coordinator, 'late', now), await research.count(coordinator, 'today', now), await research.count(coordinator, 'late', later)]).toEqual([0, 1, 1])
  })
  it('knows from which cases a user is kept', async () => {
    const { cases } = await asked()
    expect(await cases.hiddenFrom('kent_police-1')).toEqual([D])
    expect(await cases.hiddenFrom('coordinator-1')).toEqual([])
  })
})
