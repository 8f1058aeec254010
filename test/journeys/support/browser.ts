import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core'
import { Keyboard, mouse } from './hands.js'
import { Person } from './person.js'

const quiet = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Debian's Chromium, with a profile that is new each time. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', ...quiet] })
}

/** `keyboard`: nothing is ever pointed at. */
export type Way = BrowserContextOptions & { readonly keyboard?: boolean }

/** Somebody at a browser of their own, signed in to a demonstration by its list of people. */
export async function signIn(browser: Browser, address: string, user: string, { keyboard = false, ...options }: Way = {}): Promise<Person> {
  const context = await browser.newContext({ baseURL: address, locale: 'en-GB', timezoneId: 'Europe/London', ...options })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const person = new Person(page, user, keyboard ? new Keyboard(page) : mouse)
  await person.signIn()
  return person
}
