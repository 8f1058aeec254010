import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
})
afterAll(() => app.stop())

const listed = async (as: string): Promise<boolean> => (await app.ask('/api/marac/cases', { as })).body.includes(ref)
const reads = async (as: string): Promise<number> => (await app.ask(`/cases/${ref}`, { as })).status

describe('restricting a case', () => {
  it('leaves it to the named people, the Hub shut out too', async () => {
    const form = await app.ask(`/cases/${ref}/restrict`, { as: 'manager' })
    expect(form.body).toContain('police, Kent Police')
    const body = { reason: 'The perpetrator is an officer', 'users[]': ['manager', 'police'], _revision: revisionIn(form.body) }
    expect((await app.ask(`/cases/${ref}/restrict`, { as: 'manager', method: 'POST', body })).headers['location']).toBe(`/cases/${ref}?done=restrict-case`)
    expect(await Promise.all(['manager', 'police', 'coordinator', 'idva'].map(reads))).toEqual([200, 200, 404, 404])
    expect(await Promise.all(['manager', 'police', 'coordinator', 'idva'].map(listed))).toEqual([true, true, false, false])
  })

  it('shows the Hub to whom, why and by whom, and an agency on the list nothing of that', async () => {
    const { body } = await app.ask(`/cases/${ref}`, { as: 'manager' })
    expect(body.replace(/\s+/g, ' ')).toMatch(/Restricted to<.*manager.*police.*The perpetrator is an officer/)
    expect((await app.ask(`/cases/${ref}`, { as: 'police' })).body).not.toContain('The perpetrator is an officer')
  })

  it('cannot be done without staying on the list', async () => {
    const form = await app.ask(`/cases/${ref}/restrict`, { as: 'manager' })
    const answer = await app.ask(`/cases/${ref}/restrict`, { as: 'manager', method: 'POST', body: { reason: 'Others', 'users[]': ['police'], _revision: revisionIn(form.body) } })
    expect([answer.status, answer.body.includes('You must be among the people who may know of the case')]).toEqual([409, true])
  })

  it('ends with a reason that everybody on the case reads', async () => {
    await send(app, 'manager', `/api/marac/cases/${ref}/restrictions/lifted`, { reason: 'He has left the force' }, ref)
    expect(await Promise.all(['coordinator', 'idva'].map(reads))).toEqual([200, 200])
    expect(await Promise.all(['coordinator', 'idva'].map(listed))).toEqual([true, true])
    expect((await app.ask(`/cases/${ref}/history`, { as: 'idva' })).body).toContain('He has left the force')
  })
})
