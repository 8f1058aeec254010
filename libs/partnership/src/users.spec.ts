import { AccountExists, Accounts, NoAccount } from '@lantern/access'
import { StoreUnavailable } from '@lantern/event-store'
import { isSealed } from '@lantern/privacy'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { Browser } from './browser.fixture.js'
import { codeAt, enrol, password, signIn } from './enrolled.fixture.js'
import { startHub, type Hub } from './pages.fixture.js'

let hub: Hub
beforeAll(async () => {
  hub = await startHub(false)
})
afterAll(() => hub.close())
const now = () => hub.clock.now()
const recorded = async () => hub.store.readStream(hub.register.stream)

describe('users', () => {
  it('get an id that says nothing, a sealed name, and a code to set up with', async () => {
    const { user, setUpCode, expiresAt } = await hub.users.add({ name: 'Ann Sample', agency: 'kent-police', roles: ['idva'], signInName: 'Ann@example.org' }, now())
    expect(user).toMatch(/^u-[0-9a-z]{10}$/)
    expect(setUpCode).toMatch(/^[\w-]{43}$/)
    expect(expiresAt).toBe('2026-03-03T09:00:00.000Z')
    expect(hub.register.actor(user)).toEqual({ user, agency: 'kent-police', roles: ['idva'] })
    const event = (await recorded()).at(-1)
    expect(event).toMatchObject({ type: 'UserAdded', data: { userId: user, agency: 'kent-police', roles: ['idva'] }, by: { user: 'system' }, rules: hub.register.rulesVersion })
    expect(isSealed((event?.data as { name: unknown }).name)).toBe(true)
    expect(JSON.stringify(event?.data)).not.toContain('Ann')
    expect((await hub.users.list()).find(each => each.user === user)).toEqual({
      user,
      name: 'Ann Sample',
      agency: 'kent-police',
      roles: ['idva'],
      maySignIn: true,
      signInName: 'ann@example.org',
      ready: false,
    })
  })

  it('are refused, and nothing is recorded, when the sign-in name, agency or role is not right', async () => {
    const before = (await recorded()).length
    const beth = { name: 'Beth Sample', agency: 'kent-police', roles: ['idva'], signInName: 'beth' }
    await expect(hub.users.add({ ...beth, signInName: ' ANN@example.org' }, now())).rejects.toThrow(AccountExists)
    await expect(hub.users.add({ ...beth, agency: 'essex-police' }, now())).rejects.toMatchObject({ code: 'partnership.no-such-agency' })
    await expect(hub.users.add({ ...beth, roles: ['system'] }, now())).rejects.toMatchObject({ code: 'partnership.no-such-role' })
    await expect(hub.users.add({ ...beth, roles: ['coordinator'] }, now())).rejects.toMatchObject({ code: 'partnership.hub-role' })
    expect((await recorded()).length).toBe(before)
    expect((await hub.users.list()).filter(({ signInName }) => signInName === 'beth')).toEqual([])
  })

  it('who were added only half, because the process ended in between, are added by the same again', async () => {
    const gill = { name: 'Gill Sample', agency: 'kent-police', roles: ['idva'], signInName: 'gill@example.org' }
    const before = (await recorded()).length
    const append = jest.spyOn(hub.store, 'append').mockRejectedValueOnce(new StoreUnavailable('Invented: it ended here.'))
    await expect(hub.users.add(gill, now())).rejects.toThrow(StoreUnavailable)
    append.mockRestore()
    expect((await recorded()).length).toBe(before)
    expect((await hub.users.list()).some(({ name }) => name === 'Gill Sample')).toBe(false)
    const person = await enrol(hub, gill.signInName, gill.roles, gill.agency)
    const browser = new Browser(hub)
    expect((await signIn(hub, person, browser)).status).toBe(303)
    expect((await recorded()).slice(before).map(({ type, data }) => [type, (data as { readonly userId: string }).userId])).toEqual([['UserAdded', person.user]])
    await expect(hub.users.add(gill, now())).rejects.toThrow(AccountExists)
  })

  it('who were added only half let nobody in', async () => {
    const accounts = hub.app.get(Accounts, { strict: false })
    const { token } = await accounts.addUser({ user: 'u-halfadded1', signInName: 'half' }, now())
    const browser = new Browser(hub)
    await browser.get('/set-up')
    const shown = await browser.post('/set-up', { setUpCode: token })
    const secret = /class="lantern-key">([A-Z2-7 ]+)</.exec(shown.html)?.[1]?.replaceAll(' ', '') ?? ''
    await browser.post('/set-up/finish', { setUpCode: token, password, code: codeAt(secret, now()) })
    expect(browser.cookies.has('lantern-session')).toBe(false)
    expect((await signIn(hub, { user: 'u-halfadded1', signInName: 'half', secret }, browser)).status).toBe(400)
    expect(browser.cookies.has('lantern-session')).toBe(false)
  })

  it('who lost password or telephone set both up again, by id or sign-in name; what was open ends', async () => {
    const cora = await enrol(hub, 'cora')
    const browser = new Browser(hub)
    await signIn(hub, cora, browser)
    expect((await browser.get('/notes/N-1/put')).status).toBe(200)
    expect(await hub.users.reset('CORA', now())).toMatchObject({ user: cora.user, setUpCode: expect.any(String) })
    expect((await browser.get('/notes/N-1/put')).status).toBe(303)
    expect((await signIn(hub, cora, browser)).status).toBe(400)
    expect(await hub.users.reset(cora.user, now())).toMatchObject({ user: cora.user })
    await expect(hub.users.reset('nobody', now())).rejects.toThrow(NoAccount)
  })

  it('always leave one administrator who may sign in', async () => {
    const one = await enrol(hub, 'admin-one', ['administrator'])
    await expect(hub.users.disable('admin-one', now())).rejects.toMatchObject({ code: 'partnership.last-administrator' })
    await expect(hub.users.changeRoles(one.user, ['auditor'], now())).rejects.toMatchObject({ code: 'partnership.last-administrator' })
    await enrol(hub, 'admin-two', ['administrator'])
    await hub.users.disable('admin-one', now())
    expect((await hub.users.list()).find(({ user }) => user === one.user)).toMatchObject({ maySignIn: false, ready: true })
    await expect(hub.users.disable('nobody', now())).rejects.toMatchObject({ code: 'partnership.no-such-user' })
  })
})
