import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { TOTP } from 'otpauth'
import type { Browser } from 'playwright-core'
import { openChromium } from './support/browser.js'
import { newFolder, runLantern, startHub, type Hub } from './support/hub.js'
import { axeFaults, htmlFaults } from './support/inspect.js'
import { Person } from './support/person.js'

const password = 'kettle orchard lighthouse'
let hub: Hub
let browser: Browser

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port is free.'))))
    })
  })

beforeAll(async () => {
  const folder = newFolder()
  const key = join(folder, 'elsewhere.key')
  await runLantern(['key', 'new', key])
  const port = await freePort()
  hub = await startHub('--serve', join(folder, 'data'), {
    LANTERN_MASTER_KEY_FILE: key,
    LANTERN_PARTNERSHIP: join(import.meta.dirname, '..', '..', 'infra', 'partnerships', 'kent-and-medway'),
    LANTERN_PUBLIC_URL: `http://localhost:${port}`,
    LANTERN_PORT: String(port),
  })
  browser = await openChromium()
})
afterAll(async () => {
  await browser.close()
  await hub.stop()
})

const somebody = async () => new Person(await (await browser.newContext({ baseURL: hub.address, bypassCSP: true })).newPage(), '')

/** The code that the app shows now or, one step ahead, next: a code works once. */
const codeOf = (secret: string, ahead = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + ahead * 30_000 })

/** Adds a user by the command line while the hub runs. Gives the set-up code. */
async function added(signInName: string): Promise<string> {
  const added = await hub.lantern('user', 'add', '--name', "Niamh O'Dowd", '--sign-in', signInName, '--agency', 'hub', '--role', 'coordinator', '--json')
  return (JSON.parse(added) as { readonly setUpCode: string }).setUpCode
}

async function setUp(person: Person, setUpCode: string): Promise<string> {
  await person.open('/set-up')
  await person.type('Set-up code', setUpCode)
  await person.send()
  const secret = (await person.page.locator('.lantern-key').innerText()).replaceAll(' ', '')
  await person.box('Choose a password').fill(password)
  await person.type('Code', codeOf(secret))
  await person.send()
  return secret
}

async function signIn(person: Person, name: string, typed: string, code: string) {
  await person.open('/sign-in')
  await person.type('Your sign-in name', name)
  await person.box('Your password').fill(typed)
  await person.type('Code', code)
  return person.send()
}

it('says which settings are missing, every one', async () => {
  await expect(startHub('--serve', join(newFolder(), 'data'))).rejects.toThrow(/LANTERN_MASTER_KEY_FILE[^]*LANTERN_PARTNERSHIP[^]*LANTERN_PUBLIC_URL/)
})

it('invents nothing and lets nobody choose who to be', async () => {
  const person = await somebody()
  expect((await person.open('/sign-in')).status()).toBe(200)
  expect(await person.text()).not.toContain('Demonstration')
  expect((await person.open('/api/demo/users')).status()).toBe(404)
  await expect(hub.tick('2099-01-01T00:00:00Z')).rejects.toThrow("lies ahead of this machine's clock")
})

it('a new user sets password and second factor, signs out, and signs in with both', async () => {
  const setUpCode = await added('niamh')
  const person = await somebody()
  await person.open('/set-up')
  await person.type('Set-up code', 'not-the-code')
  expect((await person.send()).status()).toBe(400)
  expect(await axeFaults(person.page)).toEqual([])
  await person.type('Set-up code', setUpCode)
  const shown = await person.send()
  expect([await axeFaults(person.page), await htmlFaults(await shown.text())]).toEqual([[], []])
  expect(await person.page.getByRole('img', { name: /QR code/ }).isVisible()).toBe(true)
  const secret = (await person.page.locator('.lantern-key').innerText()).replaceAll(' ', '')
  await person.box('Choose a password').fill('short')
  await person.type('Code', codeOf(secret))
  expect((await person.send()).status()).toBe(400)
  expect(await axeFaults(person.page)).toEqual([])
  await person.box('Choose a password').fill(password)
  const firstCode = codeOf(secret)
  await person.type('Code', firstCode)
  await person.send()
  expect([person.path(), (await person.text()).includes("Niamh O'Dowd")]).toEqual(['/', true])
  await person.page.getByRole('button', { name: 'Sign out' }).click()
  await person.page.waitForURL('**/sign-in')

  const wrong = await signIn(person, 'niamh', password, '000000')
  expect([wrong.status(), ...(await person.errors())]).toEqual([400, 'The sign-in name, password or code is not right. A code works once: wait for the next one if you have just used it.'])
  expect(await person.box('Your sign-in name').inputValue()).toBe('niamh')
  expect([await axeFaults(person.page), await htmlFaults(await wrong.text())]).toEqual([[], []])
  const used = await signIn(person, 'niamh', password, firstCode)
  expect(used.status()).toBe(400)
  await signIn(person, 'niamh', password, codeOf(secret, 1))
  expect(person.path()).toBe('/')

  await hub.lantern('user', 'reset', 'niamh')
  await person.open('/cases')
  expect(person.path()).toBe('/sign-in?next=%2Fcases')
})

it('ten wrong tries stop sign-in for a while, for the right password too', async () => {
  const secret = await setUp(await somebody(), await added('lock-me'))
  const person = await somebody()
  const statuses: number[] = []
  for (let tries = 0; tries < 10; tries += 1) statuses.push((await signIn(person, 'lock-me', 'wrong wrong wrong', '123456')).status())
  expect(statuses).toEqual([...Array<number>(9).fill(400), 429])
  expect((await person.errors()).join()).toMatch(/^There were too many wrong tries\. Try again after /)
  const right = await signIn(person, 'lock-me', password, codeOf(secret, 1))
  expect([right.status(), Number(right.headers()['retry-after']) > 0, await htmlFaults(await right.text())]).toEqual([429, true, []])
})
