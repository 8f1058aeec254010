import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, refer, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
})
afterAll(() => app.stop())

const page = async (as: string, url = `/cases/${ref}`) => (await app.ask(url, { as })).body.replace(/\s+/g, ' ')
const said = { gathered: 'gathered', wants: 'To stay in her home <b>', fears: 'Contact weekends', gatheredOn: '2027-01-11', worker: 'Ivy Sample, IDVA', gatheredBy: 'idva' }

describe("the victim's views", () => {
  it('are missing in words until somebody records them', async () => {
    expect(await page('police')).toContain('Nobody has recorded the victim&#39;s views yet, or why there are none.')
    expect(await page('police')).toContain(`href="/cases/${ref}/record-victim-views"`)
  })
  it('are asked for on one page: what was said, or why nothing was', async () => {
    const form = await page('idva', `/cases/${ref}/record-victim-views`)
    for (const label of ['What they want to happen', 'Who heard it', 'The day on which it was said', 'Why there are none', 'It was not safe to ask']) expect(form).toContain(label)
    expect(form).not.toContain('What they fear (optional)')
    expect(await faultsIn((await app.ask(`/cases/${ref}/record-victim-views`, { as: 'idva' })).body)).toEqual([])
  })
  it('are on the case for everybody on it: what, who heard it, when, and who recorded it', async () => {
    await send(app, 'police', `/api/marac/cases/${ref}/victim-views`, said, ref)
    for (const as of ['coordinator', 'police', 'idva']) {
      const body = await page(as)
      for (const text of ['To stay in her home &lt;b&gt;', 'Contact weekends', 'Ivy Sample, IDVA, IDVA service, on 11 January 2027', 'by police, Kent Police']) expect(body).toContain(text)
    }
    expect(await page('coordinator', `/cases/${ref}/history`)).toContain('The victim&#39;s views were recorded, gathered by IDVA service on Monday 11 January 2027')
  })
  it('stay when later ones come, and the later ones stand first', async () => {
    app.clock.set('2027-01-13T10:00:00.000Z')
    await send(app, 'idva', `/api/marac/cases/${ref}/victim-views`, { gathered: 'gathered', safe: 'Texts at work', gatheredOn: '2027-01-13', worker: 'Ivy Sample, IDVA' }, ref)
    const body = await page('coordinator')
    expect(body).toMatch(/Texts at work.*what was recorded before \(1\).*Said on 11 January 2027.*To stay in her home/)
    expect(await page('coordinator', `/cases/${ref}/as-at?date=2027-01-12`)).not.toContain('Texts at work')
  })
  it('of a child say all that is missing at once, in the order of the boxes', async () => {
    const form = `/cases/${ref}/record-child-views`
    const _revision = revisionIn((await app.ask(form, { as: 'idva' })).body)
    const { status, body } = await app.ask(form, { as: 'idva', method: 'POST', body: { gathered: 'gathered', _revision } })
    const told = (/error-summary__list">(.*?)<\/ul>/s.exec(body)?.[1] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()
    expect([status, told]).toEqual([400, 'Select the child Enter what they want, what they fear or what is safe Enter the day on which it was said Enter who heard it'])
  })
  it('keep what was typed, and say what is missing', async () => {
    const form = `/cases/${ref}/record-victim-views`
    const _revision = revisionIn((await app.ask(form, { as: 'idva' })).body)
    const sent = async (body: Readonly<Record<string, string>>) => app.ask(form, { as: 'idva', method: 'POST', body: { ...body, _revision } })
    const { status, body } = await sent({ gathered: 'gathered', wants: 'To move away', 'gatheredOn[day]': '14', 'gatheredOn[month]': '1', 'gatheredOn[year]': '2027' })
    expect([status, body.includes('To move away</textarea>')]).toEqual([400, true])
    for (const link of ['<a href="#worker">Enter who heard it', '<a href="#gatheredOn">The day on which it was said must be today or in the past']) expect(body).toContain(link)
    expect((await sent({ gathered: 'gathered' })).body).toContain('<a href="#wants">Enter what they want, what they fear or what is safe')
    const none = await sent({ gathered: 'not-gathered' })
    for (const link of ['<a href="#because">Select why there are none', '<a href="#reason">Enter the reason']) expect(none.body).toContain(link)
  })
  it('never replace what somebody else recorded meanwhile: both are shown, and sending again is a choice', async () => {
    const form = `/cases/${ref}/record-victim-views`
    const _revision = revisionIn((await app.ask(form, { as: 'idva' })).body)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/victim-views`, { gathered: 'not-gathered', because: 'not-reached', reason: 'Telephone off' }, ref)
    const mine = { gathered: 'gathered', wants: 'To go home', worker: 'Ivy', 'gatheredOn[day]': '13', 'gatheredOn[month]': '1', 'gatheredOn[year]': '2027' }
    const met = await app.ask(form, { as: 'idva', method: 'POST', body: { ...mine, _revision } })
    expect(met.status).toBe(412)
    for (const text of ['Telephone off', 'To go home', 'Could not be reached']) expect(met.body).toContain(text)
    const again = await app.ask(form, { as: 'idva', method: 'POST', body: { ...mine, _revision: revisionIn(met.body) } })
    expect(again.status).toBe(303)
    expect(await page('coordinator')).toMatch(/To go home.*what was recorded before \(3\)/)
  })
})

describe("each child's views", () => {
  const childIn = async (): Promise<string> => {
    const { people } = (await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })).json() as { readonly people: readonly { readonly personId: string; readonly role: string }[] }
    return people.find(({ role }) => role === 'child')?.personId ?? ''
  }
  it('are asked of each child by name, and opening the form is a read of the case', async () => {
    const count = (await app.accesses()).length
    expect(await page('police', `/cases/${ref}/record-child-views`)).toContain('Bo Testcase, born 6 May 2019')
    expect((await app.accesses()).slice(count)).toContainEqual(expect.objectContaining({ type: 'CaseRead', user: 'police' }))
  })
  it('stand by the child, or why there are none', async () => {
    expect(await page('police')).toContain('Nobody has recorded this child&#39;s views yet')
    const child = await childIn()
    await send(app, 'police', `/api/marac/cases/${ref}/child-views`, { child, gathered: 'not-gathered', because: 'not-safe-to-ask', reason: 'He was in the room' }, ref)
    expect(await page('police')).toMatch(/Views of Bo Testcase.*It was not safe to ask.*He was in the room/)
    await send(app, 'police', `/api/marac/cases/${ref}/child-views`, { child, gathered: 'gathered', safe: 'Grandmother', worker: 'Sam, school', gatheredOn: '2027-01-13' }, ref)
    expect(await page('police')).toMatch(/Views of Bo Testcase.*Grandmother.*what was recorded before \(1\)/)
    expect(await page('police', `/cases/${ref}/history`)).not.toContain('Bo Testcase')
  })
  it('are of a child of this case', async () => {
    await expect(send(app, 'police', `/api/marac/cases/${ref}/child-views`, { child: 'p1', gathered: 'not-gathered', because: 'other', reason: 'x' }, ref)).rejects.toThrow('Select the child')
  })
})

describe('the IDVA service', () => {
  it('knows of a case from the moment it is referred, and nobody else who was not asked does', async () => {
    const fresh = await refer(app)
    expect((await app.ask(`/cases/${fresh}`, { as: 'idva' })).status).toBe(200)
    expect(await page('idva', '/cases')).toContain(fresh)
    expect(await page('idva', '/idva-contacts')).toContain(fresh)
    expect((await app.ask(`/cases/${fresh}`, { as: 'stranger' })).status).toBe(404)
    expect((await app.ask('/idva-contacts', { as: 'police' })).status).toBe(403)
  })
  it('knows nothing of a case that somebody there is excluded from', async () => {
    const hidden = await refer(app)
    await send(app, 'manager', `/api/marac/cases/${hidden}/exclusions`, { user: 'idva', ground: 'relative' }, hidden)
    expect((await app.ask(`/cases/${hidden}`, { as: 'idva' })).status).toBe(404)
    for (const url of ['/cases', '/idva-contacts', '/api/marac/idva-contacts']) expect(await page('idva', url)).not.toContain(hidden)
  })
  it('offers support: when, by whom, what the victim answered, and whether they work together', async () => {
    expect(await page('police')).toMatch(/IDVA offered.*Not yet.*Not asked yet.*No IDVA has tried to reach the victim yet/)
    const contact = (outcome: string, note?: string) => send(app, 'idva', `/api/marac/cases/${ref}/idva-contacts`, { contactedOn: '2027-01-13', outcome, ...(note && { note }) }, ref)
    await contact('not-reached')
    expect(await page('idva', '/idva-contacts')).not.toContain(ref)
    await contact('accepted', 'Texts before noon')
    expect(await page('police')).toMatch(/Yes, on 13 January 2027, by IDVA service.*Accepted.*Working with the IDVA.*No</)
    await contact('engaged')
    expect(await page('police')).toMatch(/Working with the IDVA<\/dt> <dd[^>]*>Yes/)
    expect(await page('police')).toMatch(/The victim is working with the IDVA.*Texts before noon.*Tried, and could not reach the victim/)
  })
  it('shows the Hub whose first contact is late', async () => {
    app.clock.set('2027-01-20T10:00:00.000Z')
    const late = await page('coordinator', '/idva-contacts?late=yes')
    expect(late).toContain('First IDVA contacts that are late')
    expect(late).toContain('Overdue by')
    expect(late).not.toContain(ref)
  })
})
