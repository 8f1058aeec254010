import { expect, it } from '@jest/globals'
import { Api } from './support/api.js'
import { boxesOf, daysFromNow } from './support/days.js'
import { axeFaults, htmlFaults } from './support/inspect.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()

interface History {
  readonly items: readonly { readonly type: string }[]
}
const happened = async (hub: Api, ref: string, type: string) => (await hub.get<History>(`/api/marac/cases/${ref}/history`)).items.filter(entry => entry.type === type).length

async function caseWithAction(hub: Api): Promise<readonly [ref: string, action: string]> {
  const ref = await hub.refer()
  await hub.onCase(ref, 'acceptance')
  return [ref, await hub.agree(ref, 'canterbury-housing', 'Fit new locks')]
}

it('who is second sees both versions, keeps what was typed, and may press again', async () => {
  const hub = await Api.as(stage.hub.address, 'coordinator-1')
  const [ref, action] = await caseWithAction(hub)
  const housing = await stage.as('canterbury-housing-representative', { bypassCSP: true })
  await housing.open(`/actions/${action}/extend`)
  await housing.date('The new due date', boxesOf(daysFromNow(20)))
  await housing.type('The reason for more time', 'The <b>locksmith</b> is away.')
  await hub.onAction(action, 'extensions', { dueOn: daysFromNow(9), reason: 'The parts are late.' })
  const second = await housing.press('Extend the due date')
  expect([second.status(), await axeFaults(housing.page), await htmlFaults(await second.text())]).toEqual([412, [], []])
  const shown = await housing.text()
  for (const words of ['Somebody changed this while you were filling in the form', 'The parts are late.', 'The <b>locksmith</b> is away.', 'Kent and Medway MARAC Hub']) expect(shown).toContain(words)
  expect(await housing.box('The reason for more time').inputValue()).toBe('The <b>locksmith</b> is away.')
  expect(await housing.box('Day').inputValue()).toBe(boxesOf(daysFromNow(20))[0])
  expect(await happened(hub, ref, 'ActionExtended')).toBe(1)
  expect((await housing.press('Extend the due date')).status()).toBe(303)
  expect(await happened(hub, ref, 'ActionExtended')).toBe(2)
})

it('the same form sent twice, even at the same moment, is recorded once', async () => {
  const hub = await Api.as(stage.hub.address, 'coordinator-1')
  const [ref, action] = await caseWithAction(hub)
  const coordinator = await stage.as('coordinator-2')
  await coordinator.open(`/actions/${action}/extend`)
  await coordinator.date('The new due date', boxesOf(daysFromNow(12)))
  await coordinator.type('The reason for more time', 'Waiting for parts.')
  const inputs = await coordinator.page.locator('main form [name]:not(button)').all()
  const form = Object.fromEntries(await Promise.all(inputs.map(async input => [(await input.getAttribute('name')) ?? '', await input.inputValue()] as const)))
  const send = async () => (await coordinator.page.request.post(`/actions/${action}/extend`, { form, maxRedirects: 0 })).status()
  expect(await Promise.all([send(), send(), send()])).toEqual([303, 303, 303])
  expect(await send()).toBe(303)
  expect(await happened(hub, ref, 'ActionExtended')).toBe(1)
  const changed = await coordinator.page.request.post(`/actions/${action}/extend`, { form: { ...form, reason: 'Something else.' }, maxRedirects: 0 })
  expect([changed.status(), (await changed.text()).includes('Something else.')]).toEqual([422, true])
  expect(await happened(hub, ref, 'ActionExtended')).toBe(1)
})
