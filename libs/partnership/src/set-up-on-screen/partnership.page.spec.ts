import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { faultsIn } from '@lantern/testing/valid-html'
import { agencyChoices, agencyChoicesNow, whyWithoutAgreement, type Get } from '@lantern/web-kit'
import { Browser } from '../browser.fixture.js'
import { enrol, signIn } from '../enrolled.fixture.js'
import { loadPartnership } from '../load-partnership.js'
import { kent, startHub, type Hub } from '../pages.fixture.js'

let hub: Hub
let admin: Browser
let officer: Browser
beforeAll(async () => {
  hub = await startHub(false)
  admin = new Browser(hub)
  officer = new Browser(hub)
  await signIn(hub, await enrol(hub, 'ada@example.org', ['administrator'], 'hub'), admin)
  await signIn(hub, await enrol(hub, 'bo@example.org', ['agency-lead'], 'canterbury-housing'), officer)
})
afterAll(() => hub.close())

let sent = 0
const at = (name: string) => `/partnerships/kent-and-medway/${name}`
const send = async (name: string, fields: Readonly<Record<string, string>>) => {
  await admin.get(at(name))
  return admin.post(at(name), { _command: `set-up-spec-${(sent += 1)}`, ...fields })
}
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const page = async () => plain((await admin.get('/partnership')).html)
const get: Get = token => hub.app.get(token as never, { strict: false })

describe('the set-up on screen', () => {
  it('shows agencies, areas and groups, and leads to people and agreements', async () => {
    const { html, status } = await admin.get('/partnership')
    expect([status, await faultsIn(html)]).toEqual([200, []])
    for (const text of ['Kent Police', 'Thanet', 'Tactical', 'All districts', 'href="/agreements"', 'href="/partnership/people"']) expect(html).toContain(text)
  })
  it.each(['add-area', 'add-district', 'add-agency', 'add-group', 'rename-part', 'end-part', 'change-agency-districts', 'set-agency-mailbox', 'clear-agency-mailbox', 'leave-partnership', 'rejoin-partnership'])('has a valid form to %s, for administrators alone', async name => {
    const form = await admin.get(at(name))
    expect(form.html).toContain('govuk-caption-l">The partnership<')
    expect([form.status, await faultsIn(form.html)]).toEqual([200, []])
    expect((await officer.get(at(name))).status).toBe(403)
  })
  it('adds, renames and ends, and what refuses says by what', async () => {
    expect((await send('add-area', { name: 'Coast', districts: 'Sandwich, Deal\nWalmer' })).location).toBe('/partnership?done=add-area')
    expect((await send('add-district', { area: 'coast', name: 'Hythe' })).status).toBe(303)
    expect((await send('add-agency', { name: 'Deal housing', kind: 'housing', serves: 'deal' })).status).toBe(303)
    expect((await send('rename-part', { part: 'area_coast', name: 'The coast' })).status).toBe(303)
    expect(await page()).toContain('The coast Districts Sandwich Deal Walmer Hythe')
    const served = await send('end-part', { part: 'district_deal' })
    expect([served.status, plain(served.html)]).toEqual([409, expect.stringContaining('Agencies serve this and nothing else. Change which districts they serve, or record that they leave, first: Deal housing.')])
    expect((await send('end-part', { part: 'area_east' })).html).toContain('Cases of this area are not closed yet')
    expect((await send('change-agency-districts', { agency: 'deal-housing', serves: 'walmer' })).status).toBe(303)
    expect((await send('end-part', { part: 'district_deal' })).status).toBe(303)
    expect(await page()).toContain('Deal (ended)')
    const again = await send('add-group', { name: 'MARAC hub' })
    expect([again.status, again.html.includes('There is one with this name already'), again.html.includes('value="MARAC hub"'), await faultsIn(again.html)]).toEqual([409, true, true, []])
  })
  it('sets the mailbox of an agency, another one later, and takes it away', async () => {
    const housing = 'canterbury-housing'
    expect(await page()).not.toContain('Take away the mailbox of an agency')
    for (const address of ['Marac <marac@housing.example>', 'a@b.example, c@d.example', 'nobody']) {
      const wrong = await send('set-agency-mailbox', { agency: housing, address })
      expect([wrong.status, plain(wrong.html), await faultsIn(wrong.html)]).toEqual([400, expect.stringContaining('Enter one e-mail address and nothing else'), []])
    }
    for (const address of ['marac@housing.example', 'duty@housing.example']) {
      expect((await send('set-agency-mailbox', { agency: housing, address })).location).toBe('/partnership?done=set-agency-mailbox')
      expect([hub.register.mailbox(housing), (await page()).includes(address)]).toEqual([address, true])
    }
    expect((await send('clear-agency-mailbox', { agency: housing })).location).toBe('/partnership?done=clear-agency-mailbox')
    expect([hub.register.mailbox(housing), (await page()).includes('duty@housing.example')]).toEqual([undefined, false])
    const events = (await hub.store.readStream('partnership-kent-and-medway')).filter(({ type }) => type.startsWith('AgencyMailbox'))
    expect([events.map(({ type }) => type), JSON.stringify(events.map(({ data }) => data)).includes('housing.example')]).toEqual([['AgencyMailboxSet', 'AgencyMailboxSet', 'AgencyMailboxCleared'], false])
  })
  it('goes on as it was changed when the files are read again', async () => {
    const before = JSON.stringify([...hub.register.now().areas, ...hub.register.now().agencies])
    await loadPartnership({ store: hub.store, register: hub.register, clock: hub.clock }, kent)
    expect(JSON.stringify([...hub.register.now().areas, ...hub.register.now().agencies])).toBe(before)
  })
  it('lets an agency leave: nobody of it can sign in, and it is offered to nobody; and come back', async () => {
    expect((await officer.get('/agreements')).status).toBe(403)
    expect((await send('leave-partnership', { agency: 'canterbury-housing', because: 'merged' })).status).toBe(303)
    expect((await officer.get('/agreements')).location).toMatch(/^\/sign-in/)
    expect(await page()).toContain('Leaving Since 2 March 2026. What it had to do is not with others yet')
    expect(Object.keys(agencyChoicesNow(get))).not.toContain('canterbury-housing')
    expect(agencyChoices(hub.register)['canterbury-housing']).toMatch(/\(has left\)$/)
    expect(whyWithoutAgreement(hub.register.agreementOf('canterbury-housing', '2026-03-02'))).toBe('it left the partnership on 2 March 2026')
    expect((await send('leave-partnership', { agency: 'canterbury-housing', because: 'merged' })).html).toContain('left the partnership on 2 March 2026. Select another')
    const people = plain((await admin.get('/partnership/people')).html)
    expect(people).toMatch(/Cannot sign in/)
    expect((await send('rejoin-partnership', { agency: 'canterbury-housing' })).status).toBe(303)
    expect(whyWithoutAgreement(hub.register.agreementOf('canterbury-housing', '2026-03-02'))).toBeUndefined()
    expect((await officer.get('/agreements')).status).toBe(403)
  })
})
