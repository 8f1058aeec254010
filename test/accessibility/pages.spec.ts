import { describe, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Response } from 'playwright-core'
import { axeFaults, htmlFaults } from '../journeys/support/inspect.js'
import { Person } from '../journeys/support/person.js'
import { Stage } from '../journeys/support/stage.js'
import { fillReferral } from '../journeys/referral.js'
import { Api } from '../journeys/support/api.js'

const stage = Stage.set()
/** axe is put into the page, which our own policy would forbid. */
const inspected: BrowserContextOptions = { bypassCSP: true }

interface Inspected {
  readonly path: string
  readonly status: number
  readonly axe: readonly string[]
  readonly html: readonly string[]
}

/** The page as shown, and the HTML as served. */
const inspect = async (person: Person, path: string, response: Response): Promise<Inspected> => ({
  path,
  status: response.status(),
  axe: await axeFaults(person.page),
  html: await htmlFaults(await response.text()),
})
const sound = (path: string, status = 200): Inspected => ({ path, status, axe: [], html: [] })

async function opened(person: Person, paths: readonly string[], status = 200): Promise<void> {
  const found: Inspected[] = []
  for (const path of paths) found.push(await inspect(person, path, await person.open(path)))
  expect(found).toEqual(paths.map(path => sound(path, status)))
}

/** Opens each form and, where it asks anything, sends it with nothing chosen and nothing typed: what it proposes is taken away. */
async function openedAndSentEmpty(person: Person, paths: readonly string[]): Promise<void> {
  const found: Inspected[] = []
  const wanted: Inspected[] = []
  for (const path of paths) {
    found.push(await inspect(person, path, await person.open(path)))
    wanted.push(sound(path))
    if ((await person.page.locator('main form :is(input:not([type=hidden]), textarea, select)').count()) === 0) continue
    await person.tickOnly([])
    found.push(await inspect(person, path, await person.send()))
    wanted.push(sound(path, 400))
  }
  expect(found).toEqual(wanted)
}

interface Item {
  readonly ref: string
  readonly status: string
}

/** One of each status that a list of the API holds. */
async function oneOfEach(person: Person, list: string): Promise<ReadonlyMap<string, string>> {
  const { items } = (await (await person.page.request.get(list)).json()) as { readonly items: readonly Item[] }
  return new Map(items.map(({ status, ref }) => [status, ref]))
}

/** Inspects these pages. Gives where their buttons lead: the forms of what may be done next, one of each kind. */
async function openedWithForms(person: Person, paths: readonly string[]): Promise<readonly string[]> {
  const found: Inspected[] = []
  const forms = new Map<string, string>()
  for (const path of paths) {
    found.push(await inspect(person, path, await person.open(path)))
    for (const link of await person.page.locator('main a.govuk-button, main .lantern-write a').all()) {
      const form = (await link.getAttribute('href')) ?? ''
      forms.set(form.split('/').at(-1) ?? '', form)
    }
  }
  expect(found).toEqual(paths.map(path => sound(path)))
  return [...forms.values()]
}

describe('accessible and valid', () => {
  it('before signing in', async () => {
    const context = await stage.browser.newContext({ baseURL: stage.hub.address, ...inspected })
    const person = new Person(await context.newPage(), '')
    await opened(person, ['/sign-in', '/sign-in?next=%2Fcases', '/accessibility', '/cookies', '/privacy'])
    await opened(person, ['/nowhere'], 404)
    await person.close()
  })

  it('lists, cases and actions of every status, and all their forms, empty and with errors', async () => {
    const [person, police, hub] = [await stage.as('marac-manager', inspected), await Api.as(stage.hub.address, 'kent-police-representative'), await Api.as(stage.hub.address, 'coordinator-1')]
    await police.refer()
    const open = await police.refer('Ada Example')
    await hub.onCase(open, 'acceptance')
    await police.onAction(await hub.agree(open, 'kent-police', 'Put a marker on the address.'), 'acceptance')
    const cases = [...(await oneOfEach(person, '/api/marac/cases?limit=200')).values()].map(ref => `/cases/${ref}`)
    const actions = [...(await oneOfEach(person, '/api/actions?limit=200')).values()].map(ref => `/actions/${ref}`)
    const forms = await openedWithForms(person, [...cases, ...actions])
    expect(forms.map(path => path.split('/').at(-1))).toEqual(expect.arrayContaining(['accept', 'not-accept', 'request-research', 'exclude', 'close', 'agree-action', 'extend', 'not-possible']))
    await openedAndSentEmpty(person, ['/refer', '/cases/search', ...forms])
    await opened(person, ['/', '/referrals', '/cases', '/research', '/research?late=yes', '/actions', '/flags', '/flags?show=ends-soon', '/escalations', '/escalations?tier=agency-lead'])
    await opened(person, cases.flatMap(path => [`${path}/plan`, `${path}/history`, `${path}/as-at?date=2001-01-01`, `${path}/as-at?date=2026-11-01`]))
    await opened(person, [`${cases[0] ?? ''}/history?date=2026-02-31`])
    await opened(person, ['/cases/searches/none', '/cases/MC-AAAAA-AAAAA', '/actions/MC-AAAAA-AAAAA-A1'], 404)
    await person.close()
  })

  it('meetings of every status, who is invited, and all their forms, empty and with errors', async () => {
    const person = await stage.as('marac-manager', inspected)
    const [coming, past] = [await oneOfEach(person, '/api/marac/meetings?limit=200'), await oneOfEach(person, '/api/marac/meetings?show=past&limit=200')]
    const meetings = [...new Set([...coming.values(), ...past.values()])].map(ref => `/meetings/${ref}`)
    expect(coming.size).toBeGreaterThan(0)
    const forms = await openedWithForms(person, meetings)
    expect(forms.map(path => path.split('/').at(-1))).toEqual(expect.arrayContaining(['issue-agenda', 'move-meeting', 'cancel-meeting', 'invitations']))
    const own = meetings[0] ?? ''
    await openedAndSentEmpty(person, ['/meetings/schedule', `${own}/add-other-business`, ...forms.filter(path => /agenda|meeting$/.test(path))])
    await opened(person, ['/meetings', '/meetings?show=past', '/to-be-listed', '/waiting-for-plan', '/stuck-work', ...meetings.flatMap(path => [`${path}/invitations`, `${path}/attendance`])])
    await person.close()
  })

  it("an agency's own pages and forms", async () => {
    const [housing, hub] = await Promise.all([stage.as('thanet-housing-representative', inspected), Api.as(stage.hub.address, 'coordinator-1')])
    const ref = await hub.refer()
    await hub.onCase(ref, 'acceptance')
    await hub.onCase(ref, 'research-requests', { agencies: ['thanet-housing'] })
    const action = await hub.agree(ref, 'thanet-housing', 'Fit new locks')
    await opened(housing, ['/', '/cases', '/research', '/actions', `/cases/${ref}`])
    const forms = ['accept', 'decline', 'extend', 'not-possible'].map(form => `/actions/${action}/${form}`)
    await openedAndSentEmpty(housing, [`/cases/${ref}/return-research`, ...forms])
    await housing.close()
  })

  it('answers to be checked, a referral that was sent, what a search found, and pages that are refused', async () => {
    const police = await stage.as('kent-police-representative', inspected)
    await police.open('/refer')
    await police.press('Start a new referral')
    const begun = police.path()
    await openedAndSentEmpty(police, ['victim', 'safe-contact', 'perpetrators', 'what-happened', 'risk', 'wishes', 'needs', 'professionals'].map(part => `${begun}/${part}`))
    // Parts that may stay empty.
    await opened(police, ['children', 'files'].map(part => `${begun}/${part}`))
    await police.open('/refer')
    await fillReferral(police)
    const check = police.path()
    const draft = check.replace('/check', '')
    await police.open(draft)
    const ofParts = await Promise.all((await police.page.locator('.govuk-task-list a').all()).map(link => link.getAttribute('href')))
    expect(ofParts).toHaveLength(10)
    await opened(police, ['/refer', draft, `${draft}/delete`, ...ofParts.flatMap(path => path ?? []), check])
    await police.send()
    expect(await police.heading()).toContain('Referral sent')
    await opened(police, [police.path()])
    await police.open('/cases/search')
    await police.type('A name (optional)', 'nobody at all')
    await police.send()
    await opened(police, [police.path()])
    await opened(police, ['/referrals', '/escalations'], 403)
    await police.close()
  })

  it('for those who see little: a governance viewer, an administrator, and an agency without any work', async () => {
    for (const user of ['tactical-group', 'administrator', 'fire-and-rescue-lead']) {
      const person = await stage.as(user, inspected)
      const links = await Promise.all((await person.page.locator('nav[aria-label="Main"] a').all()).map(link => link.getAttribute('href')))
      await opened(person, links.map(String))
      await person.close()
    }
  })
})
