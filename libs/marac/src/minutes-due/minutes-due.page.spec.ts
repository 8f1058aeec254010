import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { EscalateDuties } from '@lantern/actions'
import type { ContextApp } from '@lantern/testing/context-app'
import { revisionIn, startMarac } from '../pages.fixture.js'

let app: ContextApp
let meeting = ''
const pageOf = async (url: string, as = 'coordinator') => (await app.ask(url, { as })).body.replace(/\s+/g, ' ')
const press = async (name: string) => app.ask(`/meetings/${meeting}/${name}`, { as: 'coordinator', method: 'POST', body: { _revision: revisionIn(await pageOf(`/meetings/${meeting}/${name}`)) } })
/** One tick at six on this day, and what it raised in the views. */
async function tick(day: string, seen: string): Promise<void> {
  app.clock.set(`${day}T06:00:00.000Z`)
  await app.app.get(EscalateDuties, { strict: false }).run(app.clock.now())
  for (let tries = 0; tries < 100 && !(await pageOf('/meetings?show=minutes-due')).includes(seen); tries += 1) await new Promise(resolve => setTimeout(resolve, 20))
}
const cards = async (as: string) => ((await app.ask('/api/marac/waiting', { as })).json() as { readonly items: readonly { readonly text: string; readonly count: number }[] }).items.find(({ text }) => text === 'Minutes to issue')?.count

beforeAll(async () => {
  app = await startMarac()
  meeting = ((await app.ask('/api/marac/meetings', { as: 'coordinator', method: 'POST', body: { area: 'east', kind: 'urgent', on: '2027-01-12', startsAt: '09:30', minutes: 60, chair: 'manager' } })).json() as { readonly ref: string }).ref
  app.clock.set('2027-01-12T09:30:00.000Z')
  for (const name of ['open-meeting', 'close-meeting']) expect((await press(name)).status).toBe(303)
})
afterAll(() => app.stop())

describe('minutes that the Hub has to issue', () => {
  it('are a card and a list, with their date, why then, and a way to issue them', async () => {
    expect(await cards('coordinator')).toBe(1)
    expect(await cards('housing')).toBeUndefined()
    const list = await pageOf('/meetings?show=minutes-due')
    expect(list).toMatch(/Minutes to issue.*Due in 2 days.*Why this date\?.*the meeting ended/)
    expect(list).toContain(`href="/meetings/${meeting}/minutes"`)
    expect(await pageOf('/meetings?show=past')).toContain('Why this date?')
    expect(await pageOf('/meetings?show=past', 'police')).not.toContain('Minutes to issue')
  })
  it('remind the coordinators on the day, and are raised to them, to the manager and upward after it', async () => {
    await tick('2027-01-14', 'Due today')
    expect(await pageOf('/notices')).toContain('Reminder: the issue of the minutes of this meeting is due on this day')
    await tick('2027-01-15', 'Raised to the coordinator')
    expect(await pageOf('/notices')).toContain('The minutes of this meeting are late, and this was raised (step: Coordinator)')
    expect(await pageOf('/notices', 'manager')).not.toContain('Late minutes')
    await tick('2027-01-19', 'Raised to the MARAC manager')
    expect(await pageOf('/notices', 'manager')).toContain('Late minutes of a meeting were raised to you')
    expect(await pageOf('/boards/marac-manager', 'manager')).toMatch(/MT-.*Minutes/)
  })
  it('are decided on in words that fit them', async () => {
    const [, at = ''] = /href="(\/escalations\/MT-[^"]+)"/.exec(await pageOf('/boards/marac-manager', 'manager')) ?? []
    const record = await pageOf(at, 'manager')
    for (const words of ['Late minutes', 'Not issued', 'See the minutes', 'Area', 'Accept the reason and set a new date', 'Raise it to the next step']) expect([words, record.includes(words)]).toEqual([words, true])
    expect(record).not.toContain('Chase')
    const answer = await app.ask(`${at}/accept-reason`, { as: 'manager', method: 'POST', body: { dueOn: '2027-01-29', reason: 'The chair was ill', _revision: revisionIn(await pageOf(`${at}/accept-reason`, 'manager')) } })
    expect(answer.status).toBe(303)
    await tick('2027-01-19', 'Due on Friday 29 January 2027')
    expect(await pageOf('/meetings?show=minutes-due')).toContain('It was moved from Thursday 14 January 2027 to Friday 29 January 2027.')
    expect(await pageOf('/notices')).toContain('The minutes of this meeting have a new date')
  })
  it('end with their first version', async () => {
    expect((await press('issue-minutes')).status).toBe(303)
    await tick('2027-02-15', 'The minutes of every meeting are out')
    expect(await cards('coordinator')).toBe(0)
    expect(await pageOf('/escalations')).not.toContain('MT-')
    expect(await pageOf('/notices')).toMatch(/no longer asked/i)
  })
})
