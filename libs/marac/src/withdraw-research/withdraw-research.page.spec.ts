import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const share = { basis: 'public-task', 'confirmation': ['confirmed'] }
async function asked(): Promise<string> {
  const ref = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
  return ref
}
const post = (ref: string, as: string, page: string, body: Readonly<Record<string, unknown>>) => app.ask(`/cases/${ref}/${page}`, { as, method: 'POST', body })
const everywhere = (ref: string): readonly string[] => [`/cases/${ref}`, `/cases/${ref}/history`, `/cases/${ref}/as-at?date=2027-01-11&time=23:59`, `/api/marac/cases/${ref}`, `/api/marac/cases/${ref}/history`]

describe('what an agency returns', () => {
  it('is shown in its parts: facts apart from opinion, and what is withheld only to its own agency', async () => {
    const ref = await asked()
    const sent = await post(ref, 'researcher', 'return-research', {
      answer: 'known', shared: 'Two notices in May', opinion: 'She is afraid to answer the door', searched: 'Tenancy system, archive', lastSeen: 'The victim, at the office',
      'differences[0][whose]': 'victim', 'differences[0][what]': 'name', 'differences[0][held]': 'Siobhan ONeil', 'lastSeenOn[day]': '5', 'lastSeenOn[month]': '1', 'lastSeenOn[year]': '2027', withheld: 'A neighbour by name: not relevant', ...share,
    })
    expect(sent.headers['location']).toBe('/research?done=return-research')
    const { body } = await app.ask(`/cases/${ref}`, { as: 'coordinator' })
    for (const text of ['Two notices in May', 'Professional opinion', 'She is afraid', 'Tenancy system, archive', 'Victim, name: Siobhan ONeil', '5 January 2027: The victim, at the office', 'Something is withheld', 'A public task'])
      expect(body).toContain(text)
    expect(await faultsIn(body)).toEqual([])
    for (const url of everywhere(ref)) for (const as of ['coordinator', 'police']) expect((await app.ask(url, { as })).body).not.toContain('A neighbour by name')
    expect((await app.ask(`/cases/${ref}`, { as: 'housing' })).body).toContain('A neighbour by name')
  })
  it('offers grounds by the kind of agency, and takes no other', async () => {
    const ref = await asked()
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['kent-police'] }, ref)
    expect((await app.ask(`/cases/${ref}/return-research`, { as: 'police' })).body).toContain('value="safeguarding"')
    expect((await app.ask(`/cases/${ref}/return-research`, { as: 'housing' })).body).not.toContain('value="safeguarding"')
    const wrong = await post(ref, 'housing', 'return-research', { answer: 'known', shared: 'Facts', basis: 'safeguarding', confirmation: ['confirmed'] })
    expect([wrong.status, await faultsIn(wrong.body)]).toEqual([400, []])
    const unsaid = await post(ref, 'housing', 'return-research', { answer: 'known', shared: 'Facts kept' })
    expect(unsaid.status).toBe(400)
    expect(unsaid.body).toContain('Facts kept</textarea>')
    // All at once, each leading to its box: a researcher answers a hundred times a day.
    const { body } = await post(ref, 'housing', 'return-research', { answer: 'known' })
    const told = [...(/error-summary__list">(.*?)<\/ul>/s.exec(body)?.[1] ?? '').matchAll(/href="#(\w+)"/g)].map(([, id]) => id)
    expect([told, await faultsIn(body)]).toEqual([['shared', 'basis', 'confirmation'], []])
  })
  it('is accepted late, and shown as late', async () => {
    const now = app.clock.now()
    const ref = await asked()
    app.clock.set('2027-02-01T10:00:00.000Z')
    await send(app, 'housing', `/api/marac/cases/${ref}/research-returns`, { answer: 'nothing', searched: 'All systems' }, ref)
    const { body } = await app.ask(`/cases/${ref}`, { as: 'coordinator' })
    for (const text of ['Nothing known, late', 'Every agency that was asked has answered']) expect(body).toContain(text)
    app.clock.set(now)
  })
})

describe('invariants of research (domain notes 8.6)', () => {
  it('late research never deletes what was shared earlier', async () => {
    const now = app.clock.now()
    const ref = await asked()
    await send(app, 'housing', `/api/marac/cases/${ref}/research-returns`, { answer: 'known', shared: 'Shared at first', ...share }, ref)
    app.clock.set('2027-03-01T10:00:00.000Z')
    await send(app, 'researcher', `/api/marac/cases/${ref}/research-additions`, { shared: 'Learnt much later', ...share }, ref)
    const { body } = await app.ask(`/cases/${ref}`, { as: 'police' })
    for (const text of ['Shared at first', 'Learnt much later']) expect(body).toContain(text)
    app.clock.set(now)
  })
  it('withdrawal of a return leaves a redacted tombstone, with who took it back and why, and no word of it anywhere', async () => {
    const ref = await asked()
    await send(app, 'housing', `/api/marac/cases/${ref}/research-returns`, { answer: 'known', shared: 'Of the wrong household', opinion: 'Wrongly thought', worksheet: 'Still ours', ...share }, ref)
    await send(app, 'housing', `/api/marac/cases/${ref}/research-additions`, { shared: 'Rightly added', ...share }, ref)
    const form = await app.ask(`/cases/${ref}/withdraw-research`, { as: 'researcher' })
    expect(await faultsIn(form.body)).toEqual([])
    expect(form.body).not.toContain('wrong household')
    expect((await post(ref, 'researcher', 'withdraw-research', { told: 'return', reason: 'It was another family' })).headers['location']).toBe('/research?done=withdraw-research')
    for (const url of everywhere(ref))
      for (const as of ['coordinator', 'police', 'housing']) {
        const { body } = await app.ask(url, { as })
        expect([url, as, /wrong household|Wrongly thought/.test(body)]).toEqual([url, as, false])
      }
    const { body } = await app.ask(`/cases/${ref}`, { as: 'coordinator' })
    for (const text of ['Withdrawn', 'by researcher, Canterbury housing', 'It was another family', 'Rightly added']) expect(body).toContain(text)
    expect(await faultsIn(body)).toEqual([])
    expect((await app.ask(`/cases/${ref}`, { as: 'housing' })).body).toContain('Still ours')
    const history = (await app.ask(`/cases/${ref}/history`, { as: 'coordinator' })).body
    for (const text of ['Canterbury housing withdrew its research', 'It was another family']) expect(history).toContain(text)
    expect((await post(ref, 'housing', 'withdraw-research', { told: 'return', reason: 'Again' })).status).toBe(409)
  })
})
