import { expect, it } from '@jest/globals'
import { Api } from './support/api.js'
import { boxesOf, daysFromNow } from './support/days.js'
import { axeFaults } from './support/inspect.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()
const today = boxesOf(daysFromNow(0))

it('an IDVA sees a referral at once, reaches the victim, says what she wants, and tells her of the plan', async () => {
  const idva = await stage.as('idva-representative', { bypassCSP: true })
  const police = await Api.as(stage.hub.address, 'kent-police-representative')
  const ref = await police.refer('Ines Example')

  // Before anybody of the Hub has looked at it.
  await idva.open('/')
  await idva.page.getByRole('navigation').getByRole('link', { name: 'IDVA contacts' }).click()
  expect(await axeFaults(idva.page)).toEqual([])
  expect(await idva.text()).toContain(ref)
  await idva.open(`/cases/${ref}`)
  for (const words of ['Ines Example', 'Referred']) expect(await idva.text()).toContain(words)
  await idva.follow('Record IDVA contact')
  expect(await axeFaults(idva.page)).toEqual([])
  await idva.date('The day of the contact', boxesOf(daysFromNow(1)))
  await idva.choose('Offered support: accepted')
  expect((await idva.press('Record IDVA contact')).status()).toBe(400)
  expect(await idva.errors()).toEqual(['The day of the contact must be today or in the past'])
  await idva.date('The day of the contact', today)
  expect((await idva.press('Record IDVA contact')).status()).toBe(303)
  expect(await idva.text()).toContain('Offered support: accepted')
  await idva.open('/idva-contacts')
  expect(await idva.text()).not.toContain(ref)

  await idva.open(`/cases/${ref}/record-victim-views`)
  expect(await axeFaults(idva.page)).toEqual([])
  await idva.choose('Yes')
  await idva.type('What they want to happen', 'To stay in her home with the children')
  await idva.type('What they fear', 'That he comes to the school')
  await idva.type('Who heard it', 'Ivy Sample, IDVA')
  await idva.date('The day on which it was said', today)
  expect((await idva.press("Record the victim's views")).status()).toBe(303)
  for (const words of ['To stay in her home with the children', 'Ivy Sample, IDVA']) expect(await idva.text()).toContain(words)

  const hub = await Api.as(stage.hub.address, 'coordinator-1')
  await hub.onCase(ref, 'acceptance')
  await hub.agree(ref, 'idva', 'Change the locks with her')
  await hub.onCase(ref, 'teller', { agency: 'idva', worker: 'Ivy Sample, IDVA' })
  await idva.open(`/cases/${ref}/plan`)
  expect(await axeFaults(idva.page)).toEqual([])
  expect(await idva.text()).toContain('Change the locks with her')
  await idva.follow('Record whether the victim was told of the plan')
  await idva.choose('Yes')
  expect((await idva.press('Record whether the victim was told of the plan')).status()).toBe(400)
  await idva.date('The day on which the victim was told', today)
  await idva.type('What was said of it (optional)', 'By telephone while the children were at school')
  expect((await idva.press('Record whether the victim was told of the plan')).status()).toBe(303)
  expect(await idva.text()).toContain('By telephone while the children were at school')

  const coordinator = await stage.as('coordinator-1')
  await coordinator.open(`/cases/${ref}`)
  for (const words of ['Offered support: accepted', 'That he comes to the school']) expect(await coordinator.text()).toContain(words)
  for (const person of [idva, coordinator]) {
    expect(person.faults).toEqual([])
    await person.close()
  }
})
