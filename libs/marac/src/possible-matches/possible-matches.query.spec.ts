import { SetClock } from '@lantern/clock'
import { expect, it } from '@jest/globals'
import { ActionsOf, actionListProjection } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { exampleRules, RulesNow } from '@lantern/rules'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { openSealed, sealed } from '@lantern/testing/sealed'
import { agreedBut } from '../agreed.fixture.js'
import { Cases } from '../cases.js'
import { idvaServicesOf } from '../idva-services.fixture.js'
import type { MaracCaseEvent, PersonDetails } from '../marac-case/marac-case.events.js'
import { personDetailsChanged, referralNotAccepted, referralSubmitted, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { maracProjections } from '../marac.projections.js'
import { Pairs } from '../pairs/pairs.query.js'
import { saidOf } from '../people/people.projection.js'
import { People } from '../people/people.query.js'
import { peopleMerged, peopleToldApart, peopleUnmerged } from '../same-person/same-person.examples.js'
import type { SamePersonEvent } from '../same-person/same-person.events.js'
import { twoOf } from '../same-person/same-person.refs.js'
import { samePerson } from '../same-person/same-person.stream.js'
import { SamePeople } from '../same-people/same-people.query.js'
import { PossibleMatches } from './possible-matches.query.js'

const [A, B, C, D] = ['MC-AAAAA-00001', 'MC-BBBBB-00002', 'MC-CCCCC-00003', 'MC-DDDDD-00004'] as const
const coordinator: Actor = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
class Rules extends RulesNow {
  async inForce() {
    return { rules: exampleRules(), version: '' }
  }
}

/** A referral of a victim and one perpetrator, whose ids are a1 and a2 for the first, b1 and b2 for the second. */
const referral = (letter: string, victim: PersonDetails, perpetrator: PersonDetails) =>
  referralSubmitted({
    victim: { personId: `${letter}1`, details: sealed(victim), safeContact: sealed({ safeToCall: true }) },
    perpetrators: [{ personId: `${letter}2`, details: sealed(perpetrator) }],
    children: [],
  })
const log: readonly (readonly [string, string, readonly MaracCaseEvent[]])[] = [
  [A, '2026-06-01T09:00:00.000Z', [referral('a', { name: 'Catherine Smyth-Testcase', dateOfBirth: '1991-02-03', address: '1 Nowhere Lane' }, { name: 'Quentin Sample' })]],
  [B, '2027-01-04T09:00:00.000Z', [referral('b', { name: 'Kathryn Smith Testcase', dateOfBirth: '1991-03-02' }, { name: 'Quentin Sample', dateOfBirth: '1980-01-01' })]],
  [C, '2027-01-05T09:00:00.000Z', [referral('c', { name: 'Uma Nobody', dateOfBirth: '1950-11-21' }, { name: 'Kathryn Smith Testcase', dateOfBirth: '1991-02-03' }), userExcluded({ user: 'kept-out' })]],
  [D, '2027-01-06T09:00:00.000Z', [referral('d', { name: 'Zara Else' }, { name: 'Wes Other' }), personDetailsChanged({ personId: 'd1', details: sealed({ name: 'Zara Else', aliases: 'Uma Nobodi', dateOfBirth: '1950-11-21' }) })]],
]
const said = (make: (data: { one: { personId: string; caseId: string }; other: { personId: string; caseId: string } }) => SamePersonEvent, one: string, other: string) => {
  const [first, second] = [one, other].toSorted()
  return { two: twoOf(one, other), event: make({ one: { personId: first ?? '', caseId: A }, other: { personId: second ?? '', caseId: B } }) }
}

onBothEngines('possible matches and pairs', open => {
  const asked = async (sayings: readonly { readonly two: string; readonly event: SamePersonEvent }[] = [], more: readonly (readonly [string, readonly MaracCaseEvent[]])[] = []) => {
    const opened = open()
    const twos = [...new Set(sayings.map(({ two }) => two))]
    const events = [
      ...log.flatMap(([ref, at, history]) => recorded(`maracCase-${ref}`, [...history, ...(more.find(([of]) => of === ref)?.[1] ?? [])], { at })),
      ...twos.flatMap(two => recorded(`samePerson-${two}`, sayings.filter(each => each.two === two).map(({ event }) => event))),
    ]
    await fillViews(opened, [...maracProjections, actionListProjection], [maracCase, samePerson], events)
    const cases = new Cases(opened.views, new ActionsOf(opened.views, Object.create(EventStore.prototype) as EventStore), idvaServicesOf({}), new SetClock('2027-01-11T09:00:00.000Z'), agreedBut())
    const samePeople = new SamePeople(opened.views)
    return { matches: new PossibleMatches(opened.views, cases, samePeople), pairs: new Pairs(opened.views, samePeople, cases, new Rules()), people: new People(opened.views, cases), samePeople }
  }
  const found = async (actor: Actor, ref: string, sayings: Parameters<typeof asked>[0] = []) =>
    (await (await asked(sayings)).matches.of(actor, ref)).map(({ person, matches }) => [person.person_id, matches.map(({ other, because }) => [other.person_id, ...because])])

  it('finds by sound, by dates that are easily mistaken, in whatever part, and by what was added later', async () => {
    expect(await found(coordinator, B)).toEqual([
      ['b1', [['c2', 'same-name', 'similar-birth-date'], ['a1', 'sounds-like', 'similar-birth-date']]],
      ['b2', [['a2', 'same-name']]],
    ])
    expect(await found(coordinator, C)).toEqual([
      ['c1', [['d1', 'sounds-like', 'same-birth-date']]],
      ['c2', [['a1', 'sounds-like', 'same-birth-date'], ['b1', 'same-name', 'similar-birth-date']]],
    ])
  })
  it('finds nothing in cases that the reader is excluded from', async () => {
    expect(await found({ ...coordinator, user: 'kept-out' }, B)).toEqual([['b1', [['a1', 'sounds-like', 'similar-birth-date']]], ['b2', [['a2', 'same-name']]]])
    expect(await found({ ...coordinator, user: 'kept-out' }, C)).toEqual([])
    expect(await (await asked()).people.visibleTo({ ...coordinator, user: 'kept-out' }, ['c1'])).toEqual([])
  })
  it('finds for an agency only people of cases that it is on, and nobody for one that is on none', async () => {
    const { matches } = await asked()
    const sought = log.flatMap(([, , events]) => events.flatMap(event => (event.type === 'ReferralSubmitted' ? [openSealed(event.data.victim.details)] : []))).flatMap(details => (details ? [saidOf(details)] : []))
    const refs = async (actor: Actor) => [...new Set((await matches.amongSeen(actor, sought)).flat().map(({ other }) => other.ref))].toSorted()
    expect((await refs(coordinator)).length).toBeGreaterThan(1)
    expect(await refs({ ...coordinator, user: 'kept-out' })).not.toContain(C)
    expect(await refs({ user: 'someone', agency: 'nowhere-housing', roles: ['agency-representative'] })).toEqual([])
    expect((await refs({ user: 'officer', agency: 'kent-police', roles: ['agency-representative'] })).length).toBeGreaterThan(0)
  })
  it('counts what waits for somebody to say it', async () => {
    expect(await (await asked()).matches.waiting(coordinator, B)).toBe(3)
    expect(await (await asked([said(peopleMerged, 'a1', 'b1'), said(peopleToldApart, 'b2', 'a2')])).matches.waiting(coordinator, B)).toBe(1)
  })
  it('puts records together however many steps apart, and apart again', async () => {
    const merged = [said(peopleMerged, 'a1', 'b1'), said(peopleMerged, 'b1', 'c2')]
    expect([...((await (await asked(merged)).samePeople.groupsOf(['a1'])).get('a1') ?? [])].toSorted()).toEqual(['a1', 'b1', 'c2'])
    expect([...((await (await asked([...merged, said(peopleUnmerged, 'a1', 'b1')])).samePeople.groupsOf(['a1'])).get('a1') ?? [])]).toEqual(['a1'])
  })
  it('knows the earlier referrals of a pair once both of its people are known to be the same', async () => {
    const [victim, perpetrator] = [said(peopleMerged, 'a1', 'b1'), said(peopleMerged, 'a2', 'b2')]
    const earlier = async (...sayings: Parameters<typeof asked>) => (await (await asked(...sayings)).pairs.soFar(B))?.earlier.map(({ ref }) => ref)
    expect(await earlier([])).toEqual([])
    expect(await earlier([victim])).toEqual([])
    expect(await earlier([perpetrator])).toEqual([])
    expect(await earlier([victim, perpetrator])).toEqual([A])
    expect(await earlier([victim, perpetrator], [[A, [referralNotAccepted()]]])).toEqual([])
  })
  it('gives a repeat to whoever may see the case', async () => {
    const { pairs } = await asked([said(peopleMerged, 'a1', 'b1'), said(peopleMerged, 'a2', 'b2')])
    expect([...(await pairs.repeatsOf(coordinator, [A, B, C]))]).toEqual([[B, { referredOn: '2026-06-01', case: A }]])
    expect(await pairs.repeatsOf(coordinator, [])).toEqual(new Map())
  })
})
