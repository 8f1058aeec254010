import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { FileVault } from '@lantern/privacy'
import type { ContextApp } from '@lantern/testing/context-app'
import { sampleFiles } from '@lantern/testing/sample-files'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac, uploadTo, type Parts } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app, { children: [] })
})
afterAll(() => app.stop())

const upload = (as: string | undefined, url: string, parts: Parts, headers: Readonly<Record<string, string>> = {}) => uploadTo(app, as, url, parts, headers)
const add = (as: string, filename: string, bytes: Buffer, about = 'case') => upload(as, `/cases/${ref}/add-file`, [['about', about], ['files', filename, bytes], ['_command', `${filename}/${bytes.length}`]])
interface Told {
  readonly files: readonly { readonly id: string; readonly name?: string; readonly kind: string; readonly size: number; readonly about: string; readonly inError?: object }[]
}
const files = async () => ((await app.ask(`/api/marac/cases/${ref}`, { as: 'manager' })).json() as Told).files
const download = (as: string, id: string) => app.ask(`/cases/${ref}/files/${id}`, { as })

describe('a file', () => {
  it('is added by a form, and told on the case with its kind and size', async () => {
    expect((await app.ask(`/cases/${ref}/add-file`, { as: 'police' })).body).toContain('enctype="multipart/form-data"')
    expect(await add('police', "Zara's letter.pdf", sampleFiles.pdf, 'referral')).toMatchObject({ status: 303, headers: { location: `/cases/${ref}?done=add-file` } })
    expect(await files()).toMatchObject([{ name: "Zara's letter.pdf", kind: 'pdf', size: sampleFiles.pdf.length, about: 'referral' }])
    expect((await app.ask(`/cases/${ref}`, { as: 'coordinator' })).body).toContain('Zara&#39;s letter.pdf (PDF, 1 KB)')
  })

  it('is downloaded whole, under a name that tells nothing, and never shown', async () => {
    const [file] = await files()
    const id = file?.id ?? ''
    const count = (await app.accesses()).length
    const { status, headers } = await download('coordinator', id)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${ref}-${id.slice(0, 6)}.pdf"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const { rawPayload } = await app.app.inject({ url: `/cases/${ref}/files/${id}`, headers: { authorization: 'Bearer coordinator' } })
    expect(rawPayload.equals(sampleFiles.pdf)).toBe(true)
    expect((await app.accesses()).slice(count)).toEqual(Array.from({ length: 2 }, () => ({ type: 'FileRead', user: 'coordinator', data: { ref, file: id } })))
  })

  it('is for those on the case alone; the others learn nothing of it', async () => {
    const id = (await files())[0]?.id ?? ''
    for (const [as, status] of [['police', 200], ['stranger', 404], ['school', 403], ['researcher', 403], ['governor', 403], ['administrator', 403]] as const) expect([as, (await download(as, id)).status]).toEqual([as, status])
    expect((await download('coordinator', 'f9')).status).toBe(404)
    expect((await app.app.inject({ url: `/cases/${ref}/files/${id}` })).statusCode).toBe(303)
  })

  it('is added once, however often the same form is sent; nothing is left of the second', async () => {
    const kept = jest.spyOn(app.app.get(FileVault, { strict: false }), 'remove')
    const before = (await files()).length
    for (let i = 0; i < 2; i++) expect((await add('police', 'Twice.txt', sampleFiles.txt)).status).toBe(303)
    expect((await files()).length).toBe(before + 1)
    expect(kept).toHaveBeenCalledTimes(1)
    kept.mockRestore()
  })

  it('that lies about its type is refused in clear words, what was typed is kept, and nothing of the file', async () => {
    const put = jest.spyOn(app.app.get(FileVault, { strict: false }), 'put')
    const { status, body } = await upload('police', `/cases/${ref}/send-message`, [['text', 'Look at this'], ['files', 'Zara Secret.pdf', sampleFiles.png]])
    expect(status).toBe(400)
    expect(body).toContain('The file has a name that ends in .pdf, but what is in it is a picture (PNG).')
    expect(body).toContain('No file has been kept')
    expect(body).toContain('Look at this</textarea>')
    expect(body).not.toContain('Zara Secret')
    expect(put).not.toHaveBeenCalled()
    put.mockRestore()
    expect(await faultsIn(body)).toEqual([])
  })

  it('that is too large is refused with 413, what was typed is kept', async () => {
    const { status, body } = await upload('police', `/cases/${ref}/send-message`, [['text', 'A long film'], ['files', 'Long.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'x')]])
    expect([status, body.includes('The file must be 10 MB or smaller'), body.includes('A long film</textarea>')]).toEqual([413, true, true])
    const api = await upload('police', `/api/marac/cases/${ref}/messages`, [['text', 'A long film'], ['files', 'Long.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'x')]])
    expect([api.status, (JSON.parse(api.body) as { readonly code: string }).code]).toEqual([413, 'too-large'])
  })

  it('of a command that is refused is taken away again', async () => {
    const vault = app.app.get(FileVault, { strict: false })
    const [put, remove] = [jest.spyOn(vault, 'put'), jest.spyOn(vault, 'remove')]
    const { status, body } = await add('coordinator', 'Notes.txt', sampleFiles.txt, 'research')
    expect([status, body.includes('has not been asked for research')]).toEqual([409, true])
    expect(remove.mock.calls.map(([id]) => id)).toEqual(put.mock.calls.map(([id]) => id))
    expect(put).toHaveBeenCalledTimes(1)
    for (const spy of [put, remove]) spy.mockRestore()
  })
})

describe('a message with files', () => {
  it('shows them with it, and takes them by the API too', async () => {
    expect((await upload('police', `/cases/${ref}/send-message`, [['text', 'Two pictures'], ['files', 'One.png', sampleFiles.png], ['files', 'Two.jpg', sampleFiles.jpg], ['_csrf', 'x']])).status).toBe(303)
    const { body } = await app.ask(`/cases/${ref}/messages`, { as: 'coordinator' })
    expect(body).toMatch(new RegExp(`<a class="govuk-link" href="/cases/${ref}/files/[a-z0-9]+">One.png \\(picture \\(PNG\\), 1 KB\\)</a>`))
    expect(body).toContain('Two.jpg')
    expect(await faultsIn(body)).toEqual([])
    const api = await upload('police', `/api/marac/cases/${ref}/messages`, [['text', 'By a program'], ['files', 'Notes.txt', sampleFiles.txt]])
    expect(api.status).toBe(200)
    expect((await files()).map(({ about }) => about)).toEqual(['referral', 'case', 'message', 'message', 'message'])
  })
  it('needs none', async () => expect((await upload('police', `/cases/${ref}/send-message`, [['text', 'No files'], ['files', '', Buffer.alloc(0)]])).status).toBe(303))
})

describe('forms with files', () => {
  it('are taken where a command has files, and nowhere else', async () => expect((await upload('coordinator', `/cases/${ref}/close`, [['reason', 'x']])).status).toBe(415))
  it('that cannot be read are refused', async () => {
    const { statusCode } = await app.app.inject({ method: 'POST', url: `/cases/${ref}/add-file`, payload: '{"a":1}', headers: { 'content-type': 'multipart/form-data; boundary=x', authorization: 'Bearer police' } })
    expect(statusCode).toBe(400)
  })
  it('of nobody who is signed in leave no file', async () => {
    const put = jest.spyOn(app.app.get(FileVault, { strict: false }), 'put')
    expect((await upload(undefined, `/cases/${ref}/add-file`, [['about', 'case'], ['files', 'Notes.txt', sampleFiles.txt]])).status).toBe(403)
    expect(put).not.toHaveBeenCalled()
    put.mockRestore()
  })
})

describe('a file recorded in error', () => {
  it('is recorded by its agency or the Hub, with a reason', async () => {
    const mine = await app.ask(`/cases/${ref}/record-file-in-error`, { as: 'police' })
    expect(mine.body).toContain('Zara&#39;s letter.pdf')
    const [file] = await files()
    const sent = await app.ask(`/cases/${ref}/record-file-in-error`, { as: 'police', method: 'POST', body: { file: file?.id ?? '', reason: 'It belongs to another case' } })
    expect(sent.status).toBe(303)
  })
  it('leaves a line that says so, and is given to nobody', async () => {
    const [file] = await files()
    expect(file).toMatchObject({ inError: { reason: 'It belongs to another case' } })
    expect(file?.name).toBeUndefined()
    const { body } = await app.ask(`/cases/${ref}`, { as: 'coordinator' })
    expect(body.replace(/\s+/g, ' ')).toContain('Recorded in error by police, Kent Police, 11 January 2027 at 9am: It belongs to another case')
    for (const url of [`/cases/${ref}`, `/cases/${ref}/history`]) expect((await app.ask(url, { as: 'manager' })).body).not.toContain('letter.pdf')
    expect((await download('manager', file?.id ?? '')).status).toBe(404)
  })
  it('is possible after closing, when nothing else is', async () => {
    await send(app, 'coordinator', `/api/marac/cases/${ref}/closure`, { outcome: 'plan-complete', reason: 'Done' }, ref)
    const late = await add('police', 'Late.txt', sampleFiles.txt)
    expect([late.status, late.body.includes('The case is not open')]).toEqual([409, true])
    const file = (await files()).find(({ about }) => about === 'message')
    expect((await app.ask(`/cases/${ref}/record-file-in-error`, { as: 'coordinator', method: 'POST', body: { file: file?.id ?? '', reason: 'Wrong person' } })).status).toBe(303)
    expect((await app.ask(`/cases/${ref}/messages`, { as: 'police' })).body).toContain('A file that was recorded in error')
  })
})
