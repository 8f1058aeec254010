import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { accessStream } from '@lantern/access'
import { endOfLondonDay, SetClock } from '@lantern/clock'
import { START, type StoredEvent } from '@lantern/event-store'
import { researchRequestsProjection } from '@lantern/marac'
import { findClearPersonalData, isSealed } from '@lantern/privacy'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { startContext, type Running } from '../app/running.js'
import { filesOf, openFolder, readFolder } from '../folder/open-folder.js'
import { caseNow, escalationsOf } from './cases.js'
import { runJob } from './jobs.js'
import { accessOf, operatorOf } from './operator.js'
import { runCli } from './program.js'
import { verify } from './reading.js'
import { simulate } from './simulate.js'
import { askHub, listenForJobs } from './socket.js'
import { backUp, makeDemonstration, rebuildViews, restore } from './whole-folder.js'

const quiet = () => undefined
const until = '2026-11-23'
const root = mkdtempSync(join(tmpdir(), 'lantern-'))
const folder = join(root, 'demo')
const samplesFolder = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'samples')
const samples = readFileSync(join(samplesFolder, 'referrals.csv'))

const running = async <T>(work: (running: Running) => Promise<T>, at = endOfLondonDay(until), where = folder): Promise<T> => {
  const hub = await startContext(await openFolder('demonstration', { folder: where, clock: new SetClock(at) }))
  try {
    return await work(hub)
  } finally {
    await hub.close()
  }
}

async function allEvents(): Promise<readonly StoredEvent[]> {
  const parts = await readFolder({ folder, clock: new SetClock(endOfLondonDay(until)) })
  try {
    return await parts.store.readAll({ after: START, max: 100_000 })
  } finally {
    await parts.close()
  }
}

/** Every text in an event that is not sealed, with where it stands. */
function* clearTexts(value: unknown, at: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [at, value]
  else if (typeof value === 'object' && value !== null && !isSealed(value)) for (const [name, inner] of Object.entries(value)) yield* clearTexts(inner, Array.isArray(value) ? at : `${at}.${name}`)
}

describe('a case from referral to escalated action, as the operator sees it', () => {
  let digest = ''
  beforeAll(async () => {
    ;({ digest } = await makeDemonstration({ folder, cases: 12, seed: 'case-18', until }, quiet))
  }, 60_000)
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('makes the same cases of the same seed and date, and others of another seed', async () => {
    const again = await makeDemonstration({ folder: join(root, 'again'), cases: 12, seed: 'case-18', until }, quiet)
    const other = await makeDemonstration({ folder: join(root, 'other'), cases: 6, seed: 'other', until }, quiet)
    expect(again.digest).toBe(digest)
    expect([again.refused, other.refused]).toEqual([0, 0])
    expect(other.digest).not.toBe(digest)
  })

  it('makes a demonstration anew that broke off, and lets nobody meet half of one', async () => {
    const half = join(root, 'half')
    const broken = () => {
      throw new Error('The lights went out.')
    }
    await expect(makeDemonstration({ folder: half, cases: 20, seed: 'case-18', until }, broken)).rejects.toThrow('lights')
    const clock = new SetClock(endOfLondonDay(until))
    await expect(openFolder('demonstration', { folder: half, clock })).rejects.toThrow('was not finished')
    await expect(readFolder({ folder: half, clock })).rejects.toThrow('was not finished')
    expect((await makeDemonstration({ folder: half, cases: 12, seed: 'case-18', until }, quiet)).digest).toBe(digest)
    await (await openFolder('demonstration', { folder: half, clock })).close()
  })

  it('counts what would have been late by other rules, by agency, and says what falls due', async () => {
    const settings = { folder }
    const period = { from: '2025-01-01', to: until }
    const asItWas = await simulate(settings, period, until)
    const shorter = await simulate(settings, period, until, join(samplesFolder, 'research-in-three-days.yaml'))
    const research = ({ clocks }: typeof asItWas) => clocks.find(({ clock }) => clock === 'clock.research-return') ?? { started: 0, late: 0, lateThen: 0, byAgency: [] }
    expect(research(asItWas).started).toBeGreaterThan(20)
    expect(research(asItWas).lateThen).toBe(research(asItWas).late)
    expect(research(shorter).lateThen).toBeGreaterThan(research(asItWas).late)
    for (const clock of shorter.clocks) {
      expect(clock.byAgency.reduce((sum, { started }) => sum + started, 0)).toBe(clock.started)
      expect(clock.byAgency.reduce((sum, { lateThen }) => sum + lateThen, 0)).toBe(clock.lateThen)
      if (clock.clock !== 'clock.research-return') expect(clock.lateThen).toBe(clock.late)
    }
    const lateNow = await running(async ({ parts }) => parts.views.views.rows(researchRequestsProjection).select('id').where('waiting', '=', 1).where('due_on', '<', until).execute())
    const overdue = (await simulate(settings, { from: until, to: '2027-02-20' }, until)).due.filter(({ on, clock }) => on === null && clock === 'clock.research-return')
    expect(overdue.reduce((sum, { count }) => sum + count, 0)).toBe(lateNow.length)
    const wrong = join(root, 'wrong.yaml')
    writeFileSync(wrong, 'rules:\n  - id: clock.research-return\n    versions:\n      - { from: 2019-01-01, value: { amount: none, unit: day }, source: x, tag: P }\n')
    await expect(simulate(settings, period, until, wrong)).rejects.toThrow('wrong.yaml line 4: rules[1].versions[1].value.amount must be a whole number.')
  })

  it('never mixes invented and real data', async () => {
    await expect(makeDemonstration({ folder, cases: 1, seed: '1', until }, quiet)).rejects.toThrow('holds a demonstration already')
    await expect(openFolder('real', { folder, clock: new SetClock(endOfLondonDay(until)) })).rejects.toThrow('holds a demonstration')
  })

  it('imports the sample file once, however often it comes', async () => {
    const file = samples.toString('base64')
    const first = await running(hub => runJob(hub, 'import-referrals', { file }, quiet))
    expect(first).toEqual({ rows: 3, created: 3, alreadyThere: 0, rejected: [] })
    const before = (await allEvents()).length
    const windows = Buffer.from(`\uFEFF${samples.toString('utf8').replaceAll('\n', '\r\n')}`).toString('base64')
    const second = await running(hub => runJob(hub, 'import-referrals', { file: windows }, quiet))
    expect(second).toEqual({ rows: 3, created: 0, alreadyThere: 3, rejected: [] })
    expect((await allEvents()).length).toBe(before)
  })

  it('rejects a bad row with its column and leaves nothing of it behind, while the good ones go in', async () => {
    const [header = '', first = ''] = samples.toString('utf8').split('\n')
    const bad = first.replace('KP/2026/000101', 'KP/2').replace('03/04/1991', '31/02/1991')
    const good = first.replace('KP/2026/000101', 'KP/3')
    const before = (await allEvents()).length
    const done = await running(hub => runJob(hub, 'import-referrals', { file: Buffer.from([header, bad, good, 'Nobody'].join('\n')).toString('base64') }, quiet))
    expect(done).toMatchObject({ rows: 3, created: 1, alreadyThere: 0 })
    expect(done.rejected.map(({ row, column }) => [row, column])).toEqual([[2, 'victim_date_of_birth'], [4, 'agency']])
    expect((await allEvents()).length).toBe(before + 1)
  })

  it('escalates as at a moment, once, and says the same of a past day ever after', async () => {
    const settings = { folder }
    const then = await escalationsOf(settings, '2026-11-20')
    const ahead = '2027-01-15T09:00:00.000Z'
    const ticked = await running(hub => runJob(hub, 'tick', { now: ahead }, quiet), ahead)
    expect(ticked.done['escalate-overdue']).toBeGreaterThan(0)
    const again = await running(hub => runJob(hub, 'tick', { now: ahead }, quiet), ahead)
    expect(Object.values(again.done)).toEqual(Object.values(again.done).map(() => 0))
    expect(await escalationsOf(settings, '2026-11-20')).toEqual(then)
    const rows = await escalationsOf(settings, '2027-01-15')
    expect(rows.length).toBeGreaterThan(then.length)
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['agency', 'askedOf', 'asks', 'dueOn', 'kind', 'openSince', 'ref', 'tier', 'workingDaysLate'])
    // Who missed one meeting stays with the coordinators until the next.
    expect(new Set(rows.flatMap(({ kind, tier }) => (kind === 'attendance' ? [] : [tier])))).toEqual(new Set(['tactical-group', 'executive-group']))
  })

  it('shows a case as it stood at any moment', async () => {
    const [referred] = (await allEvents()).filter(({ type }) => type === 'ReferralSubmitted')
    const ref = referred?.stream.slice('maracCase-'.length) ?? ''
    const at = referred?.recordedAt ?? ''
    expect(await caseNow({ folder }, ref, at)).toMatchObject({ ref, status: 'referred', research: [], actions: [], demonstration: true })
    await expect(caseNow({ folder }, ref, new Date(Date.parse(at) - 1).toISOString())).rejects.toThrow('There was no case')
  })

  it('records what the operator reads before it is shown, with a hub and without one', async () => {
    const [referred] = (await allEvents()).filter(({ type }) => type === 'ReferralSubmitted')
    const ref = referred?.stream.slice('maracCase-'.length) ?? ''
    const recorded = async () => (await allEvents()).filter(({ stream }) => stream.startsWith(`${accessStream.name}-operator-`)).map(({ type, data, by }) => ({ type, data, by: by.agency }))
    const looks = async () => {
      await caseNow({ folder }, ref, undefined)
      await caseNow({ folder }, ref, '2026-11-22T00:00:00.000Z')
      await escalationsOf({ folder }, until)
      for (const none of ['MC-00000-00000', 'Ann Sample']) await expect(caseNow({ folder }, none, undefined)).rejects.toThrow('There is no case')
    }
    const left = [
      { type: 'CaseRead', data: { read: 'case-read', ref } },
      { type: 'CaseRead', data: { read: 'case-read', ref, asAt: '2026-11-22T00:00:00.000Z' } },
      { type: 'ListRead', data: { of: 'lantern/escalations' } },
      { type: 'AccessDenied', data: { tried: 'lantern/case', ref: 'MC-00000-00000' } },
      { type: 'AccessDenied', data: { tried: 'lantern/case' } },
    ].map(event => ({ ...event, by: 'operator' }))
    const before = (await recorded()).length
    await looks()
    expect((await recorded()).slice(before)).toEqual(left)
    await running(async hub => {
      // Where it cannot be recorded, nothing is shown.
      await expect(caseNow({ folder }, ref, undefined)).rejects.toThrow('Another Lantern process')
      await expect(escalationsOf({ folder }, until)).rejects.toThrow('Another Lantern process')
      const stop = await listenForJobs(folder, hub)
      await looks()
      await stop()
      expect(operatorOf(hub.parts.master)).toMatch(/^operator-[0-9a-f]{1,12}$/)
    })
    expect((await recorded()).slice(before)).toEqual([...left, ...left])
    expect(() => accessOf('coordinator-1', { verb: 'list', of: 'lantern/escalations' }, until)).toThrow('not an operator')
  })

  it('does jobs of the command line in the hub that runs, and only there', async () => {
    await running(async hub => {
      const stop = await listenForJobs(folder, hub)
      const heard: string[] = []
      const asked = await askHub(folder, 'import-referrals', { file: samples.toString('base64') }, text => heard.push(text))
      expect(asked?.result).toMatchObject({ rows: 3, alreadyThere: 3 })
      expect(heard).toEqual(['3 of 3 rows'])
      await expect(askHub(folder, 'user-reset', { user: 'nobody' }, quiet)).rejects.toThrow()
      await expect(openFolder('demonstration', { folder, clock: new SetClock(until) })).rejects.toThrow('Another Lantern process')
      await stop()
    })
    expect(await askHub(folder, 'tick', { now: '2027-01-15T09:00:00.000Z' }, quiet)).toBeUndefined()
  })

  it('holds no personal data in the clear', async () => {
    const events = await allEvents()
    const planted = ["Ada O'Mock", 'Łucja Próba', 'Zoë Specimen', 'Bram Placeholder', '1 Nowhere Lane', '01632 960001', 'you will not see Christmas', 'KP/2026/000101', '1991-04-03']
    expect(findClearPersonalData(events, planted)).toEqual([])
    // Whatever is clear is an id, a code, a date, a reference or, in a partnership's own events, the register.
    const plain = /^[A-Za-z0-9][A-Za-z0-9:.|/_-]*$|^$/
    const odd = events.filter(({ stream }) => !stream.startsWith('partnership-')).flatMap(({ type, data, by }) => [...clearTexts({ data, by }, type)].filter(([, text]) => !plain.test(text)))
    expect(odd).toEqual([])
    expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(15)
  })

  it('says beside each answer that people and events are invented, and leaves the shapes as documented', async () => {
    const said = async (...args: string[]) => {
      const [out, err] = [jest.spyOn(process.stdout, 'write').mockReturnValue(true), jest.spyOn(process.stderr, 'write').mockReturnValue(true)]
      try {
        const code = await runCli([...args, '--json', '--data', folder], {})
        const text = (spy: typeof out) => spy.mock.calls.map(([chunk]) => String(chunk)).join('')
        return { code, result: JSON.parse(text(out)) as unknown, beside: text(err) }
      } finally {
        out.mockRestore()
        err.mockRestore()
      }
    }
    const [referred] = (await allEvents()).filter(({ type }) => type === 'ReferralSubmitted')
    const shown = await said('case', referred?.stream.slice('maracCase-'.length) ?? '')
    const escalated = await said('escalations', '--as-at', '2027-01-15')
    const verified = await said('verify')
    expect(shown.result).toMatchObject({ demonstration: true })
    expect(escalated.result).toEqual(await escalationsOf({ folder }, '2027-01-15'))
    expect(Object.keys(verified.result as object).sort()).toEqual(['brokenChains', 'events', 'streams', 'viewsDiffering'])
    for (const { code, beside } of [shown, escalated, verified]) expect([code, beside]).toEqual([0, expect.stringContaining('people and events are invented')])
  })

  it('verifies, backs up, restores and rebuilds', async () => {
    const sound = await verify({ folder }, quiet)
    expect(sound).toMatchObject({ brokenChains: [], viewsDiffering: [] })
    await backUp({ folder }, join(root, 'backup'), quiet)
    await expect(backUp({ folder }, join(root, 'backup'), quiet)).rejects.toThrow('not empty')
    await restore({ folder: join(root, 'restored') }, join(root, 'backup'))
    await expect(restore({ folder }, join(root, 'backup'))).rejects.toThrow('holds data')
    expect(await verify({ folder: join(root, 'restored') }, quiet)).toEqual(sound)
    const contents = (of: string) => readdirSync(filesOf(of).contents, { recursive: true }).sort()
    expect(contents(folder).length).toBeGreaterThan(1)
    expect(contents(join(root, 'restored'))).toEqual(contents(folder))
    expect(await rebuildViews({ folder }, ['case_list'], quiet)).toMatchObject({ views: ['case_list'] })
    await expect(rebuildViews({ folder }, ['nothing'], quiet)).rejects.toThrow('There is no view called nothing')
  })

  it('finds a changed event and a changed view', async () => {
    const restored = join(root, 'restored')
    const log = new DatabaseSync(filesOf(restored).events)
    log.exec(`update events set data = replace(data, 'east', 'west') where data like '%"east"%' and position = (select min(position) from events where data like '%"area":"east"%')`)
    log.close()
    const views = new DatabaseSync(filesOf(restored).views)
    views.exec("update action_list set due_on = '2099-01-01' where ref = (select min(ref) from action_list)")
    views.close()
    const found = await verify({ folder: restored }, quiet)
    expect(found.brokenChains).toHaveLength(1)
    expect(found.viewsDiffering).toContain('action_list')
  })
})
