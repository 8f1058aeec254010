import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { refer, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await refer(app, 'police')
})
afterAll(() => app.stop())

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')
/** A draft that names this victim. */
async function draftOf(as: string, victimName: string): Promise<string> {
  const begun = await app.ask('/refer', { as, method: 'POST', body: {} })
  const draft = begun.headers['location'] ?? ''
  const { body } = await app.ask(`${draft}/victim`, { as })
  const date = { 'victimDateOfBirth[day]': '3', 'victimDateOfBirth[month]': '2', 'victimDateOfBirth[year]': '1991' }
  await app.ask(`${draft}/victim`, { as, method: 'POST', body: { victimName, ...date, area: 'east', _revision: revisionIn(body), _later: 'yes' } })
  return draft
}
const page = async (as: string, url: string): Promise<string> => (await app.ask(url, { as })).body
/** Without what differs between any two pages: addresses of drafts, keys, and the name that was typed. */
const same = (html: string, draft: string, name: string): string => html.replaceAll(draft, '').replaceAll(name, '').replace(/(name="_(csrf|key|command)" value=")[^"]*/g, '$1')

describe('a search before somebody new is recorded', () => {
  it('offers who may be known, with what speaks for it, while the referral is written and before it is sent', async () => {
    const draft = await draftOf('police', "Shivaun O'Neil")
    for (const url of [draft, `${draft}/check`]) {
      const body = await page('police', url)
      expect([url, plain(body)]).toEqual([url, expect.stringContaining(`Siobhán O'Neill, victim in ${ref} : `)])
      expect(plain(body)).toContain('same date of birth')
      expect(body).toContain(`href="/cases/${ref}#people"`)
      expect([url, await faultsIn(body)]).toEqual([url, []])
    }
    expect(await page('coordinator', await draftOf('coordinator', "Siobhán O'Neill"))).toContain(ref)
  })
  it('finds nobody on cases that the agency is not on: its page is that of a name that nobody has', async () => {
    for (const as of ['stranger', 'housing']) {
      const [known, unknown] = [await draftOf(as, "Siobhán O'Neill"), await draftOf(as, 'Xanthippe Qwerty')]
      for (const part of ['', '/check']) {
        const [one, other] = [await page(as, `${known}${part}`), await page(as, `${unknown}${part}`)]
        expect([as, part, same(one, known, 'Siobhán O&#39;Neill')]).toEqual([as, part, same(other, unknown, 'Xanthippe Qwerty')])
        expect(one).not.toContain('known already')
      }
    }
  })
  it('looks up nothing for a referrer, of whose own agency the case is', async () => {
    const searches = async () => (await app.store.readAll({ after: 0n, max: 5000 })).filter(({ type }) => type === 'SearchMade').length
    const before = await searches()
    const [known, unknown] = [await draftOf('school', "Siobhán O'Neill"), await draftOf('school', 'Xanthippe Qwerty')]
    for (const part of ['', '/check']) expect(same(await page('school', `${known}${part}`), known, 'Siobhán O&#39;Neill')).toBe(same(await page('school', `${unknown}${part}`), unknown, 'Xanthippe Qwerty'))
    expect(await searches()).toBe(before)
  })
  it('shows nobody to whom the case is hidden', async () => {
    const hidden = await refer(app, 'police', { victimName: 'Ottoline Verborgen', victimDateOfBirth: '1991-02-03' })
    await send(app, 'manager', `/api/marac/cases/${hidden}/exclusions`, { user: 'excluded', ground: 'relative' }, hidden)
    expect(await page('excluded', await draftOf('excluded', 'Ottoline Verborgen'))).not.toContain(hidden)
    expect(await page('coordinator', await draftOf('coordinator', 'Ottoline Verborgen'))).toContain(hidden)
  })
  it('is counted for the Hub in the queue of referrals', async () => {
    const again = await refer(app, 'housing')
    const { body } = await app.ask('/referrals', { as: 'coordinator' })
    const row = (body.split(`>${again}<`)[1] ?? '').split('</tr>')[0] ?? ''
    expect(row).toContain(`/cases/${again}/possible-matches`)
    expect(plain(row)).toMatch(/\d+ possible matches/)
    expect(await faultsIn(body)).toEqual([])
  })
})
