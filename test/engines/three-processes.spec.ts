import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { journey, privateWorksheet } from '../journeys/journey.js'
import { people, whatHappened } from '../journeys/referral.js'
import { openChromium } from '../journeys/support/browser.js'
import { daysFromNow } from '../journeys/support/days.js'
import { planted, referral, signInByApi, type Answer, type Caller } from './by-api.js'
import { getEngines } from './engines.js'
import { factsOf, startInstallation, type Installation } from './installation.js'
import { once, readFacts, type Read } from './read-facts.js'

const engines = getEngines()

async function until(what: string, holds: () => Promise<boolean>, seconds = 40): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; !(await holds()); await new Promise(resolve => setTimeout(resolve, 200)))
    if (Date.now() > end) throw new Error(`It never came to hold that ${what}.`)
}

const statusOf = async (caller: Caller, path: string): Promise<unknown> => (await caller.get(path)).body['status']
const listed = ({ body }: Answer): readonly Readonly<Record<string, unknown>>[] => body['items'] as readonly Readonly<Record<string, unknown>>[]

describe("two webs, a worker and a relay on PostgreSQL and Kafka, with the stub of KurrentDB's protocol (a process of its own) in KurrentDB's place", () => {
  let installation: Installation
  let [police, hub, housing, manager] = [] as unknown as [Caller, Caller, Caller, Caller]
  let ref = ''
  let action = ''

  beforeAll(async () => {
    installation = await startInstallation(engines)
    await until('every web is ready', async () => (await Promise.all(installation.addresses.map(address => fetch(`${address}/health/ready`)))).every(({ status }) => status === 200))
    const both = installation.addresses
    ;[police, hub, housing, manager] = await Promise.all([
      signInByApi(both, 'kent-police-representative'),
      signInByApi(both, 'coordinator-1'),
      signInByApi(both, 'canterbury-housing-representative'),
      signInByApi(both, 'marac-manager'),
    ])
  }, 60_000)
  afterAll(async () => {
    await installation.stop()
  }, 60_000)

  /** Each by the next of the two webs: reads the version from one and sends to the other. */
  const sent = async (by: Caller, path: string, body: object, on?: string): Promise<string> => {
    const answer = await by.send(path, body, on)
    expect({ path, answer }).toMatchObject({ answer: { status: on === undefined || path.endsWith('/actions') ? 201 : 200 } })
    return String(answer.body['ref'])
  }

  it('says that each process is live and ready', async () => {
    for (const address of installation.healthAddresses)
      for (const path of ['/health/live', '/health/ready']) expect({ address, path, status: (await fetch(`${address}${path}`)).status }).toMatchObject({ status: 200 })
  })

  it('takes a case from referral to an action agreed, through both webs in turn, while the relay dies and comes back', async () => {
    ref = await sent(police, '/api/marac/referrals', referral)
    const path = `/api/marac/cases/${ref}`
    await sent(hub, `${path}/acceptance`, {}, path)
    await until('the relay has published what it was told', async () => (await readFacts(engines.brokers, installation.topic)).length > 0)
    await installation.relay.kill()
    await sent(hub, `${path}/research-requests`, { agencies: ['canterbury-housing', 'probation'] }, path)
    await sent(housing, `${path}/research-returns`, { answer: 'known', shared: 'A planted reason', basis: 'public-task', confirmation: ['confirmed'], worksheet: 'A planted worksheet' }, path)
    installation.relay = await installation.startRelay()
    action = await sent(hub, `/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'A planted action', immediateSafety: false, dueOn: daysFromNow(1) })
    await sent(housing, `/api/actions/${action}/acceptance`, {}, `/api/actions/${action}`)
    expect(await statusOf(housing, `/api/actions/${action}`)).toBe('accepted')
  })

  it('refuses at one web what is stale by what the other recorded', async () => {
    const path = `/api/marac/cases/${ref}`
    const { etag } = await hub.get(path)
    await sent(hub, `${path}/research-requests`, { agencies: ['kent-police'] }, path)
    const stale = await fetch(`${installation.addresses[1]}${path}/closure`, { method: 'POST', headers: { ...(await headersOf('coordinator-1')), 'if-match': etag }, body: JSON.stringify({ outcome: 'other', reason: 'A planted reason' }) })
    expect(stale.status).toBe(412)
  })

  it('escalates what is overdue by the worker, told by the command line as a hub is, and once', async () => {
    const later = `${daysFromNow(21)}T12:00:00Z`
    const ticked = JSON.parse(await installation.tick(later)) as { readonly done: Readonly<Record<string, number>> }
    expect(ticked.done['escalate-overdue']).toBe(1)
    expect(JSON.parse(await installation.tick(later))).toMatchObject({ done: { 'escalate-overdue': 0 } })
    expect(listed(await manager.get('/api/actions/escalations')).filter(({ ref: of }) => of === action)).toMatchObject([{ tier: 'tactical-group', asks: 'decide' }])
  })

  it('answers while the worker is away, and catches up when it is back', async () => {
    await installation.worker.kill()
    const path = `/api/marac/cases/${ref}`
    await sent(hub, `/api/actions/${action}/impossibility`, { reason: 'A planted reason' }, `/api/actions/${action}`)
    expect(await statusOf(hub, `/api/actions/${action}`)).toBe('not-possible')
    const inList = async () => listed(await hub.get('/api/actions')).find(each => each['ref'] === action)?.['status']
    expect(await inList()).toBe('accepted')
    expect((await hub.send(`${path}/closure`, { outcome: 'plan-complete', reason: 'A planted reason' }, path)).status).toBe(409)
    installation.worker = await installation.startWorker()
    await until('the list of what is to be done knows what was recorded meanwhile', async () => (await inList()) === undefined)
    const [child] = ((await hub.get(path)).body as { readonly people: readonly { readonly role: string; readonly personId: string }[] }).people.filter(({ role }) => role === 'child')
    await sent(hub, `${path}/child-considerations`, { child: child?.personId, considered: 'A planted reason', enough: 'A planted reason' }, path)
    await sent(hub, `${path}/closure`, { outcome: 'plan-complete', reason: 'A planted reason' }, path)
    expect(await statusOf(police, path)).toBe('closed')
  })

  it('takes five people of four agencies through the same journey in Chromium', async () => {
    const browser = await openChromium()
    try {
      await journey({ browser, address: installation.addresses[0], tick: async now => void (await installation.tick(now)) })
    } finally {
      await browser.close()
    }
  }, 120_000)

  it('has published every public fact, each case in order, as kcat reads it, and no word of what is personal', async () => {
    const expected = factsOf(await installation.events())
    expect(expected.length).toBeGreaterThan(20)
    let read: readonly Read[] = []
    await until('every fact is published', async () => {
      read = await readFacts(engines.brokers, installation.topic)
      return once(read).length >= expected.length
    })
    expect(new Set(once(read).map(({ event }) => event.id))).toEqual(new Set(expected.map(({ id }) => id)))
    const subjects = new Set(expected.map(({ subject }) => subject))
    expect(subjects.size).toBe(2)
    for (const subject of subjects) {
      const told = once(read).filter(({ key }) => key === subject)
      expect(told.map(({ event }) => event.id)).toEqual(expected.filter(fact => fact.subject === subject).map(({ id }) => id))
    }
    const personal = [...planted, ...Object.values(people), privateWorksheet, whatHappened.slice(0, 20), 'spy-hole', '"box"']
    const everything = read.map(({ text }) => text).join('\n')
    expect(personal.filter(words => everything.includes(words))).toEqual([])
    expect(personal.filter(words => installation.said().includes(words))).toEqual([])
  })

  it('ends each process in order when it is told to', async () => {
    expect(await installation.relay.stop()).toBe(0)
    expect(await installation.worker.stop()).toBe(0)
    for (const web of installation.webs) expect({ code: await web.stop(), said: web.said() }).toMatchObject({ code: 0 })
  })

  async function headersOf(user: string) {
    const { token } = (await (await fetch(`${installation.addresses[0]}/api/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user }) })).json()) as { readonly token: string }
    return { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  }
})
