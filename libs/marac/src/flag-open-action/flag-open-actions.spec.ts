import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { action, type ActionEvent } from '@lantern/actions'
import { streamOf } from '@lantern/decision'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, send, startMarac } from '../pages.fixture.js'
import { FlagOpenActions } from './flag-open-actions.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const run = () => app.app.get(FlagOpenActions, { strict: false }).run(app.clock.now())
const body = { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false, dueOn: '2027-01-25' }
const closing = { outcome: 'plan-complete', reason: 'Nothing is left to do' }
const shown = async (ref: string): Promise<string> => (await app.ask(`/cases/${ref}`, { as: 'coordinator' })).body

describe('an action agreed while its case is being closed', () => {
  it('is refused when the case is closed, and keeps it open when it came first', async () => {
    const [first, second] = [await openCase(app, { children: [] }), await openCase(app, { children: [] })]
    await send(app, 'coordinator', `/api/marac/cases/${first}/closure`, closing, first)
    expect((await app.ask(`/api/actions/cases/${first}/actions`, { as: 'coordinator', method: 'POST', body })).status).toBe(409)
    await send(app, 'coordinator', `/api/actions/cases/${second}/actions`, body)
    const answer = await app.ask(`/api/marac/cases/${second}/closure`, { as: 'coordinator', method: 'POST', body: closing, headers: { 'if-match': '"1"' } })
    expect([answer.status, answer.json()]).toEqual([409, expect.objectContaining({ code: 'marac.open-actions' })])
    expect(await run()).toBe(0)
  })

  it('is flagged once when neither saw the other, and shown on the case', async () => {
    const ref = await openCase(app, { children: [] })
    const actionId = `${ref}-RACE`
    await send(app, 'coordinator', `/api/marac/cases/${ref}/closure`, closing, ref)
    // What a rule that had read "open" just before would have recorded: no lock spans two streams.
    const template = await send(app, 'coordinator', `/api/actions/cases/${await openCase(app, { children: [] })}/actions`, body)
    const agreed = (await app.store.readStream(streamOf(action, template)))[0] as { readonly data: ActionEvent['data'] } | undefined
    await app.store.append(streamOf(action, actionId), 'none', [{ type: 'ActionAgreed', version: 1, data: { ...agreed?.data, actionId, belongsTo: ref } }], {
      at: app.clock.now(), by: { user: 'coordinator', agency: 'hub' }, commandId: 'race', digest: 'race', rules: '',
    })
    let done = 0
    for (let i = 0; i < 100 && done === 0; i++) {
      done = await run()
      if (done === 0) await new Promise(wait => setTimeout(wait, 10))
    }
    expect(done).toBe(1)
    expect(await run()).toBe(0)
    expect(await shown(ref)).toContain(`Action ${actionId} was agreed while the case was being closed`)
    expect((await app.store.readStream(`maracCase-${ref}`)).filter(({ type }) => type === 'OpenActionFlagged')).toHaveLength(1)
  })
})
