import { expect, it } from '@jest/globals'
import { Api } from './support/api.js'
import { boxesOf, daysFromNow } from './support/days.js'
import { axeFaults } from './support/inspect.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()
interface Listed {
  readonly items: readonly { readonly user: string; readonly name: string }[]
}

it('a coordinator goes on leave: the supervisor sees at once that nobody has the cases, a deputy has them, and what the deputy does is recorded as theirs', async () => {
  const hub = await Api.as(stage.hub.address, 'coordinator-1')
  const ref = await hub.refer('Ines Example')
  await hub.onCase(ref, 'acceptance')
  const names = new Map((await hub.get<Listed>('/api/demo/users')).items.map(({ user, name }) => [user, name]))
  const nameOf = (user: string): string => names.get(user) ?? user
  const [coordinator, supervisor, deputy] = await Promise.all(['coordinator-1', 'supervisor', 'coordinator-4'].map(user => stage.as(user, { bypassCSP: true })))
  if (!coordinator || !supervisor || !deputy) throw new Error('Somebody is missing.')

  await coordinator.open('/')
  await coordinator.follow('Say when you are away, and see who is')
  expect(await axeFaults(coordinator.page)).toEqual([])
  await coordinator.follow('Say when you are away')
  await coordinator.date('The first day away', boxesOf(daysFromNow(0)))
  await coordinator.date('The first day back', boxesOf(daysFromNow(-2)))
  expect((await coordinator.press('Say when somebody is away')).status()).toBe(409)
  expect(await coordinator.errors()).toEqual(['The first day back must be after the first day away, and after today.'])
  await coordinator.date('The first day back', boxesOf(daysFromNow(7)))
  expect((await coordinator.press('Say when somebody is away')).status()).toBe(303)
  expect(await coordinator.text()).toContain(`${nameOf('coordinator-1')} (you)`)

  await supervisor.open('/cases?coordinator=not-here&status=open')
  expect(await supervisor.text()).toMatch(new RegExp(`${ref}[\\s\\S]*${nameOf('coordinator-1')}[\\s\\S]*Nobody deputises`))
  await supervisor.open('/away')
  await supervisor.follow(`Change ${nameOf('coordinator-1')}`)
  expect(await axeFaults(supervisor.page)).toEqual([])
  await supervisor.pick('Deputy (optional)', nameOf('coordinator-4'))
  expect((await supervisor.press('Change when somebody is away, or who deputises')).status()).toBe(303)
  await supervisor.open('/cases?coordinator=not-here&status=open')
  expect(await supervisor.text()).not.toContain(ref)

  await deputy.open('/')
  await deputy.page.getByRole('link', { name: `Open cases for ${nameOf('coordinator-1')}, away until` }).click()
  await deputy.follow(ref)
  expect(await axeFaults(deputy.page)).toEqual([])
  expect(await deputy.text()).toContain(`${nameOf('coordinator-4')} deputises`)
  await deputy.open(`/cases/${ref}/choose-route`)
  await deputy.choose('Managed by the Hub without a meeting')
  await deputy.page.locator('main textarea').first().fill('Two agencies, one clear plan')
  expect((await deputy.send()).status()).toBe(303)
  await deputy.open(`/cases/${ref}/history`)
  expect(await deputy.text()).toContain(`by ${nameOf('coordinator-4')}, Kent and Medway MARAC Hub, for ${nameOf('coordinator-1')}, who was away`)

  await coordinator.open('/away')
  await coordinator.follow('You are back')
  expect((await coordinator.press('Say that somebody is back')).status()).toBe(303)
  await deputy.open('/')
  expect(await deputy.text()).not.toContain(`for ${nameOf('coordinator-1')}`)

  await supervisor.open('/cases/hand-on?of=coordinator-1')
  await supervisor.page.getByRole('checkbox', { name: new RegExp(ref) }).check()
  await supervisor.pick('Who has them from now on', nameOf('coordinator-4'))
  await supervisor.type('Why', 'The load of the team is evened out')
  await supervisor.press('Continue')
  expect(await axeFaults(supervisor.page)).toEqual([])
  expect(await supervisor.text()).toContain('Hand on 1 case')
  await supervisor.press('Hand them on')
  expect(await supervisor.heading()).toContain('1 of 1 case handed on')
  await deputy.open('/cases?coordinator=me&status=open')
  expect(await deputy.text()).toContain(ref)
  for (const person of [coordinator, supervisor, deputy]) {
    expect(person.faults).toEqual([])
    await person.close()
  }
})
