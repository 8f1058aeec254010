// npm run docs:pictures: takes the pictures of docs/pictures from a demonstration made for it, in Debian's Chromium (or the one that CHROMIUM names).
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { requireNode, root } from './build/node.mjs'

requireNode()
const width = 1200
const largest = 150 * 1024
const run = join(root, 'infra', 'build', 'run.mjs')
const folder = mkdtempSync(join(tmpdir(), 'lantern-pictures-'))
const pictures = join(root, 'docs', 'pictures')
mkdirSync(pictures, { recursive: true })

execFileSync(process.execPath, [run, 'cli', 'demo', '--cases', '60', '--data', join(folder, 'data')], { stdio: ['ignore', 'ignore', 'inherit'] })
const hub = spawn(process.execPath, [run, 'hub', '--demo'], { env: { ...process.env, NODE_ENV: 'production', LANTERN_PORT: '0', LANTERN_DATA: join(folder, 'data') }, stdio: ['ignore', 'pipe', 'inherit'] })
const ended = new Promise(resolve => hub.once('exit', resolve))
const address = await new Promise((resolve, reject) => {
  let said = ''
  hub.stdout.on('data', chunk => {
    said += chunk
    const ready = /Lantern is ready: (\S+)/.exec(said)?.[1]
    if (ready) resolve(ready)
  })
  void ended.then(() => reject(new Error(`The hub ended: ${said}`)))
})

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
try {
  const context = await browser.newContext({ baseURL: address, viewport: { width, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' })
  const users = (await (await context.request.get('/api/demo/users')).json()).items
  const coordinator = users.find(({ roles }) => roles.includes('coordinator'))
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.locator(`button[value="${coordinator.user}"], input[value="${coordinator.user}"]`).first().click()
  const submit = page.locator('main form[action^="/sign-in/demo"] button:not([name])')
  if (page.url().includes('/sign-in') && (await submit.count()) > 0) await submit.first().click()

  const escalated = async () => {
    await page.goto('/escalations')
    return page.locator('main a[href^="/escalations/MC-"]').first().getAttribute('href')
  }
  const ref = /MC(-[0-9A-Z]{5}){2}/.exec((await escalated()) ?? '')?.[0]
  if (!ref) throw new Error('Nothing is escalated in this demonstration, so there is nothing to show.')
  for (const [name, path] of [['my-work', '/'], ['case-record', `/cases/${ref}`], ['escalations', '/escalations']]) {
    await page.goto(path)
    if (!/invented/i.test(await page.locator('body').innerText())) throw new Error(`${path} does not say that people and events are invented.`)
    const height = Math.min(800, await page.evaluate('document.documentElement.scrollHeight'))
    const file = join(pictures, `${name}.png`)
    await page.screenshot({ path: file, clip: { x: 0, y: 0, width, height }, fullPage: true, animations: 'disabled', scale: 'css' })
    const { size } = statSync(file)
    console.log(`docs/pictures/${name}.png: ${Math.ceil(size / 1024)} KB`)
    if (size > largest) throw new Error(`${name}.png is larger than ${largest / 1024} KB.`)
  }
} finally {
  await browser.close()
  hub.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true })
}
