import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
const refs: string[] = []
beforeAll(async () => {
  app = await startMarac()
  for (let i = 0; i < 4; i++) refs.push(await openCase(app))
})
afterAll(() => app.stop())

const page = '/cases/hand-on'
const post = (as: string, body: Readonly<Record<string, unknown>>) => app.ask(page, { as, method: 'POST', body })
const listed = async (as: string, whose: string) => ((await app.ask(`/api/marac/cases?status=open&coordinator=${whose}`, { as })).json() as { readonly items: readonly { readonly ref: string }[] }).items.map(({ ref }) => ref).toSorted()
const cards = async (as: string) => ((await app.ask('/api/marac/my-work', { as })).json() as { readonly items: readonly { readonly text: string; readonly count: number }[] }).items.flatMap(({ text, count }) => (text.includes('open cases') || text.startsWith('Open cases') ? [`${text}: ${count}`] : []))
const sorted = (...chosen: readonly (string | undefined)[]) => chosen.map(ref => ref ?? '').toSorted()

describe('who has a case', () => {
  it('is whoever accepted the referral, on the case, in the list and among their own work', async () => {
    expect([await listed('coordinator', 'me'), await listed('manager', 'coordinator'), await listed('manager', 'me')]).toEqual([sorted(...refs), sorted(...refs), []])
    expect([await cards('coordinator'), await cards('manager')]).toEqual([['My open cases: 4'], []])
    const { body } = await app.ask(`/cases/${refs[0] ?? ''}`, { as: 'police' })
    expect(body.replace(/\s+/g, ' ')).toMatch(/Coordinator<\/dt> <dd>coordinator<.*coordinator, since/)
  })
  it('is changed with a reason by any of the Hub, who may take it, and by nobody else', async () => {
    const [ref = ''] = refs
    const at = `/cases/${ref}/change-coordinator`
    expect((await app.ask(at, { as: 'police' })).status).toBe(403)
    const form = await app.ask(at, { as: 'supervisor' })
    expect([form.status, form.body.includes('value="supervisor" selected'), form.body.includes('value="police"'), await faultsIn(form.body)]).toEqual([200, true, false, []])
    const sent = (body: object) => app.ask(at, { as: 'supervisor', method: 'POST', body: { reason: 'It needs a senior eye', _revision: revisionIn(form.body), ...body } })
    expect([(await sent({ coordinator: 'police' })).status, (await sent({ coordinator: 'supervisor', reason: '' })).status]).toEqual([400, 400])
    expect((await sent({ coordinator: 'supervisor' })).headers['location']).toBe(`/cases/${ref}?done=change-coordinator`)
    expect((await app.ask(`/cases/${ref}/history`, { as: 'idva' })).body.replace(/\s+/g, ' ')).toMatch(/supervisor took the case<.*It needs a senior eye/)
    expect([await listed('supervisor', 'me'), await listed('coordinator', 'me')]).toEqual([[ref], sorted(...refs.slice(1))])
  })
})

describe('handing on several cases', () => {
  it('offers those of whoever is asked for, to the Hub alone', async () => {
    expect((await app.ask(page, { as: 'housing' })).status).toBe(403)
    const { body } = await app.ask(`${page}?of=coordinator`, { as: 'manager' })
    for (const ref of refs.slice(1)) expect(body).toContain(`value="${ref}"`)
    expect([body.includes(`value="${refs[0] ?? ''}"`), body.includes('value="coordinator"'), await faultsIn(body)]).toEqual([false, true, []])
    const none = await app.ask(page, { as: 'manager' })
    expect([none.body.includes('nothing can be handed on'), await faultsIn(none.body)]).toEqual([true, []])
  })
  it('asks for what is missing, keeps what was typed, and shows all of it before anything is recorded', async () => {
    const missing = await post('coordinator', { of: 'me', reason: 'On leave from Monday' })
    expect([missing.status, missing.body.includes('On leave from Monday'), await faultsIn(missing.body)]).toEqual([400, true, []])
    expect((await post('coordinator', { of: 'me', 'cases[]': refs, coordinator: 'police', reason: 'x' })).status).toBe(400)
    const { body } = await post('coordinator', { of: 'me', 'cases[]': refs.slice(1), coordinator: 'excluded', reason: 'On leave from Monday' })
    expect([body.includes('Hand on 3 cases'), await faultsIn(body), await listed('excluded', 'me')]).toEqual([true, [], []])
  })
  it('hands each on once, tells what came of each, and the same when it is sent again', async () => {
    const [, second, third = '', fourth = ''] = refs
    await send(app, 'supervisor', `/api/marac/cases/${fourth}/restrictions`, { users: ['supervisor', 'coordinator'], reason: 'An officer is on it' }, fourth).catch(() => undefined)
    const body = { of: 'me', 'cases[]': [second, third, fourth, 'MC-00000-00000'], coordinator: 'excluded', reason: 'On leave from Monday', _command: 'k1', _checked: 'yes' }
    for (const sent of [await post('coordinator', body), await post('coordinator', body)]) {
      for (const text of ['2 of 4 cases handed on', 'restricted to named people', 'There is no such case']) expect(sent.body).toContain(text)
      expect([sent.status, await faultsIn(sent.body)]).toEqual([200, []])
    }
    expect([await listed('excluded', 'me'), await listed('coordinator', 'me')]).toEqual([sorted(second, third), [fourth]])
  })
})

describe('cases of somebody who can no longer sign in', () => {
  it('are shown to the supervisor as of nobody who is here, and can be handed on', async () => {
    app.gone.add('excluded')
    expect([await cards('supervisor'), await cards('coordinator')]).toEqual([['My open cases: 1', 'Open cases of nobody who is here: 2'], ['My open cases: 1']])
    expect(await listed('supervisor', 'not-here')).toEqual(sorted(...refs.slice(1, 3)))
    const { body } = await app.ask('/coordinators', { as: 'supervisor' })
    expect([body.includes('excluded (can no longer sign in)'), body.includes('2 open cases are with nobody who is here.'), await faultsIn(body)]).toEqual([true, true, []])
    const items = ((await app.ask('/api/marac/coordinators', { as: 'supervisor' })).json() as { readonly items: readonly object[] }).items
    expect(items).toContainEqual({ user: 'excluded', openCases: 2, late: 0, here: false })
    await post('supervisor', { of: 'not-here', 'cases[]': refs.slice(1, 3), coordinator: 'supervisor', reason: 'She has left', _command: 'k2', _checked: 'yes' })
    expect([await listed('supervisor', 'not-here'), (await listed('supervisor', 'me')).length]).toEqual([[], 3])
    expect((await app.ask('/coordinators', { as: 'supervisor' })).body).toContain('Every open case that you may see has somebody who is here')
  })
})
