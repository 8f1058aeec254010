import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, revisionIn, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
})
afterAll(() => app.stop())

const page = async (as: string, url: string) => (await app.ask(url, { as })).body
const plain = async (as: string, url: string) => (await page(as, url)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const post = async (as: string, name: string, body: Readonly<Record<string, string>>) => app.ask(`/cases/${ref}/${name}`, { as, method: 'POST', body: { ...body, _revision: revisionIn(await page(as, `/cases/${ref}/${name}`)) } })

describe('links of a case to other processes', () => {
  it('are none at first, and can be added where they stand', async () => {
    expect(await plain('police', `/cases/${ref}`)).toContain('No link to MATAC, MAPPA')
    expect(await page('police', `/cases/${ref}`)).toContain(`/cases/${ref}/add-link`)
    expect(await page('police', `/cases/${ref}`)).not.toContain(`/cases/${ref}/end-link`)
  })
  it('say level and reference, and whom they are about', async () => {
    const form = await page('police', `/cases/${ref}/add-link`)
    expect(await faultsIn(form)).toEqual([])
    const person = /value="([^"]+)"[^>]*>\s*<label[^>]*>\s*Perpetrator: /.exec(form)?.[1] ?? ''
    expect(person).not.toBe('')
    expect((await post('police', 'add-link', { process: 'mappa', category: '2', level: '3', reference: 'KM/<1>', person })).status).toBe(303)
    const shown = await plain('coordinator', `/cases/${ref}`)
    expect(shown).toMatch(/MAPPA .*Category 2: violent or other sexual offender Level 3: .*KM\/&lt;1&gt;.*Łukasz Próbny/)
    expect(await faultsIn(await page('coordinator', `/cases/${ref}`))).toEqual([])
    expect(await plain('coordinator', `/cases/${ref}/history`)).toContain('A link to another process was added. MAPPA, Category 2')
  })
  it('say beside the box what is missing, and keep what was typed', async () => {
    const crime = await post('police', 'add-link', { process: 'crime' })
    expect([crime.status, crime.body.includes('Enter the reference of the crime')]).toEqual([400, true])
    expect((await post('police', 'add-link', { process: 'mash', level: '2', reference: 'R-76' })).status).toBe(303)
    expect(await plain('police', `/cases/${ref}`)).toMatch(/MASH[^.]*Not told[^.]*R-76/)
    const twice = await post('police', 'add-link', { process: 'mash', reference: 'R-77' })
    expect([twice.status, twice.body.includes('is linked to this process already'), twice.body.includes('R-77')]).toEqual([409, true, true])
  })
  it('end with a reason, and stay to be read', async () => {
    for (const reason of ['Level lowered', 'No enquiry was made']) {
      const link = /name="link" type="radio" value="([^"]+)"/.exec(await page('coordinator', `/cases/${ref}/end-link`))?.[1] ?? ''
      expect((await post('coordinator', 'end-link', { link, reason })).status).toBe(303)
      expect(await plain('police', `/cases/${ref}`)).toContain(reason)
    }
    expect(await page('police', `/cases/${ref}`)).not.toContain(`/cases/${ref}/end-link`)
  })
  it('do not exist for whoever is not on the case', async () => expect((await app.ask(`/cases/${ref}/add-link`, { as: 'stranger' })).status).toBe(404))
})
