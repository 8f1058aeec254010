import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, startMarac } from '../pages.fixture.js'

let app: ContextApp
/** One man with two women; and a woman whom the second accuses in turn of what a third suffers. */
beforeAll(async () => {
  app = await startMarac()
  const him = { perpetrators: [{ name: '<Łukasz> Próbny', dateOfBirth: '1980-05-06', relationship: 'husband' }], children: [] }
  const her = { name: 'Hedda Kowalska', dateOfBirth: '1985-07-08' }
  const first = await openCase(app, { ...him, victimName: 'Ann Testcase', victimDateOfBirth: '1990-01-01' })
  const second = await openCase(app, { ...him, victimName: 'Bea Sample', victimDateOfBirth: '1991-01-01' })
  const harmed = await openCase(app, { victimName: her.name, victimDateOfBirth: her.dateOfBirth, perpetrators: [{ name: 'Piet Example', dateOfBirth: '1970-01-01' }], children: [] })
  const counter = await openCase(app, { victimName: 'Piet Example', victimDateOfBirth: '1970-01-01', perpetrators: [{ ...her, relationship: 'wife' }], children: [] })
  const third = await openCase(app, { victimName: 'Cai Specimen', victimDateOfBirth: '1992-01-01', perpetrators: [{ ...her, relationship: 'friend' }], children: [] })
  await same([first, 'perpetrator'], [second, 'perpetrator'])
  await same([harmed, 'victim'], [counter, 'perpetrator'])
  await same([counter, 'perpetrator'], [third, 'perpetrator'])
  await same([harmed, 'perpetrator'], [counter, 'victim'])
})
afterAll(() => app.stop())

const person = async (ref: string, role: string): Promise<string> => {
  const { people } = (await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })).json() as { readonly people: readonly { readonly personId: string; readonly role: string }[] }
  return people.find(each => each.role === role)?.personId ?? ''
}
async function same(one: readonly [ref: string, role: string], other: readonly [ref: string, role: string]): Promise<void> {
  const answer = await app.ask(`/cases/${one[0]}/merge-people`, { as: 'coordinator', method: 'POST', body: { person: await person(...one), other: await person(...other) } })
  if (answer.status !== 303) throw new Error(answer.body)
}
const page = (as: string) => app.ask('/several-victims', { as })

describe('people seen with several victims, for MATAC', () => {
  it('are listed with name, date of birth and count, and the most that is said of a victim is how many', async () => {
    const { status, body } = await page('manager')
    expect([status, await faultsIn(body)]).toEqual([200, []])
    expect(body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(/1 person with 2 or more victims in 3 years.*&lt;Łukasz&gt; Próbny Born 6 May 1980 Victims 2 /)
    for (const secret of ['Testcase', 'Bea', 'Cai', 'Piet', 'MC-']) expect(body).not.toContain(secret)
  })
  it('are told apart where they come to the number only by a counter-allegation', async () => {
    const body = (await page('coordinator')).body
    const [counted = '', apart = ''] = body.split('Only by counter-allegations')
    expect([counted.includes('Hedda'), apart.includes('Hedda Kowalska'), apart.includes('1 counter-allegation, not counted')]).toEqual([false, true, true])
  })
  it('are given to other systems without ids of people or cases', async () => {
    const answer = await app.ask('/api/marac/several-victims', { as: 'manager' })
    expect(answer.json()).toEqual({
      items: [
        { name: '<Łukasz> Próbny', birthDates: ['1980-05-06'], victims: 2, counterAllegations: 0, victimToo: false },
        { name: 'Hedda Kowalska', birthDates: ['1985-07-08'], victims: 1, counterAllegations: 1, victimToo: true },
      ],
      next: null,
    })
  })
  it.each(['limit=1', 'cursor=e30', '__proto__=1', 'status=x&late=x'])('take no query: %s', async query => expect((await app.ask(`/api/marac/several-victims?${query}`, { as: 'manager' })).status).toBe(400))
  it.each([['police', 403], ['idva', 403], ['governor', 403], ['administrator', 403], ['school', 403]])('are not for %s', async (as, status) => {
    expect([(await page(as)).status, (await app.ask('/api/marac/several-victims', { as })).status]).toEqual([status, status])
  })
  it('can be reached from the cases, by whoever may', async () => {
    expect((await app.ask('/cases', { as: 'coordinator' })).body).toContain('/several-victims')
    expect((await app.ask('/cases', { as: 'police' })).body).not.toContain('/several-victims')
  })
})
