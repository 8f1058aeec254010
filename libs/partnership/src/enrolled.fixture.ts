import type { Instant } from '@lantern/decision'
import { Secret, TOTP } from 'otpauth'
import { Browser } from './browser.fixture.js'
import type { Hub } from './pages.fixture.js'

export const password = 'violet-harbour-lamp'

export const codeAt = (secret: string, at: Instant): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(at) })

export interface Enrolled {
  readonly user: string
  readonly signInName: string
  readonly secret: string
}

/** Adds a user and sets the account up on its pages. The browser that did it is thrown away. */
export async function enrol(hub: Hub, signInName: string, roles: readonly string[] = ['coordinator'], agency = 'hub'): Promise<Enrolled> {
  const { user, setUpCode } = await hub.users.add({ name: `Sample ${signInName}`, agency, roles, signInName }, hub.clock.now())
  const browser = new Browser(hub)
  await browser.get('/set-up')
  const shown = await browser.post('/set-up', { setUpCode })
  const secret = /class="lantern-key">([A-Z2-7 ]+)</.exec(shown.html)?.[1]?.replaceAll(' ', '') ?? ''
  const done = await browser.post('/set-up/finish', { setUpCode, password, code: codeAt(secret, hub.clock.now()) })
  if (done.status !== 303) throw new Error(`The account was not set up: ${done.status} ${done.html}`)
  return { user, signInName, secret }
}

/** A minute later, so that the code is a new one; signs in on the page. */
export async function signIn(hub: Hub, person: Enrolled, browser: Browser, url = '/sign-in') {
  hub.clock.set(new Date(Date.parse(hub.clock.now()) + 60_000).toISOString())
  await browser.get(url)
  return browser.post(url, { name: person.signInName, password, code: codeAt(person.secret, hub.clock.now()) })
}
