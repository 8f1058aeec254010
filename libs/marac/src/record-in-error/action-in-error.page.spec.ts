import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, send, startMarac, uploadTo } from '../pages.fixture.js'

/** What nobody may find any more. */
const planted = ['XANADU-locks', 'XANADU-why', 'XANADU-evidence', 'XANADU-invoice.txt', 'XANADU-ill', 'XANADU-backdoor']

let app: ContextApp
let ref: string
let before: string
const actions: string[] = []
const of = (index: number): string => actions[index] ?? ''
const act = async (as: string, action: string, path: string, body: Readonly<Record<string, unknown>>) => {
  const headers = { 'if-match': (await app.ask(`/api/actions/${action}`, { as: 'coordinator' })).headers['etag'] ?? '' }
  const answer = await app.ask(`/api/actions/${action}/${path}`, { as, method: 'POST', body, headers })
  if (answer.status > 201) throw new Error(`${path} answered ${answer.status}: ${answer.body}`)
}
const history = async (): Promise<readonly Readonly<Record<string, string>>[]> => ((await app.ask(`/api/marac/cases/${ref}/history`, { as: 'coordinator' })).json() as { readonly items: readonly Readonly<Record<string, string>>[] }).items
const entryOf = async (action: string, type: string): Promise<string> => (await history()).find(each => each['action'] === action && each['type'] === type)?.['event'] ?? ''
const everywhere = (as: string): Promise<readonly string[]> =>
  Promise.all(
    [
      `/cases/${ref}`, `/cases/${ref}/history`, `/cases/${ref}/plan`, `/cases/${ref}/print`, `/cases/${ref}/close`, '/actions?status=all', '/actions', '/my-work', `/api/marac/cases/${ref}`, `/api/marac/cases/${ref}?asAt=${before}`, `/api/marac/cases/${ref}/history`, '/api/actions?status=all',
      '/actions/export?as=csv&status=all', ...actions.flatMap(action => [`/actions/${action}`, `/api/actions/${action}`, `/actions/${action}/record-in-error`, `/actions/${action}/claim-done`]),
    ].map(async url => (await app.ask(url, { as })).body),
  )
const found = async (as: string): Promise<readonly string[]> => {
  const pages = (await everywhere(as)).join('\n')
  return planted.filter(each => pages.includes(each))
}

beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  const ask = async (as: string, path: string, body: Readonly<Record<string, unknown>>) => actions.push(((await app.ask(`/api/actions/cases/${ref}/${path}`, { as, method: 'POST', body })).json() as { readonly ref: string }).ref)
  const said = { agency: 'canterbury-housing', target: 'victim', immediateSafety: false, dueOn: '2027-01-25' }
  await ask('police', 'action-requests', { ...said, text: 'XANADU-locks', reason: 'XANADU-why' })
  await ask('coordinator', 'actions', { ...said, text: 'Fit a bolt' })
  for (const action of actions) await act('housing', action, 'acceptance', {})
  await act('housing', of(0), 'extensions', { dueOn: '2027-02-01', reason: 'XANADU-ill' })
  const form = await app.ask(`/actions/${of(1)}/claim-done`, { as: 'housing' })
  const sent = await uploadTo(app, 'housing', `/actions/${of(1)}/claim-done`, [['evidence', 'XANADU-evidence'], ['_revision', revisionIn(form.body)], ['_command', 'claim-1'], ['files', 'XANADU-invoice.txt', Buffer.from('Paid in full')]])
  expect([sent.status, sent.body]).toEqual([303, ''])
  await act('coordinator', of(1), 'returns', { reason: 'XANADU-backdoor' })
  before = app.clock.now()
  app.clock.set('2027-01-12T10:00:00.000Z')
})
afterAll(() => app.stop())

describe('what an action says, recorded in error', () => {
  const wrong = (as: string, action: string, entry: string) => act(as, action, 'entries-in-error', { entry, reason: 'Of another family', belongsOn: 'MC-99999-99999' })

  it('is offered to the Hub and to the agency that said it, from the page of the action', async () => {
    expect((await app.ask(`/actions/${of(0)}`, { as: 'housing' })).body).toContain(`href="/actions/${of(0)}/record-in-error"`)
    const { body } = await app.ask(`/actions/${of(0)}/record-in-error`, { as: 'housing' })
    expect(planted.filter(each => body.includes(each))).toEqual(['XANADU-ill'])
    expect(await found('coordinator')).toEqual(planted)
  })

  it('of one thing that was said hides that alone: a file, the evidence, a return, and the action is what it was before', async () => {
    const { files } = (await app.ask(`/api/actions/${of(1)}`, { as: 'housing' })).json() as { readonly files: readonly { readonly id: string }[] }
    const file = `/actions/${of(1)}/files/${files[0]?.id ?? ''}`
    expect((await app.ask(file, { as: 'housing' })).status).toBe(200)
    await wrong('housing', of(1), `${await entryOf(of(1), 'ActionClaimedDone')}_0`)
    expect((await app.ask(file, { as: 'housing' })).status).toBe(404)
    expect(await found('coordinator')).not.toContain('XANADU-invoice.txt')
    expect((await app.ask(`/actions/${of(1)}`, { as: 'housing' })).body).toContain('A file was recorded in error and is hidden')
    await wrong('coordinator', of(1), await entryOf(of(1), 'ActionReturned'))
    expect((await app.ask(`/api/actions/${of(1)}`, { as: 'housing' })).json()).toMatchObject({ status: 'claimed-done' })
    await wrong('housing', of(1), await entryOf(of(1), 'ActionClaimedDone'))
    expect((await app.ask(`/api/actions/${of(1)}`, { as: 'housing' })).json()).toMatchObject({ status: 'accepted', unmet: true })
    expect((await app.ask(`/actions/${of(1)}`, { as: 'housing' })).body).toContain('An entry was recorded in error and is hidden, on ')
  })

  it('as a whole is owed by nobody: no list, no escalation, nothing in the way of closing, and its agency is on the case by it no more', async () => {
    expect((await app.ask(`/cases/${ref}`, { as: 'housing' })).status).toBe(200)
    await wrong('coordinator', of(0), await entryOf(of(0), 'ActionAgreed'))
    await wrong('coordinator', of(1), await entryOf(of(1), 'ActionAgreed'))
    expect((await app.ask(`/cases/${ref}`, { as: 'housing' })).status).toBe(404)
    expect((await app.ask('/api/actions', { as: 'housing' })).json()).toMatchObject({ items: [] })
    expect((await app.ask(`/cases/${ref}/close`, { as: 'coordinator' })).body).not.toContain(of(0))
    const { body } = await app.ask(`/actions/${of(0)}`, { as: 'housing' })
    expect(body).toContain('Nobody reads what it said, and nobody has to do it.')
    expect(body).not.toContain('/record-in-error')
    await expect(wrong('coordinator', of(0), await entryOf(of(0), 'ActionExtended'))).rejects.toThrow()
  })

  it('is read nowhere any more, at past moments neither', async () => {
    for (const as of ['coordinator', 'manager', 'police', 'housing', 'idva']) expect({ as, found: await found(as) }).toEqual({ as, found: [] })
    expect((await app.ask(`/cases/${ref}`, { as: 'police' })).body).toContain('Recorded in error and hidden')
  })

  it('stands in the log with who had read it, and is assessed there', async () => {
    const { items } = (await app.ask('/api/marac/entries-in-error', { as: 'manager' })).json() as { readonly items: readonly Readonly<Record<string, string>>[] }
    expect(items.map(({ kind }) => kind).sort()).toEqual(['action', 'action', 'action-evidence', 'action-file', 'action-return'])
    const file = items.find(({ kind }) => kind === 'action-file')?.['id'] ?? ''
    const page = await app.ask(`/cases/${ref}/entries-in-error/${file}`, { as: 'manager' })
    expect(page.body).toMatch(/File that shows that an action is done[\s\S]*MC-99999-99999[\s\S]*Downloaded a file/)
    expect(planted.filter(each => page.body.includes(each))).toEqual([])
    await send(app, 'manager', `/api/marac/cases/${ref}/entries-in-error/assessments`, { entry: file, breach: false, told: ['nobody'], reason: 'Its own agency alone had opened it' }, ref)
    expect((await app.ask(`/cases/${ref}/entries-in-error/${file}`, { as: 'manager' })).body).toContain('Its own agency alone had opened it')
    const after = ((await app.ask('/api/marac/entries-in-error?show=to-assess', { as: 'manager' })).json() as { readonly items: readonly Readonly<Record<string, string>>[] }).items
    expect(after.map(({ kind }) => kind).sort()).toEqual(['action', 'action', 'action-evidence', 'action-return'])
  })
})
