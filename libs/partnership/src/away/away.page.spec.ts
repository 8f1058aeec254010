import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { deputisesFor } from '@lantern/web-kit'
import { faultsIn } from '@lantern/testing/valid-html'
import { startHub, type Hub } from '../pages.fixture.js'

let hub: Hub
const people = new Map<string, { readonly user: string; readonly token: string }>()
const who = [['casey', 'coordinator', 'hub'], ['cory', 'coordinator', 'hub'], ['sam', 'supervisor', 'hub'], ['ada', 'administrator', 'hub'], ['lee', 'agency-lead', 'kent-police'], ['rae', 'researcher', 'kent-police'], ['rob', 'researcher', 'kent-police'], ['pat', 'researcher', 'probation']] as const
beforeAll(async () => {
  hub = await startHub(true)
  for (const [name, role, agency] of who) {
    const { user } = await hub.users.add({ name: `Sample ${name}`, agency, roles: [role], signInName: name }, hub.clock.now())
    people.set(name, { user, token: await tokenOf(user) })
  }
})
afterAll(() => hub.close())

const tokenOf = async (user: string) => ((await hub.app.inject({ method: 'POST', url: '/api/sessions', payload: { user } })).json() as { readonly token: string }).token
/** Another day: whoever goes on signs in anew. */
async function nowIs(moment: string): Promise<void> {
  hub.clock.set(moment)
  for (const [name, { user }] of people) people.set(name, { user, token: await tokenOf(user) })
}
const id = (name: string): string => people.get(name)?.user ?? ''
const headers = (as: string) => ({ authorization: `Bearer ${people.get(as)?.token ?? ''}` })
const ask = (as: string, url: string) => hub.app.inject({ url, headers: headers(as) })
const send = async (as: string, of: string, what: string, payload: object) => {
  const { statusCode, body } = await hub.app.inject({ method: 'POST', url: `/api/partnership/colleagues/${id(of)}/${what}`, payload, headers: headers(as) })
  await hub.register.refresh()
  return [statusCode, (JSON.parse(body) as { readonly code?: string }).code]
}
const listed = async (as: string) => ((await ask(as, '/api/partnership/absences')).json() as { readonly items: readonly { readonly away: string; readonly user: string; readonly until: string; readonly deputy: string | null; readonly now: boolean }[] }).items
const week = { from: '2026-03-02', until: '2026-03-09' }
const away = (name: string, day = '2026-03-02') => hub.register.awayOf(id(name), day)

describe('days away', () => {
  it('are said by oneself, by who answers for the agency, and by administrators; of others there is nothing to be found', async () => {
    expect(await send('rae', 'rae', 'absences', { ...week, deputy: id('rob') })).toEqual([200, undefined])
    expect(await send('rae', 'rob', 'absences', { from: '2026-04-01', until: '2026-04-08' })).toEqual([404, 'not-found'])
    expect(await send('lee', 'rob', 'absences', { from: '2026-04-01', until: '2026-04-08' })).toEqual([200, undefined])
    expect(await send('lee', 'pat', 'absences', week)).toEqual([404, 'not-found'])
    expect(await send('casey', 'cory', 'absences', week)).toEqual([404, 'not-found'])
    expect(await send('sam', 'casey', 'absences', { ...week, deputy: id('cory') })).toEqual([200, undefined])
    expect(await send('ada', 'pat', 'absences', week)).toEqual([200, undefined])
    expect((await hub.app.inject({ url: '/away' })).statusCode).toBe(303)
  })
  it('are refused in clear words', async () => {
    expect(await send('cory', 'cory', 'absences', { ...week, deputy: id('casey') })).toEqual([409, 'partnership.deputy-away'])
    expect(await send('casey', 'casey', 'absences', week)).toEqual([409, 'partnership.away-already'])
    expect(await send('cory', 'cory', 'absences', { from: week.until, until: week.from })).toEqual([409, 'partnership.away-days'])
    expect((await send('cory', 'cory', 'absences', { ...week, deputy: id('rae') }))[0]).toBe(400)
    expect((await send('cory', 'cory', 'absences', { from: '2026-02-30', until: 'soon' }))[0]).toBe(400)
    expect(away('cory')).toBeUndefined()
  })
  it('hold from the first day until the first day back', () => {
    expect(['2026-03-01', '2026-03-02', '2026-03-08', '2026-03-09'].map(day => away('rae', day)?.deputy)).toEqual([undefined, id('rob'), id('rob'), undefined])
    expect(deputisesFor(hub.register, id('rob'), '2026-03-08').map(({ user, until }) => [user, until])).toEqual([[id('rae'), '2026-03-09']])
    expect(deputisesFor(hub.register, id('rob'), '2026-03-09')).toEqual([])
  })
  it('are listed for the agency, the next to come back first, and for administrators of all', async () => {
    expect((await listed('rob')).map(({ user, now }) => [user, now])).toEqual([[id('rae'), true], [id('rob'), false]])
    expect((await listed('ada')).length).toBe(4)
    for (const as of ['rob', 'lee', 'casey', 'ada', 'pat']) {
      const { body, statusCode } = await ask(as, '/away')
      expect([as, statusCode, await faultsIn(body)]).toEqual([as, 200, []])
    }
    expect([(await ask('rob', '/away')).body.includes(`/colleagues/${id('rae')}/`), (await ask('lee', '/away')).body.includes(`/colleagues/${id('rae')}/end-away`)]).toEqual([false, true])
  })
  it('are asked for on forms that name the person, offer who may deputise, and begin with what is recorded', async () => {
    const form = await ask('lee', `/colleagues/${id('rae')}/away`)
    expect([form.statusCode, form.body.includes('Sample rae'), form.body.includes('Sample rob'), form.body.includes('Sample pat'), await faultsIn(form.body)]).toEqual([200, true, true, false, []])
    const change = await ask('rae', `/colleagues/${id('rae')}/change-away`)
    expect([change.statusCode, change.body.includes(`value="${id('rob')}" selected`), await faultsIn(change.body)]).toEqual([200, true, []])
    expect((await ask('rob', `/colleagues/${id('rae')}/away`)).statusCode).toBe(404)
  })
  it('can be changed, and ended before', async () => {
    const [mine] = await listed('rae')
    expect(await send('rae', 'rae', 'absence-changes', { away: mine?.away, from: week.from, until: '2026-03-11' })).toEqual([200, undefined])
    expect(away('rae')).toMatchObject({ until: '2026-03-11', deputy: undefined })
    await nowIs('2026-03-04T09:00:00.000Z')
    expect(await send('lee', 'rae', 'absence-ends', { away: mine?.away })).toEqual([200, undefined])
    expect([away('rae', '2026-03-03')?.until, away('rae', '2026-03-04')]).toEqual(['2026-03-04', undefined])
    expect((await send('lee', 'rae', 'absence-ends', { away: mine?.away }))[0]).toBe(400)
  })
})

describe('a deputy', () => {
  it('is none any more once they are away themselves, may no longer sign in, or may no longer do as much', async () => {
    const deputyOn = (day: string) => away('casey', day)?.deputy
    expect(deputyOn('2026-03-05')).toBe(id('cory'))
    expect(await send('cory', 'cory', 'absences', { from: '2026-03-05', until: '2026-03-06' })).toEqual([200, undefined])
    expect([deputyOn('2026-03-04'), deputyOn('2026-03-05'), deputyOn('2026-03-06')]).toEqual([id('cory'), undefined, id('cory')])
    await nowIs('2026-03-05T09:00:00.000Z')
    expect((await ask('casey', '/away')).body).toContain('Is not here, or may not any more')
    await hub.users.changeRoles(id('cory'), ['governance-viewer'], hub.clock.now())
    expect(deputyOn('2026-03-06')).toBeUndefined()
    await hub.users.changeRoles(id('cory'), ['coordinator'], hub.clock.now())
    await hub.users.disable(id('cory'), hub.clock.now())
    expect(deputyOn('2026-03-06')).toBeUndefined()
  })
  it('stays who was named when the program starts anew', async () => {
    await hub.users.enable(id('cory'), hub.clock.now())
    const again = new (hub.register.constructor as new (...parts: unknown[]) => typeof hub.register)(hub.store, Reflect.get(hub.register, 'sealer'))
    await again.start()
    const now = again.awayOf(id('casey'), '2026-03-06')
    expect([now?.deputy, again.awayBy(now?.id ?? '')]).toEqual([id('cory'), id('casey')])
    await again.stop()
  })
})
