import { expect, it } from '@jest/globals'
import { Api } from './support/api.js'
import { boxesOf, daysFromNow } from './support/days.js'
import { axeFaults } from './support/inspect.js'
import type { Person } from './support/person.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()
const [forgotten, named] = ['Al Example', 'Bo Example']

/** An open case with two children, and an action of housing for one of them by name: agreed in the browser, from the plan. */
async function planFor(coordinator: Person, ref: string): Promise<string> {
  await coordinator.open(`/cases/${ref}/plan`)
  expect(await axeFaults(coordinator.page)).toEqual([])
  expect(await coordinator.text()).toContain('For professionals only')
  await coordinator.follow('Agree an action')
  await coordinator.pick('The agency that will do it', 'Canterbury housing')
  await coordinator.choose('A child')
  await coordinator.pick('The person on the case that it is for (optional)', `A child: ${named}`)
  await coordinator.type('What will be done', 'Put a lock on the door of the child')
  await coordinator.answer('It is for immediate safety', 'No')
  await coordinator.date('The due date (optional)', boxesOf(daysFromNow(5)))
  await coordinator.press('Agree an action')
  await coordinator.open(`/cases/${ref}/plan`)
  expect(await coordinator.text()).toMatch(new RegExp(`Child: ${forgotten}\\s+Nothing is planned for this child by name.\\s+Child: ${named}`))
  const link = coordinator.page.getByRole('link', { name: 'Put a lock on the door of the child' })
  return ((await link.getAttribute('href')) ?? '').replace('/actions/', '')
}

async function saysDone(housing: Person, action: string, evidence: string): Promise<void> {
  await housing.open(`/actions/${action}/claim-done`)
  await housing.type('What was done, and how that can be seen', evidence)
  await housing.page.locator('input[type=file]').setInputFiles([{ name: 'Invoice.txt', mimeType: 'text/plain', buffer: Buffer.from('One lock, fitted') }])
  expect((await housing.press('Say that it is done')).status()).toBe(303)
  expect(await housing.text()).toContain('Invoice.txt (text, 1 KB)')
}

it('the manager closes a case once each child was considered and each action verified; its agencies keep a flag, and are told when it ends', async () => {
  const hub = await Api.as(stage.hub.address, 'coordinator-1')
  const ref = await hub.refer('Ines Example', [{ name: forgotten }, { name: named }])
  await hub.onCase(ref, 'acceptance')
  const [coordinator, manager, housing] = await Promise.all(['coordinator-1', 'marac-manager', 'canterbury-housing-representative'].map(user => stage.as(user, { bypassCSP: true })))
  if (!coordinator || !manager || !housing) throw new Error('Somebody is missing.')
  const action = await planFor(coordinator, ref)
  await housing.open(`/actions/${action}/accept`)
  await housing.press('Accept the action')
  await saysDone(housing, action, 'The lock is ordered')

  await manager.open(`/actions/${action}`)
  await manager.follow('Return it: not done yet')
  await manager.type('What is still to be done', 'Ordered is not fitted')
  await manager.press('Return it: not done yet')
  await saysDone(housing, action, 'The lock is fitted')

  await manager.open(`/cases/${ref}/close`)
  expect(await axeFaults(manager.page)).toEqual([])
  for (const words of ['The case cannot be closed yet', action, forgotten]) expect(await manager.text()).toContain(words)
  await manager.follow(action)
  await manager.follow('Verify that it was done')
  await manager.press('Verify that it was done')
  await manager.open(`/cases/${ref}/close`)
  expect(await manager.text()).not.toContain(named)
  await manager.choose('The safety plan is complete')
  await manager.type('The reason in your own words', 'All of it is done')
  expect((await manager.press('Close the case')).status()).toBe(409)
  expect(await manager.text()).toContain('A child on the case has not been considered yet')
  await manager.page.getByRole('link', { name: `record what was considered for ${forgotten}` }).click()
  await manager.type('What was considered for this child', 'He lives with his father in another town.')
  await manager.type('Why nothing more is needed', 'Nobody here knows where.')
  await manager.press('Record what was considered for a child')
  await manager.open(`/cases/${ref}/close`)
  expect(await manager.text()).not.toContain('cannot be closed yet')
  await manager.choose('The safety plan is complete')
  await manager.type('The reason in your own words', 'All of it is done')
  expect((await manager.press('Close the case')).status()).toBe(303)
  expect(await manager.text()).toMatch(/0 of \d agencies have confirmed/)

  await housing.open('/')
  await housing.page.getByRole('link', { name: 'Flags to put on your system' }).click()
  await housing.page.waitForLoadState('load')
  expect(await axeFaults(housing.page)).toEqual([])
  await housing.follow(`Confirm the flag: ${ref}`)
  for (const words of ['Ines Example', 'Piet Example', forgotten, named]) expect(await housing.text()).toContain(words)
  expect((await housing.press('Say that the flag is on')).status()).toBe(303)
  await manager.open(`/cases/${ref}`)
  expect(await axeFaults(manager.page)).toEqual([])
  expect(await manager.text()).toMatch(/1 of \d agencies have confirmed/)

  await stage.hub.tick(`${daysFromNow(400)}T12:00:00Z`)
  await housing.open('/flags?show=to-take-off')
  await housing.follow(`Confirm that it is off: ${ref}`)
  expect((await housing.press('Say that the flag is off')).status()).toBe(303)
  for (const person of [coordinator, manager, housing]) expect(person.faults).toEqual([])
})
