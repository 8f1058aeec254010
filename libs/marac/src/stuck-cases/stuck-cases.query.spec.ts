import { expect, it } from '@jest/globals'
import { action, actionListProjection, ActionsOf, type ActionEvent } from '@lantern/actions'
import { SetClock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { sealed } from '@lantern/testing'
import { onBothEngines } from '@lantern/testing/engines'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import { agreedBut } from '../agreed.fixture.js'
import { Cases } from '../cases.js'
import { idvaServicesOf } from '../idva-services.fixture.js'
import { maracProjections } from '../marac.projections.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { caseClosed, caseHeard, caseListed, idvaContactRecorded, meetingRequested, referralAccepted, referralSubmitted, researchRequested, routeChosen, userExcluded } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { StuckCases } from './stuck-cases.query.js'

const hub: Actor = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
const at = '2027-01-11T16:00:00.000Z'
const open: readonly MaracCaseEvent[] = [referralSubmitted(), idvaContactRecorded({ outcome: 'not-reached' }), referralAccepted()]
const [stuck, hidden, asked, acting, meeting, closed, waiting, heard, listed] = Array.from({ length: 9 }, (_, i) => `MC-AAAAA-0000${i}`) as [string, string, string, string, string, string, string, string, string]
const log: readonly (readonly [string, readonly MaracCaseEvent[]])[] = [
  [stuck, open],
  [hidden, [...open, userExcluded({ user: 'coordinator-2' })]],
  [asked, [...open, researchRequested()]],
  [acting, open],
  [meeting, [...open, meetingRequested()]],
  [closed, [...open, caseClosed()]],
  [waiting, [referralSubmitted(), referralAccepted()]],
  [heard, [...open, routeChosen({ route: 'meeting' }), caseListed(), caseHeard()]],
  [listed, [...open, routeChosen({ route: 'meeting' }), caseListed()]],
]
const agreed: ActionEvent = { type: 'ActionAgreed', data: { actionId: `${acting}-AAAA`, belongsTo: acting, agency: 'kent-police', target: 'victim', text: sealed('Visit her'), immediateSafety: false, dueOn: '2027-01-25' } }

onBothEngines('open cases without a next date', engine => {
  const query = async () => {
    const opened = engine()
    await fillViews(opened, [...maracProjections, actionListProjection], [maracCase, action], [...log.flatMap(([ref, history]) => recorded(`maracCase-${ref}`, history, { at })), ...recorded(`action-${acting}-AAAA`, [agreed], { at })])
    const actions = new ActionsOf(opened.views, Object.create(EventStore.prototype) as EventStore)
    return new StuckCases(new Cases(opened.views, actions, idvaServicesOf({}), new SetClock(at), agreedBut()), actions)
  }

  it('are those in which nothing is to come, from the day after', async () => {
    const stuckCases = await query()
    expect([await stuckCases.all('2027-01-11T23:59:59.000Z'), await stuckCases.all('2027-01-12T00:00:00.000Z')]).toEqual([[], [stuck, hidden, heard]])
  })
  it('are counted on a card for who may know of them, that leads to the page of what stands still', async () => {
    const stuckCases = await query()
    const cards = async (actor: Actor) => (await stuckCases.cards(actor, '2027-01-12T09:00:00.000Z')).map(({ count, href }) => [count, href])
    expect(await cards(hub)).toEqual([[3, '/stuck-work?kind=no-next-date']])
    expect(await cards({ ...hub, user: 'coordinator-2' })).toEqual([[2, '/stuck-work?kind=no-next-date']])
    expect(await cards({ user: 'p', agency: 'kent-police', roles: ['agency-representative'] })).toEqual([])
  })
})
