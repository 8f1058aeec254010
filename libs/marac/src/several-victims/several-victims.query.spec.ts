import { expect, it } from '@jest/globals'
import { actionListProjection } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { exampleRules, type RulesNow } from '@lantern/rules'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { sealed } from '@lantern/testing/sealed'
import { Cases } from '../cases.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { referralAccepted, referralNotAccepted, referralSubmitted, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { maracProjections } from '../marac.projections.js'
import { peopleMerged } from '../same-person/same-person.examples.js'
import { twoOf } from '../same-person/same-person.refs.js'
import { samePerson } from '../same-person/same-person.stream.js'
import { SeveralVictims } from './several-victims.query.js'

const manager: Actor = { user: 'manager', agency: 'hub', roles: ['marac-manager'] }
const rules: RulesNow = { inForce: async () => ({ rules: exampleRules(), version: '' }) }
const referral = (letter: string) =>
  referralSubmitted({
    victim: { personId: `${letter}1`, details: sealed({ name: `Victim ${letter}` }), safeContact: sealed({ safeToCall: true }) },
    perpetrators: [{ personId: `${letter}2`, details: sealed({ name: 'Quentin Sample', dateOfBirth: '1980-01-01' }) }],
    children: [],
  })
/** a and b: two women named him. c: a third, which the Hub did not accept. d: a fourth, too long ago. */
const log: readonly (readonly [letter: string, at: string, history: readonly MaracCaseEvent[]])[] = [
  ['a', '2025-06-01T09:00:00.000Z', [referral('a'), referralAccepted()]],
  ['b', '2027-01-04T09:00:00.000Z', [referral('b'), referralAccepted(), userExcluded({ user: 'kept-out' })]],
  ['c', '2027-01-05T09:00:00.000Z', [referral('c'), referralNotAccepted()]],
  ['d', '2023-01-05T09:00:00.000Z', [referral('d'), referralAccepted()]],
]
const same = [['a2', 'b2'], ['b2', 'c2'], ['c2', 'd2']] as const

onBothEngines('people seen with several victims', open => {
  const seen = async (actor: Actor, now = '2027-01-11T09:00:00.000Z') => {
    const { views } = open()
    const events = [
      ...log.flatMap(([letter, at, history]) => recorded(`maracCase-MC-${letter.toUpperCase()}AAAA-00001`, history, { at })),
      ...same.flatMap(([one, other]) => recorded(`samePerson-${twoOf(one, other)}`, [peopleMerged({ one: { personId: one, caseId: 'x' }, other: { personId: other, caseId: 'y' } })])),
    ]
    await fillViews(open(), [...maracProjections, actionListProjection], [maracCase, samePerson], events)
    // What the Hub sees is asked of the view of cases alone.
    const cases = Object.create(Cases.prototype) as Cases
    Reflect.set(cases, 'views', views)
    return (await new SeveralVictims(views, cases, rules).of(actor, now)).people
  }
  it('are told of in cases that the Hub took up, within the years of the rule', async () =>
    expect(await seen(manager)).toEqual([{ personId: 'b2', name: 'Quentin Sample', birthDates: ['1980-01-01'], lastReferredOn: '2027-01-04', victims: 2, counterAllegations: 0, victimToo: false }]))
  it('are no longer listed once the years have passed', async () => expect(await seen(manager, '2028-06-02T09:00:00.000Z')).toEqual([]))
  it('are told to nobody by a case that they may not know of', async () => expect(await seen({ ...manager, user: 'kept-out' })).toEqual([]))
})
