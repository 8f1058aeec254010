import { expect } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { fillReferral, people, scriptInText, sentReference } from './referral.js'
import { signIn, type Way } from './support/browser.js'
import { boxesOf, daysFromNow } from './support/days.js'
import type { Person } from './support/person.js'

/** Whatever serves the pages, with the demonstration's people. */
export interface Place {
  readonly browser: Browser
  readonly address: string
  /** Runs every automation as at a moment, which may lie ahead; resolves when it has been done. */
  readonly tick: (now: string) => Promise<void>
  /** How they all work. */
  readonly by?: Way
}

export const privateWorksheet = 'Worksheet of housing alone: rent file 7781, neighbour Mrs Quill'
const sharedStatement = 'She holds the tenancy. Two reports of noise at night.'

/**
 * One case from referral to closing, by five people of four agencies: police, Hub (coordinator and manager), housing and probation. Gives its reference.
 */
export async function journey({ browser, address, tick, by = {} }: Place): Promise<string> {
  const as = (user: string) => signIn(browser, address, user, by)
  // One after the other: a browser gives the keyboard to one of its windows.
  const police = await as('kent-police-representative')
  const coordinator = await as('coordinator-1')
  const housing = await as('canterbury-housing-representative')
  const probation = await as('probation-representative')
  const manager = await as('marac-manager')
  const ref = await policeRefer(police)
  await hubAccepts(coordinator, ref)
  await agenciesAnswer(housing, probation, ref)
  for (const person of [police, coordinator, probation, manager]) await findsNowhere(person, ref, privateWorksheet)
  expect(await textOf(housing, `/cases/${ref}`)).toContain(privateWorksheet)
  const [first, second] = await hubAgreesActions(coordinator, ref)
  await housingDoesTheFirst(housing, coordinator, first)
  await theSecondEscalates({ manager, housing, tick, ref, second })
  await hubCloses(coordinator, ref, second)
  await lookingBack(police, ref)
  for (const person of [police, coordinator, housing, probation, manager]) {
    expect(person.faults).toEqual([])
    await person.close()
  }
  return ref
}

async function policeRefer(police: Person): Promise<string> {
  await police.open('/refer')
  expect(await police.text()).toContain('call 999 now')
  await fillReferral(police)
  expect(await police.heading()).toContain('Check your answers')
  for (const words of [people.victim, people.perpetrator, people.child, scriptInText, 'Visible high risk\nPotential escalation', 'Threats to kill that are believed: yes']) expect(await police.text()).toContain(words)
  await police.follow('Change the victim')
  await police.date("The victim's date of birth", ['31', '2', '1991'])
  expect((await police.press('Save and continue')).status()).toBe(400)
  expect(await police.errors()).toEqual(["The victim's date of birth must be a real date: February 1991 has 28 days"])
  expect(await police.page.title()).toMatch(/^Error: /)
  expect(await police.box("The victim's name").inputValue()).toBe(people.victim)
  expect((await police.press('Save and come back later')).status()).toBe(303)
  expect(await police.text()).toContain('There is a problem')
  await police.follow('The victim')
  await police.date("The victim's date of birth", ['28', '2', '1991'])
  await police.press('Save and come back later')
  await police.follow('Check your answers and send')
  expect((await police.press('Refer a case')).status()).toBe(303)
  const ref = await sentReference(police)
  expect(await police.heading()).toContain('Referral sent to the Hub')
  expect(await police.text()).toContain(ref)
  return ref
}

async function hubAccepts(coordinator: Person, ref: string): Promise<void> {
  await coordinator.open('/referrals')
  await coordinator.follow(ref)
  const { page } = coordinator
  const shown = await coordinator.text()
  for (const words of [people.victim, people.perpetrator, people.child, scriptInText, 'Do not call the victim: Mondays before noon', 'DASH 2 of 24']) expect(shown).toContain(words)
  expect(await page.title()).toBe(`${ref} - Lantern`)
  expect(await page.locator('main script, main img').count()).toBe(0)
  await coordinator.follow('Accept the referral')
  await coordinator.press('Accept the referral')
  expect(await coordinator.text()).toContain('Referral accepted')
  await coordinator.follow('Request research')
  await coordinator.tickOnly(['Canterbury housing', 'Probation Service', 'IDVA service (demonstration)'])
  await coordinator.press('Request research')
  expect(await coordinator.text()).toContain('0 of 3 agencies have answered.')
}

async function agenciesAnswer(housing: Person, probation: Person, ref: string): Promise<void> {
  await housing.open('/research')
  await housing.follow(`Return research on ${ref}`)
  expect(await housing.text()).toContain(people.perpetrator)
  await housing.choose('We hold information')
  await housing.type('The facts that you share', sharedStatement)
  await housing.choose('UK GDPR, Article 6(1)(e): a public task')
  await housing.tick('What I share is relevant, necessary and proportionate to the risk')
  await housing.type('The worksheet of your own agency (optional)', privateWorksheet)
  await housing.press('Return research')
  expect(await housing.text()).toContain('Research returned')
  await probation.open('/research')
  await probation.follow(`Return research on ${ref}`)
  await probation.choose('Nothing known')
  await probation.press('Return research')
  const shown = await textOf(probation, `/cases/${ref}`)
  for (const words of ['2 of 3 agencies have answered.', sharedStatement, 'Nothing known']) expect(shown).toContain(words)
}

/** Every page and answer that could show it, as this person gets them. */
export async function findsNowhere(person: Person, ref: string, secret: string): Promise<void> {
  const paths = ['/', '/cases', '/research', '/actions', `/referrals/${ref}`, `/cases/${ref}`, `/cases/${ref}/history`, `/cases/${ref}/return-research`, `/api/marac/cases/${ref}`, `/api/marac/cases/${ref}/history`]
  for (const path of paths) expect({ path, shows: (await (await person.page.request.get(path)).text()).includes(secret) }).toEqual({ path, shows: false })
}

async function hubAgreesActions(coordinator: Person, ref: string): Promise<readonly [string, string]> {
  const agree = async (text: string, immediate: 'Yes' | 'No'): Promise<string> => {
    await coordinator.open(`/cases/${ref}`)
    await coordinator.follow('Agree an action')
    await coordinator.agree('Canterbury housing', text, 1, immediate)
    expect(await coordinator.text()).toContain('Action agreed')
    const row = coordinator.page.getByRole('row').filter({ hasText: text })
    return ((await row.getByRole('link').first().getAttribute('href')) ?? '').replace('/actions/', '')
  }
  return [await agree('Change the locks and fit a spy-hole', 'Yes'), await agree('Offer a move to another area', 'No')]
}

async function housingDoesTheFirst(housing: Person, coordinator: Person, action: string): Promise<void> {
  await housing.open(`/actions/${action}`)
  await housing.follow('Accept the action')
  await housing.press('Accept the action')
  await housing.follow('Extend the due date')
  await housing.date('The new due date', boxesOf(daysFromNow(4)))
  await housing.type('The reason for more time', 'The locksmith comes on Friday.')
  await housing.press('Extend the due date')
  expect(await housing.text()).toContain('First due on')
  await housing.follow('Say that it is done')
  await housing.type('What was done, and how that can be seen', 'New locks; photograph in the tenancy file.')
  await housing.press('Say that it is done')
  await coordinator.open(`/actions/${action}`)
  expect(await coordinator.text()).toContain('The agency said that it is done: New locks; photograph in the tenancy file.')
  await coordinator.follow('Verify that it was done')
  await coordinator.press('Verify that it was done')
  expect(await coordinator.text()).toContain('Action verified as done')
}

interface Escalating {
  readonly manager: Person
  readonly housing: Person
  readonly tick: Place['tick']
  readonly ref: string
  readonly second: string
}

async function theSecondEscalates({ manager, housing, tick, second }: Escalating): Promise<void> {
  await manager.open(`/actions/${second}`)
  const ladder = manager.page.getByRole('listitem').filter({ hasText: /Agency lead|MARAC manager/ })
  expect((await ladder.allInnerTexts()).map(step => step.replace(/ on .* if/, ' on … if'))).toEqual([
    'Agency lead: will be asked on … if it is not done by then',
    'MARAC manager: will be asked on … if it is not done by then',
  ])
  await manager.click(manager.page.locator('summary').filter({ hasText: 'Why this date?' }))
  await manager.page.getByRole('group').getByText(/due/i).first().waitFor({ state: 'visible' })
  await tick(`${daysFromNow(21)}T12:00:00Z`)
  await manager.open('/escalations?tier=tactical-group')
  expect(await manager.text()).toContain('Tactical Group')
  await manager.follow(second)
  expect(await manager.text()).toContain('Direct the agency')
  await manager.follow('Read the action')
  expect(await manager.text()).toContain('Agency lead of Canterbury housing: asked')
  expect(await manager.text()).toContain('Escalated to the MARAC manager')
  await housing.open(`/actions/${second}`)
  expect(await housing.text()).toContain('Escalated to the agency lead')
}

async function hubCloses(coordinator: Person, ref: string, second: string): Promise<void> {
  await coordinator.open(`/cases/${ref}`)
  await coordinator.follow('Close the case')
  await coordinator.choose('The safety plan is complete')
  await coordinator.type('The reason in your own words', 'All that could be done is done.')
  expect((await coordinator.press('Close the case')).status()).toBe(409)
  expect(await coordinator.box('The reason in your own words').inputValue()).toBe('All that could be done is done.')
  await coordinator.open(`/actions/${second}`)
  await coordinator.follow('Say that it is not possible')
  await coordinator.type('What has changed, so that it is not possible', 'She wants to stay.')
  await coordinator.press('Say that it is not possible')
  await coordinator.open(`/cases/${ref}/close`)
  expect(await coordinator.text()).toContain('Children whom nobody has considered')
  await coordinator.click(coordinator.page.getByRole('link', { name: `record what was considered for ${people.child}` }))
  await coordinator.type('What was considered for this child', 'School, and who collects them.')
  await coordinator.type('Why nothing more is needed', 'The school knows whom to hand them over to.')
  await coordinator.press('Record what was considered for a child')
  expect(await coordinator.text()).toContain('What was considered for the child recorded')
  await coordinator.follow('Close the case')
  await coordinator.choose('The safety plan is complete')
  await coordinator.type('The reason in your own words', 'All that could be done is done.')
  expect((await coordinator.press('Close the case')).status()).toBe(303)
  expect(await coordinator.text()).toContain('Case closed')
}

async function lookingBack(police: Person, ref: string): Promise<void> {
  await police.open(`/cases/${ref}/history`)
  const titles = await police.page.locator('.moj-timeline__title').allInnerTexts()
  expect(titles.map(title => title.replace(/ on (?=\w+day )[^,]*(?=, and asked)/, '').replace(/, due on .*| from .*|, \d+ working.*|: due on.*|, to be kept until .*/, ''))).toEqual([
    'A flag was set for 4 agencies',
    'The case was closed. The safety plan is complete',
    'What was considered for a child was recorded',
    'It was not possible, because circumstances changed',
    // Of an agency that never answered.
    'Late research. Escalated to the Tactical Group, and asked to decide what happens with it',
    'Late research. Escalated to the MARAC manager, and asked to decide what happens with it',
    'Late research. Escalated to the senior manager of the agency, and asked to see that it is returned',
    'Late research. Escalated to the coordinator, and asked to chase it, or to raise it to those who can give more time',
    'Late research. Escalated to the agency lead, and asked to see that it is returned',
    'Late research. IDVA service (demonstration) was told that it is due, and asked to return it, or to say why not',
    'Escalated to the Tactical Group, and asked to decide what happens with it',
    'Escalated to the MARAC manager, and asked to decide what happens with it',
    'Escalated to the senior manager of the agency, and asked to see that it is done',
    'Escalated to the coordinator, and asked to give more time with a reason, to chase it, or to raise it',
    'Escalated to the agency lead, and asked to see that it is done',
    'Canterbury housing was told that it is due, and asked to do it, or to say why not',
    'The Hub verified that it was done',
    'The agency said that it is done',
    'The due date moved',
    'The agency accepted the action',
    'An action was agreed for Canterbury housing',
    'An immediate safety action was agreed for Canterbury housing',
    'Probation Service returned its research',
    'Canterbury housing returned its research',
    'Research was requested of Probation Service, IDVA service (demonstration) and Canterbury housing',
    'The Hub accepted the referral',
    'Kent Police referred the case (visible high risk and potential escalation; DASH 2 of 24). The victim agreed',
  ])
  const entries = (await (await police.page.request.get(`/api/marac/cases/${ref}/history`)).json()) as { readonly items: readonly { readonly type: string; readonly recordedAt: string }[] }
  const accepted = entries.items.find(({ type }) => type === 'ReferralAccepted')?.recordedAt ?? ''
  const before = new Date(Date.parse(accepted) - 1).toISOString()
  const statusAt = async (at: string) => ((await (await police.page.request.get(`/api/marac/cases/${ref}?asAt=${at}`)).json()) as { readonly status: string }).status
  expect([await statusAt(before), await statusAt(accepted)]).toEqual(['referred', 'open'])
  await police.date('The date to look back to', boxesOf(daysFromNow(-1)))
  await police.follow('Look back')
  expect(await police.text()).toContain('Nothing of this case had been recorded by then.')
}

async function textOf(person: Person, path: string): Promise<string> {
  await person.open(path)
  return person.text()
}
