import { expect, it } from '@jest/globals'
import type { Actor } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { onBothEngines } from '@lantern/testing/engines'
import type { Directory } from '@lantern/web-kit'
import { fillViews } from '@lantern/testing/fill-views'
import { recorded } from '@lantern/testing/projected'
import type { ActionEvent } from '../action/action.events.js'
import { actionAccepted, actionAgreed, actionClaimedDone, actionDeclined, actionEscalated, actionVerified } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { ActionHolders } from '../action-holders.js'
import { ActionRows } from '../action-rows.js'
import { actionsProjections } from '../actions.projections.js'
import { ActionsOf } from '../actions-of.js'
import { RaisedRows } from '../raised-rows.js'
import { Escalations } from '../escalations/escalations.query.js'
import { ActionList, type ActionFilter } from './action-list.query.js'

const [case1, case2] = ['MC-AAAAA-00001', 'MC-BBBBB-00002'] as const
const coordinator: Actor = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
const kept: Actor = { ...coordinator, user: 'kept-out' }
const governor: Actor = { user: 'governor', agency: 'hub', roles: ['governance-viewer'] }
const lead = (agency: string): Actor => ({ user: `${agency}-lead`, agency, roles: ['agency-lead'] })

const [late, soon, done, claimed, declined] = [`${case1}-0001`, `${case1}-0002`, `${case1}-0003`, `${case2}-0004`, `${case2}-0005`] as const
const [first, second] = [`${case2}-0006`, `${case2}-0007`] as const
const agreed = (actionId: string, dueOn: string, agency = 'housing') => actionAgreed({ actionId, belongsTo: actionId.slice(0, 14), dueOn, agency })
const log: Readonly<Record<string, readonly ActionEvent[]>> = {
  [late]: [agreed(late, '2027-01-10'), actionAccepted(), actionEscalated(), actionEscalated({ tier: 'marac-manager', askedOf: 'marac-manager', stepDueOn: '2027-01-18' })],
  [soon]: [agreed(soon, '2027-01-20', 'police')],
  [done]: [agreed(done, '2027-01-05'), actionAccepted(), actionClaimedDone(), actionVerified()],
  [claimed]: [agreed(claimed, '2027-01-06'), actionAccepted(), actionEscalated(), actionClaimedDone()],
  [declined]: [agreed(declined, '2027-01-12'), actionDeclined(), actionEscalated()],
}
const now = '2027-01-20T12:00:00.000Z'

class KeptOut extends ActionHolders {
  isOpen = async (): Promise<boolean> => true
  people = async () => []
  coordinator = async () => undefined
  hiddenFrom = async (user: string): Promise<readonly string[]> => (user === 'kept-out' ? [case2] : [])
}

onBothEngines('what people may see of actions', open => {
  const asked = async (histories = log) => {
    const opened = open()
    await fillViews(opened, actionsProjections, [action], Object.entries(histories).flatMap(([ref, history]) => recorded(`action-${ref}`, history)))
    const rows = new ActionRows(opened.views, new KeptOut())
    const raised = new RaisedRows(rows, opened.views, new KeptOut())
    // Views alone are asked; a store that is asked for anything would throw.
    return { rows, list: new ActionList(rows, { people: () => [] } as unknown as Directory), escalations: new Escalations(raised), of: new ActionsOf(opened.views, Object.create(EventStore.prototype) as EventStore) }
  }
  const listed = async (actor: Actor, filter: ActionFilter = {}) => (await (await asked()).list.page(actor, filter, now, { limit: 10 })).items.map(({ ref }) => ref)

  it('lists what is not finished: unanswered for first, by date', async () => expect(await listed(coordinator)).toEqual([late, declined, soon, claimed]))
  it('lists all with those that are done', async () => expect(await listed(coordinator, { status: 'all' })).toEqual([late, declined, soon, done, claimed]))
  it('leaves out what a person may not know of, in every list and count', async () => {
    expect(await listed(kept)).toEqual([late, soon])
    const { list, escalations } = await asked()
    expect(await list.count(kept, { overdue: 'yes' }, now)).toBe(1)
    expect((await escalations.page(kept, undefined, { limit: 10 })).items.map(({ ref }) => ref)).toEqual([late])
    expect([...(await escalations.countByTier(kept)).values()]).toEqual([1])
  })
  it('lists an agency its own, whatever it asks for', async () => {
    expect(await listed(lead('police'))).toEqual([soon])
    expect(await listed(lead('police'), { agency: 'housing' })).toEqual([])
    expect(await listed(coordinator, { agency: 'police' })).toEqual([soon])
  })
  it('lists what agencies have to do, and what one asked of others', async () => {
    expect(await listed(coordinator, { status: 'to-do' })).toEqual([late, soon])
    expect(await listed(lead('police'), { whose: 'asked' })).toEqual([])
    expect(await listed(coordinator, { whose: 'asked' })).toEqual([late, declined, soon, claimed])
  })
  it('knows overdue from due today and due soon', async () => {
    expect(await listed(coordinator, { overdue: 'yes' })).toEqual([late, declined])
    expect(await listed(coordinator, { overdue: 'soon' })).toEqual([soon])
    expect(await listed(coordinator, { status: 'declined' })).toEqual([declined])
  })
  it('goes on behind the last row shown', async () => {
    const { list } = await asked()
    const first = await list.page(coordinator, {}, now, { limit: 3 })
    const second = await list.page(coordinator, {}, now, { limit: 3, cursor: first.next ?? undefined })
    expect([...first.items, ...second.items].map(({ ref }) => ref)).toEqual([late, declined, soon, claimed])
    expect(second.next).toBeNull()
  })
  it('counts on each card what its list holds', async () => {
    const { list } = await asked()
    const counts = async (actor: Actor) => Object.fromEntries((await list.cards(actor, now)).map(({ href, count }) => [href, count]))
    expect(await counts(coordinator)).toEqual({ '/actions?overdue=yes': 2, '/actions?status=claimed-done': 1, '/actions?status=declined': 1 })
    expect(await counts(lead('police'))).toEqual({ '/actions?status=proposed': 1, '/actions?overdue=soon': 1, '/actions?overdue=yes': 0 })
    expect(await counts(governor)).toEqual({})
  })

  it('shows escalations by step until they are answered for: all to governance, its own to an agency', async () => {
    const { escalations } = await asked()
    const refs = async (actor: Actor, tier?: 'agency-lead' | 'marac-manager') => (await escalations.page(actor, tier, { limit: 10 })).items.map(({ ref }) => ref)
    expect(await refs(governor)).toEqual([late, declined])
    expect(await refs(governor, 'marac-manager')).toEqual([late])
    expect(await refs(lead('police'))).toEqual([])
    expect(await refs(lead('housing'))).toEqual([late, declined])
    expect([...(await escalations.countByTier(governor))]).toEqual([['agency-lead', 1], ['marac-manager', 1]])
    expect(await escalations.cards(governor)).toMatchObject([{ count: 2, href: '/escalations' }])
  })
  it('holds no text of an action in an escalation', async () => {
    const { escalations } = await asked()
    expect(JSON.stringify(await escalations.page(governor, undefined, { limit: 10 }))).not.toContain('locks')
  })

  it('tells a case its actions, those that are open, and whose they are', async () => {
    const { of } = await asked()
    expect((await of.all(case1)).map(({ ref }) => ref)).toEqual([done, late, soon])
    expect(await of.open(case1)).toEqual([late, soon])
    expect(await of.agencies(case1)).toEqual(['housing', 'police'])
    expect((await of.heldBy('police').execute()).map(row => row.belongs_to)).toEqual([case1])
    expect((await of.unfinished().select('ref').orderBy('ref').execute()).map(({ ref }) => ref)).toEqual([late, soon, claimed, declined])
  })
  it('finds the work of the ladder', async () => {
    const { rows } = await asked()
    const refs = async (by: string) => (await Promise.all((await rows.climbedBy(by)).map(climbed => rows.refsOf(climbed)))).flat()
    expect(await refs('2027-01-09')).toEqual([])
    expect(await refs('2027-01-19')).toEqual([late, declined])
    expect(await refs('2027-01-20')).toEqual([late, declined, soon])
  })
  it('says once how far the ladder was climbed, however many share it', async () => {
    const { rows } = await asked({ ...log, [first]: [agreed(first, '2027-01-21')], [second]: [agreed(second, '2027-01-21', 'police'), actionAccepted()] })
    expect(await rows.climbedBy('2027-01-21')).toEqual([
      { due_on: '2027-01-10', tier: 'marac-manager', tier_on: '2027-01-18', held_until: null, immediate_safety: 0 },
      { due_on: '2027-01-12', tier: 'agency-lead', tier_on: '2027-01-26', held_until: null, immediate_safety: 0 },
      { due_on: '2027-01-20', tier: null, tier_on: null, held_until: null, immediate_safety: 0 },
      { due_on: '2027-01-21', tier: null, tier_on: null, held_until: null, immediate_safety: 0 },
    ])
    expect(await rows.refsOf({ due_on: '2027-01-21', tier: null, tier_on: null, held_until: null, immediate_safety: 0 })).toEqual([first, second])
  })
})
