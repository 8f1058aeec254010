import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
const refs: string[] = []
beforeAll(async () => {
  app = await startMarac()
  for (let i = 0; i < 3; i++) {
    const ref = await openCase(app)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
    refs.push(ref)
  }
})
afterAll(() => app.stop())

const page = '/research/nothing-known'
const post = (as: string, body: Readonly<Record<string, unknown>>) => app.ask(page, { as, method: 'POST', body })
const stateOf = async (ref: string) => ((await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })).json() as { readonly research: readonly { readonly state: string; readonly told: readonly object[] }[] }).research[0]

describe('nothing known on several cases', () => {
  it('is offered where requests are listed, to whoever answers for an agency', async () => {
    expect((await app.ask('/research', { as: 'researcher' })).body).toContain(`href="${page}"`)
    expect((await app.ask('/research', { as: 'coordinator' })).body).not.toContain(`href="${page}"`)
    expect((await app.ask(page, { as: 'coordinator' })).status).toBe(403)
    const { body } = await app.ask(page, { as: 'researcher' })
    for (const ref of refs) expect(body).toContain(`value="${ref}"`)
    expect(await faultsIn(body)).toEqual([])
  })
  it('asks for cases and for what was searched, and keeps what was typed', async () => {
    const { status, body } = await post('researcher', { searched: 'Tenancy system' })
    expect([status, await faultsIn(body)]).toEqual([400, []])
    expect(body).toContain('Tenancy system')
  })
  it('shows what will be said before anything is', async () => {
    const { body } = await post('researcher', { 'cases[]': refs, searched: 'Tenancy system', _command: 'k0' })
    for (const text of ['Check', 'nothing known', ...refs].slice(1)) expect(body).toContain(text)
    expect(await faultsIn(body)).toEqual([])
    expect((await stateOf(refs[0] ?? ''))?.state).toBe('waiting')
  })
  it('returns each once, tells what came of each, and the same when it is sent again', async () => {
    const [first = '', second = '', third = ''] = refs
    await send(app, 'housing', `/api/marac/cases/${second}/research-returns`, { answer: 'nothing' }, second)
    const body = { 'cases[]': [first, second, 'MC-00000-00000'], searched: 'Tenancy system', _command: 'k1', _checked: 'yes' }
    for (const sent of [await post('researcher', body), await post('researcher', body)]) {
      expect(sent.status).toBe(200)
      for (const text of ['returned on 1 of 3 cases', 'Your agency has returned its research on this case already', 'Your agency has no such request']) expect(sent.body).toContain(text)
      expect(await faultsIn(sent.body)).toEqual([])
    }
    expect(await stateOf(first)).toMatchObject({ state: 'nothing-known', told: [{ searched: 'Tenancy system' }] })
    expect((await stateOf(third))?.state).toBe('waiting')
  })
})

describe('the list of requests of an agency', () => {
  it('says who searches, so that two do not search the same', async () => {
    const ref = refs[2] ?? ''
    expect((await app.ask('/research', { as: 'housing' })).body).toContain(`/cases/${ref}/take-research`)
    const taken = await app.ask(`/cases/${ref}/take-research`, { as: 'researcher', method: 'POST', body: {} })
    expect(taken.headers['location']).toBe('/research?done=take-research')
    const list = (await app.ask('/research', { as: 'housing' })).body
    expect(list).not.toContain(`/cases/${ref}/take-research`)
    expect(list).toContain('researcher')
    expect((await app.ask('/research', { as: 'researcher' })).body).toContain(`You: leave ${ref}`)
    expect((await app.ask(`/cases/${ref}`, { as: 'coordinator' })).body).toContain('Searching now')
  })
  it.each([['/research?today=yes', 'No research is due today.'], ['/research?late=yes', 'No research is late.']])('%s says in words that there is none', async (url, text) => {
    const { body } = await app.ask(url, { as: 'housing' })
    expect(body).toContain(text)
    expect(await faultsIn(body)).toEqual([])
  })
})
