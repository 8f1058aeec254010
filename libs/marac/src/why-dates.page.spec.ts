import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { EscalateDuties, EscalateOverdue } from '@lantern/actions'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, refer, referral, send, startMarac } from './pages.fixture.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const page = async (path: string, as = 'coordinator') => {
  const { body } = await app.ask(path, { as })
  expect(await faultsIn(body)).toEqual([])
  return body.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')
}
const schedule = async (on: string) => ((await app.ask('/api/marac/meetings', { as: 'coordinator', method: 'POST', body: { area: 'east', kind: 'monthly', on, startsAt: '09:30', minutes: 180, chair: 'manager' } })).json() as { readonly ref: string }).ref

describe('why a date is what it is', () => {
  it('is said of an agenda, on the page of its meeting and in the list of meetings', async () => {
    const meeting = await schedule('2027-02-09')
    for (const words of [await page(`/meetings/${meeting}`), await page('/meetings')]) {
      expect(words).toContain('The meeting is on Tuesday 9 February 2027. That day is not counted. The rule asks for 8 working days before it, counted back to Thursday 28 January 2027. Not counted: 4 days of weekend.')
      expect(words).toContain('Rule clock.agenda-issue, in force from 1 January 2019.')
    }
  })
  it('is said of an agenda that is due at once', async () =>
    expect(await page(`/meetings/${await schedule('2027-01-20')}`)).toContain('That day had passed when the meeting was given this day, on Monday 11 January 2027, so it is due at once.'))
  it('is said to the agency that referred, of what it waits for and of what is waited for', async () => {
    const ref = await refer(app)
    expect(await page(`/referrals/${ref}`, 'police')).toContain('Why by Tuesday 12 January 2027? (decide on the referral) The clock started on Monday 11 January 2027, when the referral came.')
    await send(app, 'coordinator', `/api/marac/cases/${ref}/return`, { parts: ['risk'], missing: 'Which topics' }, ref)
    const words = await page(`/referrals/${ref}`, 'police')
    expect(words).toContain('(the referrer completes the referral) The clock started on Monday 11 January 2027, when the referral was returned.')
    expect(words).not.toContain('(decide on the referral)')
  })
  it('is said where something was raised, to groups that do not see the case too', async () => {
    const ref = await openCase(app)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'], soon: 'urgent' }, ref)
    await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false }, ref)
    app.clock.set('2027-03-12T09:00:00.000Z')
    await app.app.get(EscalateOverdue, { strict: false }).run(app.clock.now())
    await app.app.get(EscalateDuties, { strict: false }).run(app.clock.now())
    const { items } = (await app.ask('/api/actions/escalations', { as: 'coordinator' })).json() as { readonly items: readonly { readonly ref: string }[] }
    const pages = await Promise.all(items.map(({ ref: of }) => page(`/escalations/${of}`)))
    expect(pages.filter(words => words.includes('when research was requested as urgent'))).toHaveLength(1)
    expect(pages.filter(words => words.includes('when the action was agreed') && words.includes('The rule allows 10 working days, which ends on Monday 25 January 2027.'))).toHaveLength(1)
  })
})

describe('time that is set back', () => {
  it('ends nothing that was raised, and raises nothing twice when it is right again', async () => {
    const raised = async () => (await app.ask('/api/actions/escalations', { as: 'coordinator' })).json()
    const tick = async (now: string) => {
      app.clock.set(now)
      return [await app.app.get(EscalateOverdue, { strict: false }).run(now), await app.app.get(EscalateDuties, { strict: false }).run(now)]
    }
    const before = await raised()
    expect(await tick('2027-01-12T09:00:00.000Z')).toEqual([0, 0])
    expect(await tick('2027-03-12T09:02:00.000Z')).toEqual([0, 0])
    expect(await raised()).toEqual(before)
  })
})

describe('a clock with no rule in force', () => {
  it('is refused by its rule and day, and nothing is recorded', async () => {
    const before = (await app.ask('/api/marac/referrals', { as: 'coordinator' })).json()
    app.clock.set('2018-06-01T09:00:00.000Z')
    const answer = await app.ask('/api/marac/referrals', { as: 'police', method: 'POST', body: referral })
    expect([answer.status, answer.json()]).toEqual([409, expect.objectContaining({ code: 'no-rule-in-force', detail: 'No version of rule clock.triage was in force on 2018-06-01.' })])
    app.clock.set('2027-03-12T09:05:00.000Z')
    expect((await app.ask('/api/marac/referrals', { as: 'coordinator' })).json()).toEqual(before)
  })
})
