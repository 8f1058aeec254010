import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac } from '../pages.fixture.js'
import { FlagOpenActions } from '../flag-open-action/flag-open-actions.js'
import { EndTransferredActions } from './end-transferred-actions.js'

let app: ContextApp
let ref: string
let actions: readonly string[]
const texts = ['Change the locks', 'Speak to the school', 'Visit him at work', 'Call the GP']
const agree = (text: string) => send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text, immediateSafety: false, dueOn: '2027-01-25' })
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  actions = [await agree('Change the locks'), await agree('Speak to the school'), await agree('Visit him at work')]
})
afterAll(() => app.stop())

const run = async () => [await app.app.get(EndTransferredActions, { strict: false }).run(app.clock.now()), await app.app.get(FlagOpenActions, { strict: false }).run(app.clock.now())]
const get = (url: string, as = 'coordinator') => app.ask(url, { as })
const etag = async () => ({ 'if-match': (await get(`/api/marac/cases/${ref}`)).headers['etag'] ?? '' })
const post = async (url: string, body: Readonly<Record<string, unknown>>) => app.ask(url, { as: 'coordinator', method: 'POST', body, headers: await etag() })
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')
const said = { because: 'moved-for-good', area: 'Northshire MARAC', contact: 'Rae Specimen', reason: 'She has moved in with her sister', sent: ['plan'] }
const statuses = async () => ((await get(`/api/marac/cases/${ref}`)).json() as { readonly actions: readonly { readonly ref: string; readonly status: string }[] }).actions.map(each => [actions.indexOf(each.ref), each.status]).sort()

describe('actions of a case that goes to another area', () => {
  it('are each to be spoken of: the form lists them, and none may be left out or made up', async () => {
    const { body } = await get(`/cases/${ref}/transfer`)
    for (const text of texts.slice(0, 3)) expect(plain(body)).toContain(`${text} (Canterbury housing, due 25 Jan 2027)`)
    expect(await faultsIn(body)).toEqual([])
    const url = `/api/marac/cases/${ref}/transfers`
    const all = Object.fromEntries(actions.map(action => [action, 'stays']))
    for (const wrong of [undefined, { [actions[0] ?? '']: 'ends' }, { ...all, [`${ref}-2222`]: 'ends' }, { ...all, [actions[0] ?? '']: 'gone' }]) expect([wrong, (await post(url, { ...said, actions: wrong })).status]).toEqual([wrong, 400])
    const sent = await app.ask(`/cases/${ref}/transfer`, { as: 'coordinator', method: 'POST', body: { ...said, sent: 'plan', _revision: '1' } })
    expect([sent.status, sent.body.includes('Say what becomes of each action that is still to be done')]).toEqual([400, true])
    expect(sent.body).toContain('href="#actions"')
    // What else is wrong is told in the same answer.
    const { reason: _reason, ...rest } = said
    const both = await app.ask(`/cases/${ref}/transfer`, { as: 'coordinator', method: 'POST', body: { ...rest, sent: 'plan', _revision: '1' } })
    for (const words of ['Enter the reason in your own words', 'Say what becomes of each action that is still to be done']) expect(both.body).toContain(words)
  })
  it('go on until the other area has it, and stand in the file for it', async () => {
    const [ends = '', handed = '', stays = ''] = actions
    await send(app, 'coordinator', `/api/marac/cases/${ref}/transfers`, { ...said, actions: { [ends]: 'ends', [handed]: 'handed-over', [stays]: 'stays' } }, ref)
    expect(await run()).toEqual([0, 0])
    expect(await statuses()).toEqual([[0, 'proposed'], [1, 'proposed'], [2, 'proposed']])
    for (const words of ['Handed over to the other area', 'Stays with its agency here']) expect(plain((await get(`/cases/${ref}/transfer-file`)).body)).toContain(words)
  })
  it('that were agreed since are asked for when the other area acknowledges', async () => {
    actions = [...actions, await agree('Call the GP')]
    expect(plain((await get(`/cases/${ref}/acknowledge-transfer`)).body)).toMatch(/Call the GP(?!.*Change the locks)/)
    const acknowledged = { acknowledgedBy: 'Rae Specimen', acknowledgedOn: '2027-01-11' }
    expect((await post(`/api/marac/cases/${ref}/transfer-acknowledgements`, acknowledged)).status).toBe(400)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/transfer-acknowledgements`, { ...acknowledged, actions: { [actions[3] ?? '']: 'ends' } }, ref)
  })
  it('end then, once, as not possible or handed over, but for those that stay', async () => {
    expect(await run()).toEqual([3, 0])
    expect(await run()).toEqual([0, 0])
    expect(await statuses()).toEqual([[0, 'not-possible'], [1, 'not-possible'], [2, 'proposed'], [3, 'not-possible']])
    const history = plain((await get(`/cases/${ref}/history`)).body)
    for (const words of ['It was handed over to the MARAC of another area', 'It is not possible any more, because the case went to another area']) expect(history).toContain(words)
    expect(plain((await get(`/cases/${ref}`)).body)).toContain(`${actions[2]?.split('-').at(-1) ?? ''}: stays with its agency here`)
    expect(await faultsIn((await get(`/cases/${ref}`)).body)).toEqual([])
  })
})
