import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
})
afterAll(() => app.stop())

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')
const page = async (path: string) => {
  const { body } = await app.ask(path, { as: 'coordinator' })
  expect(await faultsIn(body)).toEqual([])
  return plain(body)
}

describe('waiting for a plan or a meeting', () => {
  it('is empty in words, while the case has its date, and its reason, on its page of dates', async () => {
    expect(await page('/waiting-for-plan')).toContain('No case has waited long for a plan or a meeting.')
    const dates = await page(`/cases/${ref}/dates`)
    expect(dates).toContain('A plan is agreed, or a meeting hears the case Who acts MARAC Hub By Due on Monday 25 January 2027')
    expect(dates).toContain('The rule allows 14 days, which ends on Monday 25 January 2027.')
    expect(plain((await app.ask('/coming-dates', { as: 'coordinator' })).body)).toContain('Plans or meetings')
  })
  it('shows what each waits for, by when and why, once it stands out', async () => {
    app.clock.set('2027-01-21T09:00:00.000Z')
    expect(await page('/waiting-for-plan')).toMatch(new RegExp(`${ref}.*A route: nobody has chosen one.*Due in 4 days.*when the referral came`))
    await send(app, 'coordinator', `/api/marac/cases/${ref}/route`, { route: 'meeting', reason: 'Partners must speak' }, ref)
    expect(await page('/waiting-for-plan')).toContain('A meeting: on the agenda of none')
    expect((await app.ask('/to-be-listed', { as: 'coordinator' })).body).toContain(`href="/cases/${ref}"`)
    await app.ask('/api/marac/meetings', { as: 'coordinator', method: 'POST', body: { area: 'east', kind: 'monthly', on: '2027-02-16', startsAt: '09:30', minutes: 180, chair: 'manager' } })
    expect((await app.ask('/to-be-listed', { as: 'coordinator' })).body).toMatch(/<strong class="govuk-tag govuk-tag--yellow">Due in 4 days<\/strong>/)
    app.clock.set('2027-01-26T09:00:00.000Z')
    expect((await app.ask('/to-be-listed', { as: 'coordinator' })).body).toMatch(/<strong class="govuk-tag govuk-tag--red">Overdue by 1 day<\/strong>/)
    expect(await page('/waiting-for-plan?late=yes')).toContain(ref)
    expect((await app.ask('/api/marac/waiting-for-plan', { as: 'coordinator' })).json()).toMatchObject({ items: [{ ref, dueOn: '2027-01-25', overdue: true }] })
  })
  it('is the Hub’s alone', async () => expect((await app.ask('/waiting-for-plan', { as: 'police' })).status).toBe(403))
})
