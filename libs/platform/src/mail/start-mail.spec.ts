import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SystemClock } from '@lantern/clock'
import { AgencyMailboxes } from '@lantern/partnership'
import { researchRequestsProjection } from '@lantern/marac'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDemonstration } from '../cli/whole-folder.js'
import { openFolder } from '../folder/open-folder.js'
import { startWeb, type Web } from '../http/start-web.js'
import { startPost, type Post } from './post.fixture.js'
import { startMail } from './start-mail.js'
import { WriteLetters } from './write-letters.js'

const root = mkdtempSync(join(tmpdir(), 'lantern-mail-'))
let [web, post] = [undefined as unknown as Web, undefined as unknown as Post]
beforeAll(async () => {
  const folder = join(root, 'demo')
  await makeDemonstration({ folder, cases: 8, seed: 'mail-35', until: '2026-11-20' }, () => undefined)
  web = await startWeb(await openFolder('demonstration', { folder, clock: new SystemClock() }), { LANTERN_HOST: '127.0.0.1', LANTERN_PORT: 0 })
  post = await startPost()
}, 120_000)
afterAll(async () => {
  await web.close()
  await post.close()
  rmSync(root, { recursive: true })
})

const settings = () => ({ LANTERN_SMTP_URL: post.url, LANTERN_MAIL_FROM: 'marac-hub@example.org', LANTERN_PUBLIC_URL: 'https://hub.example.org/' })
const start = (demonstration: boolean) => startMail({ ...web, parts: { ...web.parts, demonstration } }, settings(), { onError: error => { throw error }, pause: 20 })
const pageOf = async (user: string, path = '/mail') => {
  const json = { 'content-type': 'application/json' }
  const { token } = (await (await fetch(`${web.address}/api/sessions`, { method: 'POST', headers: json, body: JSON.stringify({ user }) })).json()) as { readonly token: string }
  const answer = await fetch(`${web.address}${path}`, { headers: { authorization: `Bearer ${token}` } })
  return { status: answer.status, body: await answer.text() }
}
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 500; !(await holds()); left -= 1) {
    if (left === 0) throw new Error('It never came to hold.')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

describe('mail to agencies', () => {
  it('is never sent in a demonstration', async () => {
    const stop = await start(true)
    await stop()
    expect([post.taken, (await pageOf('administrator')).body.includes('This is a demonstration: no e-mail is ever sent.')]).toEqual([[], true])
  })
  it('tells each agency that has a mailbox of what it has not answered, once, and names nobody', async () => {
    const open = await web.parts.views.views.rows(researchRequestsProjection).select(['agency', 'ref']).where('waiting', '=', 1).execute()
    const agency = open[0]?.agency ?? ''
    await web.app.get(AgencyMailboxes, { strict: false }).set(agency, 'marac@agency.example', web.parts.clock.now())
    await web.register.refresh()
    // The demonstration ended days ago, and its research was asked up to then.
    const write = () => web.app.get(WriteLetters, { strict: false }).run('2026-11-20T12:00:00.000Z')
    // Some of the demonstration have an address too, and what came meanwhile is theirs.
    expect([(await write()) > 0, await write()]).toEqual([true, 0])
    let stop = await start(false)
    await until(async () => post.taken.some(({ to }) => to.includes('marac@agency.example')))
    await stop()
    stop = await start(false)
    await new Promise(resolve => setTimeout(resolve, 300))
    await stop()
    const sentTo = post.taken.flatMap(({ to }) => to)
    expect([sentTo.filter(to => to === 'marac@agency.example').length, new Set(sentTo).size]).toEqual([1, sentTo.length])
    const lines = (post.taken.find(({ to }) => to.includes('marac@agency.example'))?.text ?? '').replace(/=\r\n/g, '').replace(/=E2=80=99/g, '’').split('\r\n\r\n').slice(1).join('\n').split(/[\r\n]+/).filter(line => line.trim() !== '')
    for (const line of lines) expect(line).toMatch(/^(MC-\w{5}-\w{5}(-\w{4})?|https:\/\/hub\.example\.org\/[\w/-]+|[A-Z][\w’ :]+(, by \d+ \w+ \d{4})?)$/)
    expect(lines.length).toBeGreaterThan(2)
  }, 60_000)
  it('has a page that says who is told where, for those who look after it', async () => {
    const { status, body } = await pageOf('administrator')
    expect(status).toBe(200)
    expect(body.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toMatch(/marac@agency\.example Told \d+ Waiting None What stands in the way Nothing/)
    expect((await pageOf('supervisor', '/outbox')).body).toContain('Sent by e-mail')
    expect([(await pageOf('coordinator-1')).status, (await pageOf('kent-police-lead')).status, (await pageOf('marac-manager')).status]).toEqual([403, 403, 200])
  })
})
