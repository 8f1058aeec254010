import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from '@jest/globals'
import { Api } from './support/api.js'
import { axeFaults } from './support/inspect.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()

/** As if nobody had used the browser for half an hour. */
function endSessionsOf(user: string): void {
  const keys = new DatabaseSync(join(stage.hub.folder, 'keys.db'), { timeout: 5000 })
  const { changes } = keys.prepare('update sessions set idle_until = ? where user_id = ?').run('2020-01-01T00:00:00.000Z', user)
  keys.close()
  if (changes === 0) throw new Error(`${user} has no session.`)
}

it('a form that was sent after the session had ended comes back to the same person, and to nobody else', async () => {
  const hub = await Api.as(stage.hub.address, 'coordinator-2')
  const ref = await hub.refer()
  const coordinator = await stage.as('coordinator-1', { bypassCSP: true })
  await coordinator.open(`/cases/${ref}/not-accept`)
  await coordinator.choose('It belongs to another area')
  await coordinator.type('The reason, for the agency that referred', "She lives in O'Brien's area: ask there.")
  endSessionsOf('coordinator-1')
  await coordinator.press('Do not accept the referral')
  expect(coordinator.path()).toBe('/sign-in')
  expect(await coordinator.text()).toContain('You were signed out because your session had ended.')
  expect(await axeFaults(coordinator.page)).toEqual([])

  const other = await stage.as('coordinator-3')
  expect(other.path()).toBe('/')
  await other.open('/held-form')
  expect(other.path()).toBe('/')

  await coordinator.signIn()
  expect(coordinator.path()).toBe('/held-form')
  expect(await coordinator.text()).not.toContain("O'Brien")
  expect(await axeFaults(coordinator.page)).toEqual([])
  await coordinator.press('Open the form with what I typed')
  expect(await coordinator.box('The reason, for the agency that referred').inputValue()).toBe("She lives in O'Brien's area: ask there.")
  expect(await coordinator.page.getByRole('radio', { name: 'It belongs to another area' }).isChecked()).toBe(true)
  expect((await hub.get<{ readonly status: string }>(`/api/marac/cases/${ref}`)).status).toBe('referred')
  await coordinator.press('Do not accept the referral')
  expect(await coordinator.text()).toContain('Referral not accepted')
  await coordinator.open('/held-form')
  expect(coordinator.path()).toBe('/')
})

it('a search that was sent after the session had ended comes back too', async () => {
  const coordinator = await stage.as('coordinator-4', { bypassCSP: true })
  await coordinator.open('/cases/search')
  await coordinator.type('A name (optional)', "Siobhán O'Neill")
  endSessionsOf('coordinator-4')
  await coordinator.press('Search')
  expect(coordinator.path()).toBe('/sign-in')
  await coordinator.signIn()
  expect(coordinator.path()).toBe('/held-form')
  expect(await coordinator.text()).toContain('Search for a case')
  await coordinator.press('Open the form with what I typed')
  expect(await coordinator.box('A name (optional)').inputValue()).toBe("Siobhán O'Neill")
  await coordinator.press('Search')
  expect(await coordinator.text()).toContain('Search results')
})
