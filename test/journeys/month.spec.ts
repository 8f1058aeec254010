import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { addDays } from '@lantern/clock'
import type { Browser } from 'playwright-core'
import { Api } from './support/api.js'
import { openChromium, signIn } from './support/browser.js'
import { boxesOf } from './support/days.js'
import { axeFaults } from './support/inspect.js'
import type { Person } from './support/person.js'
import { SetHub } from './support/set-hub.js'

let hub: SetHub
let browser: Browser
beforeAll(async () => {
  hub = await SetHub.start('2026-10-05')
  browser = await openChromium()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await hub.stop()
})

/** Sessions end while days pass: everybody signs in anew for what they do on one day. */
async function as(user: string, does: (person: Person) => Promise<void>): Promise<void> {
  const person = await signIn(browser, hub.address, user, { bypassCSP: true })
  await does(person)
  expect([user, person.faults]).toEqual([user, []])
  await person.close()
}

const meetings = { east: '2026-10-20', south: '2026-10-22', west: '2026-10-27' } as const
type Area = keyof typeof meetings
const areaNames: Readonly<Record<Area, string>> = { east: 'East', south: 'South', west: 'West' }

const api = (user: string): Promise<Api> => Api.as(hub.address, user)
/** Agencies that hold something, and so come: probation is asked and never does. */
const researched = { 'canterbury-housing': 'She holds the tenancy. Two reports of noise at night.', probation: undefined } as const

async function caseFor(area: Area, victim: string, children: readonly { readonly name: string }[] = []): Promise<string> {
  const coordinator = await api('coordinator-1')
  const ref = await (await api('kent-police-representative')).refer(victim, children, area)
  await coordinator.onCase(ref, 'acceptance')
  await coordinator.onCase(ref, 'research-requests', { agencies: Object.keys(researched) })
  await coordinator.onCase(ref, 'route', { route: 'meeting', reason: 'Several agencies have to plan together.' })
  return ref
}

async function nameOf(user: string): Promise<string> {
  const { items } = await (await api(user)).get<{ readonly items: readonly { readonly user: string; readonly name: string }[] }>('/api/demo/users')
  return items.find(each => each.user === user)?.name ?? user
}

it('plays a month of three areas: listing, agenda, meeting, reminders, escalations', async () => {
  const eastAdult = await caseFor('east', 'Ines Example')
  const eastChild = await caseFor('east', 'Jola Example', [{ name: 'Kid Example' }])
  const south = await caseFor('south', 'Rosa Example')
  const west = await caseFor('west', 'Nadia Example')
  const of = { east: [eastChild, eastAdult], south: [south], west: [west] } as const
  const housing = await api('canterbury-housing-representative')
  for (const ref of Object.values(of).flat()) await housing.onCase(ref, 'research-returns', { answer: 'known', shared: researched['canterbury-housing'], basis: 'public-task', confirmation: ['confirmed'] })

  await as('coordinator-1', async coordinator => {
    await scheduleAndList(coordinator, of)
    await coordinator.open('/meetings')
    await coordinator.page.getByRole('link', { name: /East/ }).first().click()
    const agenda = await coordinator.text()
    expect(agenda).toMatch(new RegExp(['Cases with children', eastChild, 'Cases of adults only', eastAdult].join('[\\s\\S]*')))
    await coordinator.follow('Issue the agenda')
    await coordinator.press('Issue the agenda')
    expect(await coordinator.text()).toContain('Version 1')
    expect(await axeFaults(coordinator.page)).toEqual([])
  })

  for (const area of ['east', 'south', 'west'] as const) {
    await hub.until(meetings[area])
    await as('marac-manager', chair => hold(chair, areaNames[area], of[area]))
  }
  await hub.until('2026-10-28')
  await as('coordinator-1', seeLowAttendance)
  const actions = await actionsOf([eastChild, eastAdult, south, west])
  await theLadder(actions)
})

/** Probation was invited to each meeting and came to none. */
async function seeLowAttendance(coordinator: Person): Promise<void> {
  await coordinator.open('/boards/coordinator')
  const missed = coordinator.page.getByRole('table', { name: 'Nobody came to a meeting' }).getByRole('row').filter({ hasText: '3 meetings' })
  expect((await missed.allInnerTexts()).map(row => row.includes('Probation Service'))).toEqual([true])
  await missed.getByRole('link').first().click()
  await coordinator.page.waitForURL(/escalations\/AT-/)
  expect(await coordinator.text()).toContain('Probation Service')
  expect(await axeFaults(coordinator.page)).toEqual([])
}

/** The one action that each meeting agreed on each case. */
async function actionsOf(refs: readonly string[]): Promise<readonly string[]> {
  const coordinator = await api('coordinator-1')
  const of = await Promise.all(refs.map(ref => coordinator.get<{ readonly actions: readonly { readonly ref: string }[] }>(`/api/marac/cases/${ref}`)))
  return of.map(({ actions }) => actions[0]?.ref ?? 'none')
}

/** One is done in time, one late, one gets a new date from the Tactical Group; of the last nobody says anything, and it climbs to the Executive Group. */
async function theLadder([untouched = '', accepted = '', late = '', inTime = '']: readonly string[]): Promise<void> {
  const tierOf = async (ref: string) => (await (await api('coordinator-1')).get<{ readonly items: readonly { readonly ref: string; readonly tier: string }[] }>('/api/actions/escalations?limit=200')).items.find(each => each.ref === ref)?.tier
  await as('canterbury-housing-representative', async person => {
    await person.open('/notices')
    expect(await person.text()).toMatch(new RegExp(`${late}[\\s\\S]*Reminder: an action of your agency`, 'i'))
  })
  await done(inTime)
  await hub.until('2026-10-29')
  expect(await Promise.all([untouched, accepted, late, inTime].map(tierOf))).toEqual(['coordinator', 'coordinator', 'coordinator', undefined])
  await done(late)
  await hub.until('2026-11-06')
  expect(await Promise.all([untouched, accepted, late].map(tierOf))).toEqual(['tactical-group', 'tactical-group', undefined])
  await as('tactical-group', async member => {
    await member.open('/boards/tactical-group')
    const board = await member.text()
    for (const ref of [untouched, accepted]) expect(board).toContain(ref)
    for (const never of ['Fit new locks', 'Ines', 'Jola']) expect(board).not.toContain(never)
    await member.follow(accepted)
    await member.follow('Accept the reason and set a new date')
    await member.date('The new due date', boxesOf('2026-12-18'))
    await member.type('The reason that was accepted', 'The landlord has to agree first.')
    expect((await member.press('Accept the reason and set a new date')).status()).toBe(303)
    expect(await axeFaults(member.page)).toEqual([])
  })
  await hub.until('2026-12-04')
  expect(await Promise.all([untouched, accepted].map(tierOf))).toEqual(['executive-group', undefined])
  await as('marac-manager', async manager => {
    await manager.open('/boards/executive-group')
    expect(await manager.text()).toContain(untouched)
  })
}

async function done(action: string): Promise<void> {
  const housing = await api('canterbury-housing-representative')
  await housing.onAction(action, 'acceptance')
  await housing.onAction(action, 'completion', { evidence: 'New locks are fitted; the invoice is in the file.' })
  await (await api('coordinator-1')).onAction(action, 'verification')
}

/** Each area's meeting, and its cases from the queue. */
async function scheduleAndList(coordinator: Person, of: Readonly<Record<Area, readonly string[]>>): Promise<void> {
  for (const area of ['east', 'south', 'west'] as const) {
    await coordinator.open(`/meetings/schedule`)
    await coordinator.choose(areaNames[area])
    await coordinator.choose('Monthly')
    await coordinator.date('The day of the meeting', boxesOf(meetings[area]))
    await coordinator.pick('Who takes the chair', await nameOf('marac-manager'))
    expect((await coordinator.send()).status()).toBe(303)
    await coordinator.open(`/to-be-listed?area=${area}`)
    expect(await axeFaults(coordinator.page)).toEqual([])
    for (const ref of of[area]) await coordinator.page.getByRole('checkbox', { name: new RegExp(ref) }).check()
    await coordinator.page.locator('main input[name=meeting]').first().check()
    await coordinator.press('List these cases')
    expect(await coordinator.heading()).toBe(`${of[area].length} of ${of[area].length} ${of[area].length === 1 ? 'case' : 'cases'} listed`)
  }
}

/** The chair hears each case, agrees an action of housing on each, and ends the meeting. */
async function hold(chair: Person, area: string, refs: readonly string[]): Promise<void> {
  await chair.open('/meetings')
  await chair.page.getByRole('link', { name: new RegExp(area) }).first().click()
  await chair.follow('Begin the meeting')
  await chair.press('Begin the meeting')
  await chair.follow('Attendance')
  await takeRegister(chair)
  await chair.follow('Back to the cases')
  for (const [index, ref] of refs.entries()) {
    expect(await chair.heading()).toContain(ref)
    const shown = await chair.text()
    for (const words of [researched['canterbury-housing'], 'No research from']) expect(shown).toContain(words)
    await chair.pick('The agency that will do it', 'Canterbury housing')
    await chair.choose('The victim')
    await chair.type('What will be done', 'Fit new locks and a spy-hole')
    await chair.answer('It is for immediate safety', 'No')
    await chair.date('The due date', boxesOf(addDays(hub.today, 3)))
    expect((await chair.press('Add the action')).status()).toBe(303)
    await chair.page.waitForURL(/done=agree-action/)
    expect(await chair.text()).toContain('Fit new locks and a spy-hole')
    await chair.choose('A plan was agreed')
    await chair.type('What was decided', 'Housing makes the flat safe, the IDVA tells her.')
    expect((await chair.press('Record the decision')).status()).toBe(303)
    await chair.page.waitForURL(/done=hear-case/)
    expect(await chair.text()).toContain('Came up')
    expect(await axeFaults(chair.page)).toEqual([])
    const next = chair.page.getByRole('link', { name: /^Next case/ })
    expect(await next.count()).toBe(index === refs.length - 1 ? 0 : 1)
    if (index < refs.length - 1) await Promise.all([chair.page.waitForURL(url => !url.pathname.includes(ref)), next.click()])
  }
  await chair.follow('End the meeting')
  await chair.press('End the meeting')
  await chair.page.waitForURL(/done=close-meeting/)
  expect(await chair.text()).toContain('The meeting is over')
  await chair.follow('Minutes as they stand')
  expect(await chair.text()).toContain('Why this date?')
  await chair.follow('Issue the minutes')
  await chair.press('Issue the minutes')
  await chair.page.waitForURL(/done=issue-minutes/)
  const minutes = await chair.text()
  for (const words of ['Version 1, issued', 'Housing makes the flat safe', 'Fit new locks and a spy-hole', ...refs]) expect(minutes).toContain(words)
  expect(await axeFaults(chair.page)).toEqual([])
}

/** Everybody is there and signs on paper, but for probation. */
async function takeRegister(chair: Person): Promise<void> {
  for (const row of await chair.page.getByRole('row').filter({ has: chair.page.getByRole('combobox') }).all()) {
    if ((await row.innerText()).includes('Probation Service')) continue
    await row.getByRole('combobox').selectOption('Present')
    await row.getByRole('checkbox').check()
  }
  expect(await axeFaults(chair.page)).toEqual([])
  expect((await chair.press('Save the register')).status()).toBe(303)
  await chair.page.waitForURL(/done=record-attendance/)
  expect(await chair.text()).toContain('Signed on paper')
}
