import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac } from '../../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing', 'kent-police'] }, ref)
  await send(app, 'housing', `/api/marac/cases/${ref}/research-returns`, { answer: 'known', shared: 'Rent is paid', withheld: 'Our own secret', worksheet: 'Pencil notes', basis: 'public-task', confirmation: ['confirmed'] }, ref)
})
afterAll(() => app.stop())

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')
const get = (url: string, as = 'coordinator') => app.ask(url, { as })
const transfer = (sent: readonly string[]) => send(app, 'coordinator', `/api/marac/cases/${ref}/transfers`, { because: 'moved-for-good', area: 'Northshire <MARAC>', contact: 'Rae Specimen', reason: 'She has moved', sent }, ref)
const file = `/cases/:ref/transfer-file`
const url = () => file.replace(':ref', ref)

describe('the file for another area', () => {
  it('is not there before something was sent, and the case offers none', async () => {
    expect((await get(url())).status).toBe(404)
    expect((await get(`/cases/${ref}`)).body).not.toContain('transfer-file')
  })
  it('holds the chosen parts and no others, is marked, and says whom to answer by when', async () => {
    await transfer(['people', 'research'])
    expect((await get(`/cases/${ref}`)).body).toContain(`href="${url()}"`)
    const { body } = await get(url())
    const read = plain(body)
    for (const words of ['OFFICIAL-SENSITIVE', ref, 'Northshire &lt;MARAC&gt;', 'Rae Specimen', 'acknowledge it by Wednesday 13 January 2027', 'Who is on the case', 'Perpetrator', 'What agencies shared', 'Rent is paid', 'Asked, and not answered: ']) expect(read).toContain(words)
    for (const words of ['Our own secret', 'Pencil notes', 'Telephone', 'Safe to call', 'What has happened', 'Professional judgement', 'Telling the victim', "The victim's views"]) expect(read).not.toContain(words)
    expect(await faultsIn(body)).toEqual([])
  })
  it('holds nothing of a worksheet, whoever of the Hub makes it, and each time is recorded', async () => {
    const before = (await app.accesses()).length
    const { headers, status } = await get(`${url()}/word`)
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', `attachment; filename="${ref.toLowerCase()}-transfer-2027-01-11.docx"`])
    expect((await app.accesses()).slice(before)).toEqual([
      { type: 'CaseRead', user: 'coordinator', data: { ref, read: 'case-read' } },
      { type: 'ExportMade', user: 'coordinator', data: { of: `${file}/word`, rows: 2, ref } },
    ])
  })
  it("is the Hub's alone: others on the case are refused, and whoever may not know of it sees nothing", async () => {
    for (const at of [url(), `${url()}/word`]) {
      for (const as of ['police', 'housing', 'idva', 'school', 'researcher', 'governor', 'administrator']) expect([at, as, (await get(at, as)).status]).toEqual([at, as, 403])
      expect((await get(at, 'coordinator').then(({ status }) => status))).toBe(200)
    }
    expect((await get(`/cases/${ref}`, 'police')).body).not.toContain('transfer-file')
    expect((await get('/cases/MC-22222-22222/transfer-file')).status).toBe(404)
  })
  it('is gone once the other area did not take the case', async () => {
    await send(app, 'coordinator', `/api/marac/cases/${ref}/transfer-refusals`, { refusedBy: 'Rae Specimen', refusedOn: '2027-01-11', reason: 'Only a visit' }, ref)
    expect((await get(url())).status).toBe(404)
    expect((await get(`/cases/${ref}`)).body).not.toContain('transfer-file')
  })
  it('holds every part that can be chosen', async () => {
    await transfer(['referral', 'people', 'safe-contact', 'risk', 'voices', 'research', 'plan', 'history'])
    const { body } = await get(url())
    for (const words of ['What has happened', 'Safe to call', 'Professional judgement', "The victim's views", 'No action was agreed', 'Nobody is named yet', 'No earlier referral of the same people']) expect(plain(body)).toContain(words)
    expect(await faultsIn(body)).toEqual([])
  })
})
