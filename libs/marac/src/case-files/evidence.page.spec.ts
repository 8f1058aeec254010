import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { sampleFiles } from '@lantern/testing/sample-files'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac, uploadTo } from '../pages.fixture.js'

let app: ContextApp
let ref: string
let action: string
const page = async (as: string, url: string) => (await app.ask(url, { as })).body
const etag = async () => (await app.ask(`/api/actions/${action}`, { as: 'coordinator' })).headers['etag'] ?? ''
const claim = async (...files: readonly (readonly [name: string, filename: string, bytes: Buffer])[]) =>
  uploadTo(app, 'housing', `/actions/${action}/claim-done`, [['evidence', 'The locks were changed'], ['_revision', (await etag()).replaceAll('"', '')], ...files])

beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app, { children: [] })
  action = await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false, dueOn: '2027-01-25' })
  await app.ask(`/api/actions/${action}/acceptance`, { as: 'housing', method: 'POST', body: {}, headers: { 'if-match': await etag() } })
})
afterAll(() => app.stop())

describe('evidence of an action as files', () => {
  it('is looked into before it is kept: what lies about its kind is refused, and the words are kept', async () => {
    expect(await faultsIn(await page('housing', `/actions/${action}/claim-done`))).toEqual([])
    const { status, body } = await claim(['files', 'locks.pdf', Buffer.from('MZ not a document')])
    expect([status, body.includes('The locks were changed</textarea>')]).toEqual([400, true])
    expect(((await app.ask(`/api/actions/${action}`, { as: 'housing' })).json() as { readonly status: string }).status).toBe('accepted')
  })
  it('is kept with what was done, and told in the history', async () => {
    expect((await claim(['files', 'locks <b>.pdf', sampleFiles.pdf], ['files', 'Note.txt', sampleFiles.txt])).status).toBe(303)
    const shown = await page('coordinator', `/actions/${action}`)
    expect(await faultsIn(shown)).toEqual([])
    for (const text of ['Files that show that it is done', 'locks &lt;b&gt;.pdf (PDF, 1 KB)', 'Note.txt (text, 1 KB)', 'said that it is done, with 2 files: The locks were changed']) expect(shown).toContain(text)
  })
  it('is downloaded by whoever may read the action, under a name that tells nothing, and each download is recorded', async () => {
    const [href] = /\/actions\/[\w-]+\/files\/\w+/.exec(await page('police', `/actions/${action}`)) ?? ['']
    const file = await app.ask(href, { as: 'police' })
    expect([file.status, file.headers['content-type'], file.headers['content-disposition']]).toEqual([200, 'application/pdf', expect.stringMatching(new RegExp(`^attachment; filename="${action}-\\w{6}\\.pdf"$`))])
    expect(file.body).toBe(sampleFiles.pdf.toString('utf8'))
    expect((await app.accesses()).at(-1)).toMatchObject({ type: 'FileRead', user: 'police', data: { ref: action } })
  })
  it('is nothing to a stranger, nor under the name of another action', async () => {
    const [href] = /\/actions\/[\w-]+\/files\/\w+/.exec(await page('police', `/actions/${action}`)) ?? ['']
    expect((await app.ask(href, { as: 'stranger' })).status).toBe(404)
    const other = await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'Fit a light', immediateSafety: false, dueOn: '2027-01-25' })
    expect((await app.ask(href.replace(action, other), { as: 'police' })).status).toBe(404)
  })
})
