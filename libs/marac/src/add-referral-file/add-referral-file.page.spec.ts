import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { sampleFiles } from '@lantern/testing/sample-files'
import { refer, send, startMarac, uploadTo } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await refer(app)
})
afterAll(() => app.stop())

const add = (as: string, filename: string, bytes: Buffer) => uploadTo(app, as, `/referrals/${ref}/add-file`, [['files', filename, bytes], ['_command', filename]])
const page = async (as: string) => (await app.ask(`/referrals/${ref}`, { as })).body
const hrefs = async (as: string) => [...(await page(as)).matchAll(/href="(\/referrals\/[^"]+\/files\/[^"]+)"/g)].map(([, href]) => href ?? '')

describe('files of the own referral', () => {
  it('are added by whoever refers for that agency, from the page of the referral', async () => {
    expect(await page('school')).toContain(`href="/referrals/${ref}/add-file"`)
    expect(await add('school', 'Photo of the door.pdf', sampleFiles.pdf)).toMatchObject({ status: 303, headers: { location: `/referrals/${ref}?done=add-referral-file` } })
    expect(await page('school')).toContain('Photo of the door.pdf (PDF, 1 KB)')
    expect((await app.ask(`/cases/${ref}`, { as: 'coordinator' })).body).toContain('Photo of the door.pdf')
    expect((await app.ask(`/cases/${ref}`, { as: 'police' })).body).not.toContain('referrals/${ref}/add-file')
  })
  it('are downloaded by them, and the download is recorded', async () => {
    const [href = ''] = await hrefs('school')
    const answer = await app.ask(href, { as: 'school' })
    expect([answer.status, answer.headers['content-disposition']]).toEqual([200, expect.stringContaining('attachment; filename="MC-')])
    expect((await app.accesses()).at(-1)).toMatchObject({ type: 'FileRead', user: 'school', data: { ref } })
    expect([(await app.ask(href, { as: 'stranger' })).status, (await app.ask(`/referrals/${ref}/add-file`, { as: 'stranger' })).status]).toEqual([404, 404])
  })
  it('are what they seem: a program under the name of a letter is refused', async () => {
    const answer = await add('school', 'Letter.pdf', Buffer.from('MZ\u0090\u0000 a program'))
    expect([answer.status, (await hrefs('school')).length]).toEqual([400, 1])
  })
  it('tell a referrer of no file that others added, nor of one in error', async () => {
    await uploadTo(app, 'coordinator', `/cases/${ref}/add-file`, [['about', 'case'], ['files', 'Secret.txt', sampleFiles.txt], ['_command', 'secret']])
    expect(await page('school')).not.toContain('Secret.txt')
    const { files } = (await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })).json() as { readonly files: readonly { readonly id: string; readonly about: string }[] }
    const id = (about: string) => files.find(file => file.about === about)?.id ?? ''
    expect((await app.ask(`/referrals/${ref}/files/${id('case')}`, { as: 'school' })).status).toBe(404)
    const [href = ''] = await hrefs('school')
    await send(app, 'coordinator', `/api/marac/cases/${ref}/files-in-error`, { file: id('referral'), reason: 'Another family' }, ref)
    expect([(await app.ask(href, { as: 'school' })).status, (await page('school')).includes('Photo of the door'), (await page('school')).includes('A file was recorded in error and is hidden')]).toEqual([404, false, true])
  })
})
