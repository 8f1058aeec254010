import { expect, it } from '@jest/globals'
import { people, refer } from './referral.js'
import { Api } from './support/api.js'
import type { Person } from './support/person.js'
import { Stage } from './support/stage.js'

const stage = Stage.set()

it('without script: a referral and its acceptance', async () => {
  const without = { javaScriptEnabled: false }
  const police = await stage.as('kent-police-representative', without)
  const ref = await refer(police)
  expect(await police.text()).toContain('Referral sent to the Hub')
  const coordinator = await stage.as('coordinator-1', without)
  await coordinator.open(`/cases/${ref}`)
  expect(await coordinator.text()).toContain(people.victim)
  await coordinator.follow('Accept the referral')
  await coordinator.press('Accept the referral')
  expect(await coordinator.text()).toContain('Referral accepted')
})

it('without script: another row for a child, with what was typed kept', async () => {
  const police = await stage.as('kent-police-representative', { javaScriptEnabled: false })
  await police.open('/refer')
  await police.press('Start a new referral')
  await police.follow('Children')
  await police.box("The child's name", police.page.getByRole('group', { name: 'Child 1' })).fill(people.child)
  await police.page.getByRole('button', { name: 'Add another child' }).click()
  const second = police.page.getByRole('group', { name: 'Child 2' })
  await second.waitFor()
  expect(await police.box("The child's name", police.page.getByRole('group', { name: 'Child 1' })).inputValue()).toBe(people.child)
  await police.page.getByRole('link', { name: 'Back to the list of parts' }).click()
  expect(await police.text()).toMatch(/Children\s+Unborn children too\s+Completed/)
})

it('by keyboard alone: past the menu, into the form, and sent', async () => {
  const hub = await Api.as(stage.hub.address, 'coordinator-1')
  const ref = await hub.refer()
  const { page } = await stage.as('coordinator-1')
  await page.goto(`/cases/${ref}/not-accept`)
  const focused = () => page.evaluate<string>('(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()')
  const tabTo = async (words: string) => {
    for (let pressed = 0; pressed < 12; pressed += 1) {
      await page.keyboard.press('Tab')
      if ((await focused()) === words) return
    }
    throw new Error(`Tab does not reach "${words}"; it is at "${await focused()}".`)
  }
  await tabTo('Skip to main content')
  await page.keyboard.press('Enter')
  await tabTo('It does not meet the criteria')
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe('There is not enough information')
  await tabTo('The reason, for the agency that referred')
  await page.keyboard.type('Please tell us where she lives.')
  await tabTo('Do not accept the referral')
  await page.keyboard.press('Enter')
  await page.getByText('Referral not accepted').waitFor()
  expect((await hub.get<{ readonly status: string }>(`/api/marac/cases/${ref}`)).status).toBe('not-accepted')
})

/** A referred, an open case and an action, with long words in them. */
async function pagesOfACase(): Promise<readonly string[]> {
  const hub = await Api.as(stage.hub.address, 'coordinator-1')
  const ref = await hub.refer('Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren-Featherstonehaugh')
  await hub.onCase(ref, 'acceptance')
  await hub.onCase(ref, 'research-requests', { agencies: ['kent-police', 'probation', 'canterbury-housing'] })
  const action = await hub.agree(ref, 'canterbury-housing', `See https://example.org/${'a'.repeat(120)}`)
  const forms = ['request-research', 'agree-action', 'close', 'history', 'as-at?date=2026-01-01']
  return [`/cases/${ref}`, ...forms.map(form => `/cases/${ref}/${form}`), `/actions/${action}`, `/actions/${action}/extend`]
}

it('at 400% zoom, 320 pixels wide: nothing has to be scrolled sideways', async () => {
  const coordinator = await stage.as('coordinator-1', { viewport: { width: 320, height: 256 } })
  const paths = ['/', '/refer', '/referrals', '/cases', '/cases/search', '/research', '/actions', '/escalations', '/sign-in', '/accessibility', '/nowhere', ...(await pagesOfACase())]
  const widths: Record<string, number> = {}
  for (const path of paths) {
    await coordinator.open(path)
    widths[path] = await coordinator.page.evaluate<number>('document.documentElement.scrollWidth')
  }
  expect(widths).toEqual(Object.fromEntries(paths.map(path => [path, 320])))
})

it('printed, a case is its content, and says that it is invented', async () => {
  const coordinator = await stage.as('coordinator-1')
  const [path = ''] = await pagesOfACase()
  await coordinator.open(path)
  const shows = async (selector: string) => coordinator.page.locator(selector).first().isVisible()
  const chrome = ['.govuk-service-navigation', 'main .govuk-button-group', '.lantern-footer', '.moj-sub-navigation']
  const onScreen = await Promise.all(chrome.map(shows))
  await coordinator.page.emulateMedia({ media: 'print' })
  expect([onScreen, await Promise.all(chrome.map(shows))]).toEqual([chrome.map(() => true), chrome.map(() => false)])
  expect(await Promise.all(['.lantern-demonstration', '.lantern-case-bar', '#people', '#research', '#actions'].map(shows))).toEqual([true, true, true, true, true])
  const printed = await coordinator.page.pdf({ format: 'A4' })
  expect(printed.subarray(0, 5).toString()).toBe('%PDF-')
})

it('a search by name is answered at an address that says nothing, for the searcher alone', async () => {
  const hub = await Api.as(stage.hub.address, 'coordinator-1')
  const ref = await hub.refer("Zoë D'Árcy-Ньютон")
  const coordinator = await stage.as('coordinator-1')
  const addresses: string[] = []
  coordinator.page.on('request', request => addresses.push(decodeURIComponent(request.url())))
  const search = async (person: Person, name: string) => {
    await person.open('/cases/search')
    await person.type('A name (optional)', name)
    await person.press('Search')
  }
  await search(coordinator, 'ньютон')
  expect(coordinator.path()).toMatch(/^\/cases\/searches\/[\w-]{20,}$/)
  expect(await coordinator.text()).toContain(ref)
  await search(coordinator, "zoe d'arcy")
  expect(await coordinator.text()).toContain(ref)
  expect(addresses.filter(address => /ньютон|zo[eë]|d'/i.test(address))).toEqual([])
  const other = await stage.as('coordinator-2')
  expect((await other.open(coordinator.path())).status()).toBe(404)
})
