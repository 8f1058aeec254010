import { expect, it } from '@jest/globals'
import { Api } from './support/api.js'
import { axeFaults } from './support/inspect.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()

// An action belongs to its agency first: when that leaves, somebody else has to do it.
it.each([
  ['by keyboard alone', { keyboard: true, bypassCSP: true }, 'dover-housing', 'Dover housing'],
  ['without script', { javaScriptEnabled: false }, 'thanet-housing', 'Thanet housing'],
] as const)('an agency leaves, and what it still had to do goes to others, %s', async (_, way, agency, name) => {
  const hub = await Api.as(stage.hub.address, 'coordinator-1')
  const ref = await hub.refer()
  await hub.onCase(ref, 'acceptance')
  await hub.onCase(ref, 'research-requests', { agencies: [agency] })
  const action = await hub.agree(ref, agency, 'Fit new locks')
  const inspect = async (person: Awaited<ReturnType<typeof stage.as>>) => expect('javaScriptEnabled' in way ? [] : await axeFaults(person.page)).toEqual([])

  const administrator = await stage.as('administrator', way)
  await administrator.open('/partnership')
  await inspect(administrator)
  await administrator.follow('Record that an agency leaves')
  await inspect(administrator)
  await administrator.pick('The agency that leaves', name)
  await administrator.choose('The agency is no more')
  expect((await administrator.press('Record that an agency leaves')).status()).toBe(303)
  expect(await administrator.text()).toContain('What it had to do is not with others yet')

  const coordinator = await stage.as('coordinator-2', way)
  await coordinator.open('/')
  await coordinator.click(coordinator.page.locator('main a[href="/left-agencies"]'))
  await inspect(coordinator)
  await coordinator.click(coordinator.page.locator(`a[href="/actions/${action}/reassign"]`))
  expect((await coordinator.press('Give the action to another agency')).status()).toBe(400)
  expect(await coordinator.errors()).toEqual(['Select the agency that will do it', 'Enter why another agency does it'])
  await inspect(coordinator)
  await coordinator.pick('The agency that will do it', 'Canterbury housing')
  await coordinator.type('Why another agency does it', 'The other has left.')
  expect((await coordinator.press('Give the action to another agency')).status()).toBe(303)
  await coordinator.open('/left-agencies')
  await coordinator.click(coordinator.page.locator(`a[href="/cases/${ref}/call-off-research?agency=${agency}"]`))
  await coordinator.type('Why it is asked no longer', 'It has left.')
  expect((await coordinator.press('Call off a request for research')).status()).toBe(303)
  for (const { ref: other } of (await hub.get<{ readonly items: readonly { readonly agency: string; readonly first: readonly { readonly kind: string; readonly ref: string }[] }[] }>('/api/marac/left-agencies')).items.flatMap(each => (each.agency === agency ? each.first.filter(({ kind }) => kind === 'flag') : [])).slice(0, 1)) {
    expect(other).toMatch(/^MC-/)
    await coordinator.open(`/left-agencies/${agency}/flags`)
    await inspect(coordinator)
    await coordinator.choose('Nobody there can say whether it was on, or is off')
    expect((await coordinator.send()).status()).toBe(303)
  }
  const left = (await hub.get<{ readonly items: readonly { readonly agency: string; readonly actions: number; readonly flags: number }[] }>('/api/marac/left-agencies')).items.find(each => each.agency === agency)
  expect(left).toMatchObject({ flags: 0 })

  const housing = await stage.as('canterbury-housing-representative', way)
  await housing.open(`/actions/${action}`)
  expect(await housing.text()).toContain(`The Hub gave the action of ${name} to Canterbury housing`)
  await housing.follow('Accept the action')
  expect([...administrator.faults, ...coordinator.faults, ...housing.faults]).toEqual([])
  for (const person of [administrator, coordinator, housing]) await person.close()
})
