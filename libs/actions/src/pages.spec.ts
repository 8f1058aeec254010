import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Subjects, type Subject } from '@lantern/access'
import { startContextApp, type ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { Global, Injectable, Module, type OnModuleInit } from '@nestjs/common'
import { action } from './action/action.stream.js'
import { ActionHolders } from './action-holders.js'
import { ActionsModule } from './actions.module.js'
import { actionsProjections } from './actions.projections.js'
import { EscalateOverdue } from './escalate-action/escalate-overdue.js'

const held = 'MC-4T7Q9-XWC2D'
const hidden = 'MC-00000-00002'
/** Two cases: housing and the police are on both; `excluded` may not know of the second. */
const cases: Readonly<Record<string, Subject>> = {
  [held]: { agencies: { involved: ['kent-police', 'canterbury-housing'] }, excluded: [] },
  [hidden]: { agencies: { involved: ['kent-police', 'canterbury-housing'] }, excluded: ['excluded'] },
}

@Injectable()
class TwoCases extends ActionHolders implements OnModuleInit {
  constructor(private readonly subjects: Subjects) {
    super()
  }
  onModuleInit(): void {
    this.subjects.register('maracCase', async ref => cases[ref])
  }
  async isOpen(ref: string): Promise<boolean> {
    return ref in cases
  }
  async people(ref: string) {
    return ref in cases ? [{ personId: 'p3', target: 'child' as const, name: 'Bo Testcase' }] : []
  }
  async coordinator(ref: string): Promise<string | undefined> {
    return ref in cases ? 'coordinator' : undefined
  }
  async hiddenFrom(user: string): Promise<readonly string[]> {
    return Object.keys(cases).filter(ref => cases[ref]?.excluded.includes(user))
  }
}
@Global()
@Module({ providers: [{ provide: ActionHolders, useClass: TwoCases }], exports: [ActionHolders] })
class TwoCasesModule {}

let app: ContextApp
let ref: string
let other: string
beforeAll(async () => {
  app = await startContextApp({
    modules: [TwoCasesModule, ActionsModule],
    streams: [action],
    projections: actionsProjections,
    users: [
      { user: 'coordinator', agency: 'hub', roles: ['coordinator'] },
      { user: 'excluded', agency: 'hub', roles: ['coordinator'] },
      { user: 'governor', agency: 'hub', roles: ['tactical-member'] },
      { user: 'executive', agency: 'hub', roles: ['executive-member'] },
      { user: 'viewer', agency: 'hub', roles: ['governance-viewer'] },
      { user: 'housing', agency: 'canterbury-housing', roles: ['agency-lead'] },
      { user: 'police', agency: 'kent-police', roles: ['agency-representative'] },
      { user: 'stranger', agency: 'probation', roles: ['agency-representative'] },
      { user: 'researcher', agency: 'canterbury-housing', roles: ['researcher'] },
    ],
  })
  ref = await agree('coordinator', held, 'Change the locks <b>now</b>')
  other = await agree('coordinator', hidden, 'Tell the school')
})
afterAll(() => app.stop())

async function agree(as: string, on: string, text: string, dueOn = '2027-01-25'): Promise<string> {
  const body = { agency: 'canterbury-housing', target: 'victim', text, immediateSafety: false, dueOn }
  const answer = await app.ask(`/api/actions/cases/${on}/actions`, { as, method: 'POST', body })
  expect(answer.status).toBe(201)
  return (answer.json() as { readonly ref: string }).ref
}
const status = async (as: string, url: string): Promise<number> => (await app.ask(url, { as })).status
const refs = async (as: string, url: string) => ((await app.ask(url, { as })).json() as { readonly items: readonly { readonly ref: string }[] }).items.map(item => item.ref).sort()
const etag = async (): Promise<string> => (await app.ask(`/api/actions/${ref}`, { as: 'coordinator' })).headers['etag'] ?? ''

describe('who may read an action', () => {
  it.each([['coordinator', 200], ['housing', 200], ['police', 200], ['stranger', 404], ['researcher', 403], ['governor', 403]])('%s: %d', async (as, expected) => {
    for (const url of [`/actions/${ref}`, `/api/actions/${ref}`]) expect(await status(as, url)).toBe(expected)
  })
  it('is told alike of none, a stranger\'s and one of a case that they are excluded from', async () => {
    const answers = await Promise.all([app.ask(`/api/actions/${other}`, { as: 'excluded' }), app.ask('/api/actions/MC-00000-00002-0000', { as: 'excluded' }), app.ask('/api/actions/nonsense', { as: 'excluded' })])
    expect(new Set(answers.map(answer => `${answer.status} ${answer.body}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
    for (const url of ['/api/actions', '/api/actions?status=all', '/actions']) expect((await app.ask(url, { as: 'excluded' })).body).not.toContain(other)
  })
  it('is recorded before it is answered', async () => {
    await app.ask(`/actions/${ref}`, { as: 'police' })
    expect((await app.accesses()).at(-1)).toEqual({ type: 'CaseRead', user: 'police', data: { read: 'case-read', ref } })
  })
})

describe('the page of an action', () => {
  it('says what, for whom, by when and why by then', async () => {
    const { body } = await app.ask(`/actions/${ref}`, { as: 'housing' })
    for (const text of ['Change the locks &lt;b&gt;now', 'Monday 25 January 2027', 'Why this date?', 'Rule clock.action-default', 'Accept the action', 'Decline']) expect(body).toContain(text)
  })
  it('offers answers to its own agency alone', async () => {
    expect((await app.ask(`/actions/${ref}`, { as: 'police' })).body).not.toContain('role="button"')
    expect((await app.ask(`/actions/${ref}`, { as: 'coordinator' })).body).not.toContain('Accept the action')
  })
})

describe('every page', () => {
  it.each(['/actions', '/actions?status=done', '/escalations', '/actions/REF', '/actions/REF?done=accept-action', '/actions/REF/accept', '/actions/REF/decline', '/actions/REF/extend', '/actions/REF/not-possible'])(
    '%s is valid HTML, and all that it points at is there',
    async path => {
      const answer = await app.ask(path.replace('REF', ref), { as: 'housing' })
      expect(answer.status).toBe(200)
      expect(await faultsIn(answer.body)).toEqual([])
    },
  )
})

describe('lists of actions', () => {
  it('hold all for the Hub, and its own for an agency', async () => {
    expect(await refs('coordinator', '/api/actions')).toEqual([other, ref].sort())
    expect(await refs('housing', '/api/actions')).toEqual([other, ref].sort())
    expect(await refs('police', '/api/actions')).toEqual([])
    expect(await refs('police', '/api/actions?agency=canterbury-housing')).toEqual([])
  })
  it('filter by status and date', async () => {
    expect(await refs('coordinator', '/api/actions?status=accepted')).toEqual([])
    expect(await refs('coordinator', '/api/actions?overdue=yes')).toEqual([])
    app.clock.set('2027-01-20T10:00:00.000Z')
    expect(await refs('coordinator', '/api/actions?overdue=soon')).toHaveLength(2)
    app.clock.set('2027-01-26T10:00:00.000Z')
    expect(await refs('coordinator', '/api/actions?overdue=soon')).toEqual([])
    expect(await refs('coordinator', '/api/actions?overdue=yes')).toHaveLength(2)
    expect((await app.ask('/actions?overdue=yes', { as: 'coordinator' })).body).toContain('Overdue by 1 day')
  })
  it.each(['status=lost', 'overdue=maybe', 'cursor=x', 'limit=201', 'colour=red'])('answer %s with 400', async query => expect(await status('coordinator', `/api/actions?${query}`)).toBe(400))
  it('are for those who have actions', async () => {
    for (const url of ['/actions', '/api/actions']) expect(await status('governor', url)).toBe(403)
  })
})

describe('the ladder', () => {
  const run = () => app.app.get(EscalateOverdue, { strict: false }).run(app.clock.now())
  const settled = async () => {
    for (let i = 0; i < 100 && (await refs('coordinator', '/api/actions/escalations')).length < 2; i++) await new Promise(done => setTimeout(done, 10))
  }

  it('tells its agency on the date, which is no escalation yet', async () => {
    app.clock.set('2027-01-24T23:00:00.000Z')
    expect(await run()).toBe(0)
    app.clock.set('2027-01-25T23:00:00.000Z')
    expect([await run(), await run()]).toEqual([2, 0])
    expect(await refs('coordinator', '/api/actions/escalations')).toEqual([])
  })
  it('climbs one working day after the date, once', async () => {
    app.clock.set('2027-01-26T06:00:00.000Z')
    // The second of these two does not wait until the views show what the first has done.
    expect([await run(), await run()]).toEqual([2, 0])
    await settled()
    expect(await run()).toBe(0)
  })
  it('shows what has reached which step: references and agencies to governance, and no text', async () => {
    const { items } = (await app.ask('/api/actions/escalations', { as: 'governor' })).json() as { readonly items: readonly object[] }
    expect(items).toContainEqual({ ref, kind: 'action', agency: 'not-named', tier: 'agency-lead', dueOn: '2027-01-25', workingDaysLate: 1, openSince: '2027-01-26', askedOf: 'not-named', asks: 'see-to-it', area: null, missed: null })
    expect(((await app.ask('/api/actions/escalations', { as: 'coordinator' })).json() as { readonly items: readonly object[] }).items).toContainEqual(expect.objectContaining({ ref, agency: 'canterbury-housing', askedOf: 'canterbury-housing' }))
    const { body } = await app.ask('/escalations', { as: 'governor' })
    expect(body).toContain(ref)
    expect(body).not.toContain('locks')
    expect(body).not.toContain(`href="/actions/${ref}"`)
    expect(body).toContain(`href="/escalations/${ref}"`)
  })
  it('is hidden as its case is, and is the agency lead\'s own elsewhere', async () => {
    expect(await refs('excluded', '/api/actions/escalations')).toEqual([ref])
    expect(await refs('housing', '/api/actions/escalations')).toHaveLength(2)
    for (const as of ['police', 'researcher']) expect(await status(as, '/escalations')).toBe(403)
  })
  it('takes every step that is due after a stop, and ends with an answer', async () => {
    await app.ask(`/api/actions/${ref}/acceptance`, { as: 'housing', method: 'POST', body: {}, headers: { 'if-match': await etag() } })
    await app.ask(`/api/actions/${ref}/completion`, { as: 'housing', method: 'POST', body: { evidence: 'Invoice on file' }, headers: { 'if-match': await etag() } })
    app.clock.set('2027-02-20T06:00:00.000Z')
    expect(await run()).toBe(1)
    const history = (await app.store.readStream(`action-${other}`)).filter(({ type }) => type === 'ActionEscalated')
    expect(history.map(({ data, happenedAt, by }) => [(data as { readonly tier: string }).tier, happenedAt.slice(0, 10), by.user])).toEqual([
      ['owner', '2027-01-25', 'system'],
      ['agency-lead', '2027-01-26', 'system'],
      ['coordinator', '2027-01-28', 'system'],
      ['agency-senior', '2027-02-01', 'system'],
      ['marac-manager', '2027-02-01', 'system'],
      ['tactical-group', '2027-02-08', 'system'],
    ])
    expect(await refs('coordinator', '/api/actions?status=claimed-done')).toEqual([ref])
  })
})

describe('who decides on what was raised', () => {
  const of = async (as: string, to: string) => (await app.ask(`/api/actions/escalations/${to}`, { as })).json() as { readonly agency: string; readonly tier: string; readonly heldUntil: string | null; readonly entries: readonly { readonly what: string; readonly words: string | null }[] }
  const decide = async (as: string, to: string, route: string, body: object) =>
    (await app.ask(`/api/actions/${to}/${route}`, { as, method: 'POST', body: { ...body }, headers: { 'if-match': (await app.ask(`/api/actions/escalations/${to}`, { as })).headers['etag'] ?? '' } })).status

  it('reads reference, steps and what was decided, and no word of what the action is', async () => {
    expect([await status('governor', `/escalations/${other}`), await status('coordinator', `/escalations/${other}`), await status('housing', `/escalations/${other}`), await status('police', `/escalations/${other}`)]).toEqual([200, 200, 200, 403])
    expect([await status('excluded', `/escalations/${other}`), await status('governor', '/escalations/MC-00000-00000-0000')]).toEqual([404, 404])
    const { body } = await app.ask(`/escalations/${other}`, { as: 'governor' })
    for (const text of ['With the Tactical Group', 'Raise it to the next step', 'Direct the agency', 'Close the escalation', 'Accept the reason and set a new date', 'Executive Group, on Monday 8 March 2027']) expect(body).toContain(text)
    for (const text of ['Tell the school', 'Canterbury', 'Chase the agency', 'Read the action']) expect(body).not.toContain(text)
    expect((await app.ask(`/escalations/${other}`, { as: 'coordinator' })).body).toContain('Chase the agency')
    expect(await faultsIn(body)).toEqual([])
  })
  it('directs, chases, raises and closes, each once it may follow, with words for those whom the rules give them', async () => {
    app.clock.set('2027-02-20T09:00:00.000Z')
    for (const [as, answer] of [['viewer', 403], ['executive', 409]] as const) expect(await decide(as, other, 'directions', { until: '2027-03-01', reason: 'x' })).toBe(answer)
    expect((await app.ask(`/escalations/${other}`, { as: 'executive' })).body).toContain('The Tactical Group has it now, and decides on it.')
    expect(await decide('governor', other, 'directions', { until: '2027-03-01', reason: 'Say who does it' })).toBe(200)
    expect((await of('governor', other)).heldUntil).toBe('2027-03-01')
    expect(await decide('housing', other, 'extensions', { dueOn: '2027-05-01', reason: 'Later' })).toBe(409)
    expect(await decide('coordinator', other, 'directions', { until: '2027-03-01', reason: 'x' })).toBe(403)
    expect(await decide('coordinator', other, 'chases', { until: '2027-02-25', reason: 'x' })).toBe(409)
    expect(await decide('coordinator', other, 'raisings', { reason: 'Another incident' })).toBe(200)
    expect(await of('governor', other)).toMatchObject({ tier: 'executive-group', agency: 'not-named', heldUntil: null })
    expect((await of('governor', other)).entries.slice(-2).map(({ what, words }) => [what, words])).toEqual([['direct', 'Say who does it'], ['raised', 'Another incident']])
    expect(await decide('governor', other, 'raisings', { reason: 'x' })).toBe(409)
    expect(await decide('governor', other, 'escalation-end', { reason: 'x' })).toBe(409)
    expect(await decide('executive', other, 'escalation-end', { reason: 'The review has it' })).toBe(200)
    expect((await app.ask(`/escalations/${other}`, { as: 'governor' })).body).toContain('There is nothing to decide on now.')
    for (let i = 0; i < 100 && (await refs('coordinator', '/api/actions/escalations')).length > 0; i++) await new Promise(done => setTimeout(done, 10))
    expect(await refs('coordinator', '/api/actions/escalations')).toEqual([])
    app.clock.set('2027-12-20T09:00:00.000Z')
    expect(await app.app.get(EscalateOverdue, { strict: false }).run(app.clock.now())).toBe(0)
    app.clock.set('2027-02-20T09:00:00.000Z')
  })
})

describe('the boards', () => {
  it('are each for whoever has them: the groups see theirs, the Hub all, agencies none', async () => {
    for (const [as, expected] of [['coordinator', [200, 200, 200, 200, 200]], ['governor', [404, 404, 200, 200, 200]], ['housing', [403, 403, 403, 403, 403]]] as const)
      expect(await Promise.all(['coordinator', 'marac-manager', 'steering-group', 'tactical-group', 'executive-group'].map(board => status(as, `/boards/${board}`)))).toEqual(expected)
    expect([await status('governor', '/boards/nonsense'), await status('governor', '/boards'), await status('police', '/boards')]).toEqual([404, 200, 403])
  })
  it('say what is there, since when, what was asked, and how many reached it week by week', async () => {
    const late = await agree('coordinator', held, 'Fit <b>bars</b>', '2027-02-22')
    app.clock.set('2027-03-08T09:00:00.000Z')
    await app.app.get(EscalateOverdue, { strict: false }).run(app.clock.now())
    for (let i = 0; i < 100 && (await refs('coordinator', '/api/actions/boards/tactical-group')).length === 0; i++) await new Promise(done => setTimeout(done, 10))
    const board = (await app.ask('/api/actions/boards/tactical-group', { as: 'governor' })).json() as { readonly total: number; readonly weeks: readonly { readonly from: string; readonly reached: number }[]; readonly items: readonly object[] }
    expect(board).toMatchObject({ total: 1, items: [{ ref: late, agency: 'not-named', tier: 'tactical-group', since: '2027-03-08', asks: 'decide', dueOn: '2027-02-22', waitsUntil: null }] })
    expect(board.weeks.slice(-5).map(({ from, reached }) => `${from} ${reached}`)).toEqual(['2027-02-08 1', '2027-02-15 0', '2027-02-22 0', '2027-03-01 0', '2027-03-08 1'])
    for (const path of ['/boards', '/boards/tactical-group', '/boards/tactical-group/pack', '/boards/steering-group', '/boards/executive-group']) {
      const { body } = await app.ask(path, { as: 'governor' })
      expect([path, await faultsIn(body), body.includes('bars'), body.includes('Canterbury')]).toEqual([path, [], false, false])
    }
    expect((await app.ask('/boards/tactical-group', { as: 'coordinator' })).body).toContain('Canterbury housing')
    expect((await app.ask('/boards/tactical-group', { as: 'governor' })).body).toContain('An agency of single districts')
  })
})

describe('what the Hub says of an action', () => {
  const send = async (as: string, to: string, route: string, body: Readonly<Record<string, unknown>>) => {
    const headers = { 'if-match': (await app.ask(`/api/actions/${to}`, { as: 'coordinator' })).headers['etag'] ?? '' }
    return (await app.ask(`/api/actions/${to}/${route}`, { as, method: 'POST', body, headers })).status
  }
  it('is that it is not done yet, and then that it was not done, which the agency may say of neither', async () => {
    const mine = await agree('coordinator', held, 'Fit an alarm', '2027-12-01')
    await send('housing', mine, 'acceptance', {})
    expect(await send('coordinator', mine, 'returns', { reason: 'Nothing was claimed' })).toBe(409)
    await send('housing', mine, 'completion', { evidence: 'Fitted' })
    expect([await send('housing', mine, 'returns', { reason: 'x' }), await send('coordinator', mine, 'failure', { reason: 'x' })]).toEqual([403, 409])
    expect(await send('coordinator', mine, 'returns', { reason: 'It <b>does not</b> ring' })).toBe(200)
    expect((await app.ask(`/actions/${mine}`, { as: 'housing' })).body).toContain('The Hub returned the action: it is not done yet: It &lt;b&gt;does not&lt;/b&gt; ring')
    expect([await send('housing', mine, 'failure', { reason: 'x' }), await send('coordinator', mine, 'failure', { reason: 'Nobody came' })]).toEqual([403, 200])
    expect((await app.ask(`/actions/${mine}`, { as: 'housing' })).body).toContain('did not do the action: Nobody came')
    const notDone = () => refs('coordinator', '/api/actions?status=not-done')
    for (let i = 0; i < 100 && (await notDone()).length === 0; i++) await new Promise(done => setTimeout(done, 10))
    expect(await notDone()).toEqual([mine])
    expect(await refs('coordinator', '/api/actions?status=not-possible')).toEqual([])
  })
})

describe('who was second', () => {
  /** The rows of the table of both versions, each as its texts. */
  const versionsIn = (html: string): readonly (readonly string[])[] => {
    const table = /<table class="govuk-table lantern-versions">([\s\S]*?)<\/table>/.exec(html)?.[1] ?? ''
    const text = (cell: string) => cell.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()
    return [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => text(cell)))
  }
  const late = async (as: string, to: string, path: string, body: Readonly<Record<string, string>>) => {
    const answer = await app.ask(`/actions/${to}/${path}`, { as, method: 'POST', body: { ...body, _revision: '0' } })
    expect(answer.status).toBe(412)
    return versionsIn(answer.body)
  }
  const change = async (as: string, to: string, route: string, body: Readonly<Record<string, unknown>>) => {
    const etag = (await app.ask(`/api/actions/${to}`, { as: 'coordinator' })).headers['etag'] ?? ''
    expect((await app.ask(`/api/actions/${to}/${route}`, { as, method: 'POST', body, headers: { 'if-match': etag } })).status).toBe(200)
  }

  it('reads what is recorded now beside what was entered, where it can be known', async () => {
    const mine = await agree('coordinator', held, 'Fit a camera', '2027-12-01')
    await change('housing', mine, 'acceptance', {})
    const extension = { 'dueOn[day]': '1', 'dueOn[month]': '3', 'dueOn[year]': '2028', reason: 'No <b>ladder</b>' }
    const heads = ['What', 'What you entered', 'What is recorded now']
    expect((await late('coordinator', mine, 'extend', extension))[1]).toEqual(['The new due date', 'What you entered 1 March 2028 Different', 'What is recorded now 1 December 2027'])
    await change('coordinator', mine, 'extensions', { dueOn: '2028-02-20', reason: 'The parts are late' })
    expect(await late('housing', mine, 'extend', extension)).toEqual([
      heads,
      ['The new due date', 'What you entered 1 March 2028 Different', 'What is recorded now 20 February 2028'],
      ['The reason for more time', 'What you entered No &lt;b&gt;ladder&lt;/b&gt; Different', 'What is recorded now The parts are late'],
    ])
    await change('housing', mine, 'completion', { evidence: 'Seen on site' })
    expect((await late('housing', mine, 'claim-done', { evidence: 'A photograph' }))[1]).toEqual(['What was done, and how that can be seen', 'What you entered A photograph Different', 'What is recorded now Seen on site'])
  })
  it('reads only what was entered where nothing is recorded of it', async () => {
    const mine = await agree('coordinator', held, 'Move the letter box', '2027-12-01')
    await change('housing', mine, 'acceptance', {})
    expect(await late('coordinator', mine, 'not-possible', { reason: 'They have moved' })).toEqual([['What', 'What you entered'], ['What has changed, so that it is not possible', 'What you entered They have moved']])
  })
  it('is told nothing of what is recorded without access to it', async () => {
    const mine = await agree('coordinator', hidden, 'Fit a light', '2027-12-01')
    await change('coordinator', mine, 'extensions', { dueOn: '2028-02-20', reason: 'Planted' })
    const { status, body } = await app.ask(`/actions/${mine}/extend`, { as: 'excluded', method: 'POST', body: { reason: 'x', _revision: '0' } })
    expect([status, body.includes('Planted')]).toEqual([404, false])
  })
})
