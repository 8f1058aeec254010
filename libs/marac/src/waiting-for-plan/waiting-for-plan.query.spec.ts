import { expect, it } from '@jest/globals'
import { action, actionListProjection, ActionsOf, type ActionEvent } from '@lantern/actions'
import { londonDate, SetClock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { exampleDocuments, rulesAt, RulesNow } from '@lantern/rules'
import { sealed } from '@lantern/testing'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { agreedBut } from '../agreed.fixture.js'
import { Cases } from '../cases.js'
import { idvaServicesOf } from '../idva-services.fixture.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { caseClosed, caseHeard, caseListed, referralAccepted, referralSubmitted, routeChosen, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { maracProjections } from '../marac.projections.js'
import { planTag, WaitingForPlan } from './waiting-for-plan.query.js'

class Rules extends RulesNow {
  async inForce(at: string) {
    return { rules: rulesAt(exampleDocuments, londonDate(at)), version: '' }
  }
}
const hub: Actor = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
const open: readonly MaracCaseEvent[] = [referralSubmitted(), referralAccepted()]
const [bare, acting, safe, planned, listed, heard, adjourned, closed, secret, undecided] = Array.from({ length: 10 }, (_, i) => `MC-AAAAA-0000${i}`) as [string, string, string, string, string, string, string, string, string, string]
const managed = routeChosen({ route: 'hub-managed' })
const toMeet = [...open, routeChosen({ route: 'meeting' }), caseListed()]
const histories: readonly (readonly [string, readonly MaracCaseEvent[]])[] = [
  [bare, open],
  [acting, open],
  [safe, [...open, managed]],
  [planned, [...open, managed]],
  [listed, toMeet],
  [heard, [...toMeet, caseHeard()]],
  [adjourned, [...toMeet, caseHeard({ outcome: 'adjourned' })]],
  [closed, [...open, caseClosed()]],
  [secret, [...open, userExcluded({ user: 'coordinator-2' })]],
  [undecided, [referralSubmitted()]],
]
const agreed = (belongsTo: string, immediateSafety: boolean): ActionEvent => ({ type: 'ActionAgreed', data: { actionId: `${belongsTo}-AAAA`, belongsTo, agency: 'kent-police', target: 'victim', text: sealed('Visit her'), immediateSafety, dueOn: '2027-01-25' } })
const at = '2027-01-11T16:00:00.000Z'
const [onTenth, lastDay, dayAfter] = ['2027-01-21T09:00:00.000Z', '2027-01-25T23:59:00.000Z', '2027-01-26T00:00:00.000Z']

onBothEngines('cases that wait for a plan or a meeting', engine => {
  const query = async () => {
    const opened = engine()
    const actions = [[acting, false], [safe, true], [planned, false]] as const
    await fillViews(opened, [...maracProjections, actionListProjection], [maracCase, action], [
      ...histories.flatMap(([ref, history]) => recorded(`maracCase-${ref}`, history, { at })),
      ...actions.flatMap(([ref, immediate]) => recorded(`action-${ref}-AAAA`, [agreed(ref, immediate)], { at })),
    ])
    const of = new ActionsOf(opened.views, Object.create(EventStore.prototype) as EventStore)
    return new WaitingForPlan(new Cases(opened.views, of, idvaServicesOf({}), new SetClock(at), agreedBut()), of, new Rules())
  }
  const refs = async (actor: Actor, now: string, late = false) => (await (await query()).page(actor, late, now, { limit: 20 })).items.map(({ ref }) => ref)

  it('stand out from the tenth day, unless a meeting heard them or the Hub that manages them has a plan', async () => {
    expect(await refs(hub, '2027-01-20T23:59:00.000Z')).toEqual([])
    expect(await refs(hub, onTenth)).toEqual([bare, acting, safe, listed, adjourned, secret])
  })
  it('are late from the day after the last', async () => {
    expect(await refs(hub, lastDay, true)).toEqual([])
    expect(await refs(hub, dayAfter, true)).toEqual([bare, acting, safe, listed, adjourned, secret])
  })
  it('are counted as they are listed, and hidden with their case', async () => {
    const waiting = await query()
    const other = { ...hub, user: 'coordinator-2' }
    expect(await refs(other, onTenth)).not.toContain(secret)
    expect(await waiting.cards(other, onTenth)).toEqual([{ count: 5, text: 'Waiting for a plan or a meeting', href: '/waiting-for-plan', urgent: false }])
    expect(await waiting.cards(hub, dayAfter)).toMatchObject([{ count: 6, urgent: true, hint: '6 overdue' }])
    expect([await waiting.cards(hub, at), await waiting.cards({ user: 'p', agency: 'kent-police', roles: ['agency-lead'] }, dayAfter)]).toEqual([[], []])
  })
  it('have a date that others of the case list have not', async () => {
    const waiting = await query()
    expect([...(await waiting.among(hub, [bare, planned, heard]))]).toEqual([[bare, { dueOn: '2027-01-25', warnOn: '2027-01-21' }]])
    expect((await waiting.dueUntil(hub, '2027-01-24')).length).toBe(0)
    expect((await waiting.dueUntil(hub, '2027-01-25')).map(({ dueOn }) => dueOn)).toEqual(Array(6).fill('2027-01-25'))
  })
  it('are yellow from the tenth day and red once late', () => {
    const dates = { dueOn: '2027-01-25', warnOn: '2027-01-21' }
    expect(['2027-01-20', '2027-01-21', '2027-01-25', '2027-01-26'].map(day => planTag(dates, day))).toEqual([{ text: 'Due in 5 days' }, { text: 'Due in 4 days', tag: 'yellow' }, { text: 'Due today', tag: 'yellow' }, { text: 'Overdue by 1 day', tag: 'red' }])
  })
})
