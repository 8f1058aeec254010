import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { KeepFlags } from '../keep-flags/keep-flags.js'
import { TellIncident } from '../join-case/tell-incident.js'
import { openCase, refer, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
const page = async (as: string, url: string) => (await app.ask(url, { as })).body
const plain = async (as: string, url: string) => (await page(as, url)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const flags = async (as: string, show = 'all') => ((await app.ask(`/api/marac/flags?show=${show}`, { as })).json() as { readonly items: readonly { readonly ref: string; readonly agency: string; readonly state: string; readonly until: string }[] }).items
/** Another referral of the same people, said to be the same. */
const referAgain = async (of = ref, told: object = { children: [] }) => {
  const again = await refer(app, 'stranger', told)
  const found = ((await app.ask(`/api/marac/cases/${again}/possible-matches`, { as: 'coordinator' })).json() as { readonly items: readonly { readonly personId: string; readonly matches: readonly { readonly personId: string; readonly ref: string }[] }[] }).items
  for (const { personId, matches } of found) {
    const other = matches.find(match => match.ref === of)?.personId
    expect((await app.ask(`/api/marac/cases/${again}/merges`, { as: 'coordinator', method: 'POST', body: { person: personId, other } })).status).toBe(201)
  }
  return again
}
/** Runs the automation until it finds something, since views follow a moment later. */
const keep = async () => {
  for (let i = 0; i < 100; i++) {
    const done = await app.app.get(KeepFlags, { strict: false }).run(app.clock.now())
    if (done > 0) return done
    await new Promise(wait => setTimeout(wait, 10))
  }
  return 0
}
const close = (of: string) => send(app, 'coordinator', `/api/marac/cases/${of}/closure`, { outcome: 'plan-complete', reason: 'Done' }, of)
const confirm = async (as: string, what: 'put-flag-on' | 'take-flag-off') => (await app.ask(`/cases/${ref}/${what}`, { as, method: 'POST', body: { _revision: /name="_revision" value="(\d+)"/.exec(await page(as, `/cases/${ref}/${what}`))?.[1] ?? '' } })).status

beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app, { children: [] })
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
  await close(ref)
})
afterAll(() => app.stop())

describe('the flag of a closed case', () => {
  it('is set for each agency of the case, on its list and on the case, with the reason for the date', async () => {
    expect((await flags('police')).map(({ agency, state, until }) => [agency, state, until])).toEqual([['kent-police', 'to-put-on', '2028-01-11']])
    expect((await flags('coordinator')).map(({ agency }) => agency).toSorted()).toEqual(['canterbury-housing', 'idva', 'kent-police'])
    expect(await flags('stranger')).toEqual([])
    const shown = await page('coordinator', `/cases/${ref}`)
    expect(await faultsIn(shown)).toEqual([])
    for (const text of ['until Tuesday 11 January 2028', '0 of 3 agencies have confirmed', 'when the people of this case were last referred', 'is the last day of the flag', 'clock.agency-flag']) expect(shown).toContain(text)
    expect(await page('coordinator', `/cases/${ref}/history`)).toContain('A flag was set for 3 agencies')
  })
  it('has its cards for an agency, and one for the Hub', async () => {
    expect(await plain('housing', '/')).toContain('1 Flags to put on your system')
    expect(await plain('coordinator', '/')).toContain('3 Flags that agencies have not confirmed')
  })
  it('says whom to flag before the button, and records that they were read', async () => {
    const form = await page('housing', `/cases/${ref}/put-flag-on`)
    expect(await faultsIn(form)).toEqual([])
    for (const text of ['Siobhán O&#39;Neill', 'Born 3 February 1991', 'Łukasz Próbny', 'until Tuesday 11 January 2028']) expect(form).toContain(text)
    expect((await app.accesses()).at(-1)).toMatchObject({ data: { read: 'case-read', ref } })
  })
  it('is confirmed by each agency for itself, once', async () => {
    expect([await confirm('housing', 'put-flag-on'), await confirm('housing', 'put-flag-on')]).toEqual([303, 409])
    expect((await flags('housing')).map(({ state }) => state)).toEqual(['on'])
    expect((await flags('police')).map(({ state }) => state)).toEqual(['to-put-on'])
    expect(await page('housing', `/cases/${ref}`)).not.toContain(`/cases/${ref}/put-flag-on"`)
    expect(await page('police', `/cases/${ref}`)).toContain(`/cases/${ref}/put-flag-on"`)
    expect((await app.ask(`/cases/${ref}/put-flag-on`, { as: 'stranger' })).status).toBe(404)
    expect((await app.ask(`/cases/${ref}/put-flag-on`, { as: 'coordinator' })).status).toBe(403)
    for (const as of ['housing', 'coordinator']) expect(await faultsIn(await page(as, '/flags'))).toEqual([])
  })
})

describe('a repeat', () => {
  it('starts the time anew, and each agency is asked again', async () => {
    app.clock.set('2027-06-01T09:00:00.000Z')
    const again = await referAgain()
    expect(await app.app.get(KeepFlags, { strict: false }).run(app.clock.now())).toBe(0)
    await send(app, 'coordinator', `/api/marac/cases/${again}/acceptance`, {}, again)
    expect(await keep()).toBe(1)
    expect((await flags('housing')).map(({ state, until }) => [state, until])).toEqual([['to-put-on', '2028-06-01']])
    const history = await page('housing', `/cases/${ref}/history`)
    expect(history).toContain('since the same people were referred again on Tuesday 1 June 2027')
    expect(history).not.toContain(again)
    expect(await confirm('housing', 'put-flag-on')).toBe(303)
  })
  it('that some may not know of starts nothing, since the new date would tell of it', async () => {
    app.clock.set('2027-07-01T09:00:00.000Z')
    const hidden = await referAgain()
    await send(app, 'manager', `/api/marac/cases/${hidden}/exclusions`, { user: 'housing', ground: 'associate' }, hidden)
    await send(app, 'coordinator', `/api/marac/cases/${hidden}/acceptance`, {}, hidden)
    await flags('housing')
    expect(await app.app.get(KeepFlags, { strict: false }).run(app.clock.now())).toBe(0)
  })
})

describe('a further incident on the case', () => {
  it('is the last referral, from which the flag counts', async () => {
    app.clock.set('2027-08-01T09:00:00.000Z')
    const open = await openCase(app, { children: [], victimName: 'Una Lastone', victimDateOfBirth: '1980-01-02', perpetrators: [{ name: 'Rex Lastone', dateOfBirth: '1979-01-02' }] })
    app.clock.set('2027-08-20T09:00:00.000Z')
    const told = { children: [], victimName: 'Una Lastone', victimDateOfBirth: '1980-01-02', perpetrators: [{ name: 'Rex Lastone', dateOfBirth: '1979-01-02' }] }
    const again = await referAgain(open, told)
    await send(app, 'coordinator', `/api/marac/cases/${again}/joining`, { joins: open }, again)
    for (let i = 0; i < 100 && (await app.app.get(TellIncident, { strict: false }).run(app.clock.now())) === 0; i++) await new Promise(wait => setTimeout(wait, 10))
    await close(open)
    expect((await flags('coordinator')).filter(each => each.ref === open).map(({ agency, until }) => [agency, until]).toSorted()).toEqual([['idva', '2028-08-20'], ['kent-police', '2028-08-20'], ['probation', '2028-08-20']])
  })
})

describe('a referral that was joined by mistake', () => {
  const told = { children: [], victimName: 'Ivy Errand', victimDateOfBirth: '1983-01-02', perpetrators: [{ name: 'Max Errand', dateOfBirth: '1981-01-02' }] }
  const untilOn = async (of: string) => [...new Set((await flags('coordinator')).flatMap(each => (each.ref === of ? [`${each.state} ${each.until}`] : [])))]
  const inError = async (on: string, type: string) => {
    const { items } = (await app.ask(`/api/marac/cases/${on}/history`, { as: 'coordinator' })).json() as { readonly items: readonly { readonly type: string; readonly event: string }[] }
    return send(app, 'coordinator', `/api/marac/cases/${on}/entries-in-error`, { entry: items.findLast(each => each.type === type)?.event, reason: 'Another family of that name' }, on)
  }
  const until = async (work: () => Promise<number>) => {
    for (let i = 0; i < 100 && (await work()) === 0; i++) await new Promise(wait => setTimeout(wait, 10))
  }
  let old: string
  let open: string
  let again: string

  it('started the flag of an earlier case anew, and its date goes back', async () => {
    app.clock.set('2027-09-01T09:00:00.000Z')
    old = await openCase(app, told)
    await close(old)
    app.clock.set('2027-09-10T09:00:00.000Z')
    open = await referAgain(old, told)
    await send(app, 'coordinator', `/api/marac/cases/${open}/acceptance`, {}, open)
    expect(await keep()).toBe(1)
    expect(await untilOn(old)).toEqual(['to-put-on 2028-09-10'])
    app.clock.set('2027-09-20T09:00:00.000Z')
    again = await referAgain(open, told)
    await send(app, 'coordinator', `/api/marac/cases/${again}/joining`, { joins: open }, again)
    expect(await keep()).toBe(1)
    expect(await untilOn(old)).toEqual(['to-put-on 2028-09-20'])
    await until(() => app.app.get(TellIncident, { strict: false }).run(app.clock.now()))
    await close(open)
    expect(await untilOn(open)).toEqual(['to-put-on 2028-09-20'])
    await inError(again, 'ReferralJoined')
    expect(await keep()).toBe(2)
    // From the day of the referral before, which still counts; nothing tells of the other case.
    expect([await untilOn(old), await untilOn(open)]).toEqual([['to-put-on 2028-09-10'], ['to-put-on 2028-09-10']])
    expect(await app.app.get(KeepFlags, { strict: false }).run(app.clock.now())).toBe(0)
    const history = await plain('police', `/cases/${old}/history`)
    expect(history).toContain('counts from Friday 10 September 2027 again, since a later referral does not count for these people any more. It is to be kept until Sunday 10 September 2028')
    expect([history.includes(again), history.includes(open)]).toEqual([false, false])
  })
  it('starts it anew once more when it is accepted after all', async () => {
    await send(app, 'coordinator', `/api/marac/cases/${again}/acceptance`, {}, again)
    expect(await keep()).toBe(2)
    expect([await untilOn(old), await untilOn(open)]).toEqual([['to-put-on 2028-09-20'], ['to-put-on 2028-09-20']])
  })
  it('goes back too when its people are told apart', async () => {
    const apart = { children: [], victimName: 'Eve Twofold', victimDateOfBirth: '1984-01-02', perpetrators: [{ name: 'Abe Twofold', dateOfBirth: '1981-01-02' }] }
    const first = await openCase(app, apart)
    await close(first)
    app.clock.set('2027-09-25T09:00:00.000Z')
    const other = await referAgain(first, apart)
    await send(app, 'coordinator', `/api/marac/cases/${other}/acceptance`, {}, other)
    expect(await keep()).toBe(1)
    expect(await untilOn(first)).toEqual(['to-put-on 2028-09-25'])
    const found = ((await app.ask(`/api/marac/cases/${other}/possible-matches`, { as: 'coordinator' })).json() as { readonly items: readonly { readonly personId: string; readonly matches: readonly { readonly personId: string; readonly ref: string }[] }[] }).items
    for (const { personId, matches } of found) {
      const same = matches.find(match => match.ref === first)?.personId
      expect((await app.ask(`/api/marac/cases/${other}/unmerges`, { as: 'coordinator', method: 'POST', body: { person: personId, other: same } })).status).toBe(201)
    }
    expect(await keep()).toBe(1)
    expect(await untilOn(first)).toEqual(['to-put-on 2028-09-20'])
  })
  it('keeps the later date while a case counts that some may not know of', async () => {
    await send(app, 'manager', `/api/marac/cases/${again}/exclusions`, { user: 'housing', ground: 'associate' }, again)
    await flags('housing')
    expect(await app.app.get(KeepFlags, { strict: false }).run(app.clock.now())).toBe(0)
    expect(await untilOn(old)).toEqual(['to-put-on 2028-09-20'])
  })
})

describe('the end of the flag', () => {
  it('is seen coming, then told by the tick, and confirmed', async () => {
    app.clock.set('2028-05-10T09:00:00.000Z')
    expect((await flags('housing', 'ends-soon')).map(({ until }) => until)).toEqual(['2028-06-01'])
    expect(await plain('housing', '/')).toContain('1 Flags that end soon')
    app.clock.set('2028-06-02T09:00:00.000Z')
    expect(await keep()).toBe(1)
    expect(await app.app.get(KeepFlags, { strict: false }).run(app.clock.now())).toBe(0)
    expect((await flags('housing', 'to-take-off')).length).toBe(1)
    expect(await page('housing', `/cases/${ref}/take-flag-off`)).toContain('ended on Thursday 1 June 2028')
    expect([await confirm('housing', 'take-flag-off'), await confirm('housing', 'take-flag-off')]).toEqual([303, 409])
    expect(await flags('housing')).toEqual([])
    expect(await page('coordinator', `/cases/${ref}`)).toContain('Taken off')
  })
})
