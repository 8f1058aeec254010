import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openSqliteEventStore, START, type EventStore } from '@lantern/event-store'
import { PrivateStore } from '@lantern/privacy'
import { ViewProgress } from '@lantern/projections'
import { exampleRules, RulesNow } from '@lantern/rules'
import { PeopleFirst } from '@lantern/web-kit'
import { decideAsSystem } from '@lantern/web-kit'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseListed, referralAccepted, referralSubmitted, routeChosen } from '../marac-case/marac-case.examples.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import type { Problem, WorkCheckEvent } from '../work-check/work-check.events.js'
import { problemKey } from '../work-check/work-check.state.js'
import type { ListedAt } from './agendas.policy.js'
import { CheckWork } from './check-work.js'
import type { WorkToCheck } from './work-to-check.js'

class Rules extends RulesNow {
  async inForce(at: string) {
    return { rules: exampleRules(at.slice(0, 10)), version: '' }
  }
}
class UpToDate extends ViewProgress {
  shows = true
  async waitFor() {
    return this.shows
  }
}

let [folder, store, privateStore, progress] = ['', undefined as unknown as EventStore, undefined as unknown as PrivateStore, new UpToDate()]
let [still, overlaps, lists] = [[] as readonly Problem[], [] as readonly Problem[], new Map<string, ListedAt>()]
const work = { standingStill: async () => still, overlapping: async () => overlaps, listed: async () => lists } as Partial<WorkToCheck> as WorkToCheck
const check = (by: EventStore = store) => new CheckWork(work, by, new Rules(), privateStore, progress, new PeopleFirst(by, progress))
const record = (ref: string, events: readonly MaracCaseEvent[]) => decideAsSystem(store, new Rules(), { stream: maracCase, id: ref, rule: () => events, command: {}, commandId: `make-${ref}-${events.length}` }, '2027-01-11T09:00:00.000Z')
const recorded = async () => (await store.readAll({ after: START, max: 1000, filter: { streams: ['workCheck'] } })).map(({ type, data }) => `${type} ${(data as WorkCheckEvent['data']).problems.map(problemKey).join(' ')}`)
const on = (day: number, minute = '00') => `2027-01-${day}T06:${minute}:00.000Z`
const awaiting = [referralSubmitted(), referralAccepted(), routeChosen({ route: 'meeting' })]
const stuck: Problem = { kind: 'no-next-date', ref: 'MC-1' }

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-check-'))
  store = openSqliteEventStore({ file: join(folder, 'events.db') })
  privateStore = await PrivateStore.openFile(join(folder, 'keys.db'))
  progress = new UpToDate()
  still = overlaps = []
  lists = new Map()
})
afterEach(async () => {
  await store.close()
  await privateStore.close()
  rmSync(folder, { recursive: true })
})

describe('the check of the work', () => {
  it('records what stands still once, and looks again on the next day', async () => {
    still = [stuck]
    expect([await check().run(on(12)), await check().run(on(12, '01')), await check().run(on(13))]).toEqual([1, 0, 0])
    still = []
    expect([await check().run(on(13, '01')), await check().run(on(14))]).toEqual([0, 1])
    expect(await recorded()).toEqual(['ProblemsFound no-next-date/MC-1', 'ProblemsOver no-next-date/MC-1'])
  })
  it('finds a case that its stream says awaits a meeting and that lists show nowhere, and that it is there again', async () => {
    await record('MC-1', awaiting)
    await check().run(on(12))
    lists = new Map([['MC-1', { agendas: [], queued: true }]])
    await check().run(on(13))
    expect(await recorded()).toEqual(['ProblemsFound agenda-differs/MC-1', 'ProblemsOver agenda-differs/MC-1'])
  })
  it('finds a case that is shown twice, or on an agenda without awaiting a meeting, though nothing of it was recorded since', async () => {
    await record('MC-1', [...awaiting, caseListed({ meeting: 'MT-1' })])
    await record('MC-2', [referralSubmitted()])
    lists = new Map([['MC-1', { agendas: ['MT-1'], queued: false }]])
    expect(await check().run(on(12))).toBe(0)
    lists = new Map([['MC-1', { agendas: ['MT-1'], queued: true }], ['MC-2', { agendas: ['MT-1'], queued: false }]])
    await check().run(on(13))
    expect(await recorded()).toEqual(['ProblemsFound agenda-differs/MC-1 agenda-differs/MC-2'])
  })
  it('says nothing while the views do not show what was recorded, and looks again with the next tick', async () => {
    await record('MC-1', awaiting)
    progress.shows = false
    expect(await check().run(on(12))).toBe(0)
    progress.shows = true
    expect(await check().run(on(12, '01'))).toBe(1)
  })
  it('looks for meetings at one time at each tick', async () => {
    await check().run(on(12))
    overlaps = [{ kind: 'meetings-overlap', ref: 'MT-1', about: 'MT-2' }]
    expect([await check().run(on(12, '01')), await check().run(on(12, '02'))]).toEqual([1, 0])
    overlaps = []
    await check().run(on(12, '03'))
    expect(await recorded()).toEqual(['ProblemsFound meetings-overlap/MT-1/MT-2', 'ProblemsOver meetings-overlap/MT-1/MT-2'])
  })
  it.each([['before it is recorded', false], ['after it was recorded', true]])('doubles and skips nothing when it ends in the middle, %s', async (_, after) => {
    still = [stuck]
    overlaps = [{ kind: 'meetings-overlap', ref: 'MT-1', about: 'MT-2' }]
    for (const at of [1, 2]) {
      let left = at
      const crashing = new Proxy(store, {
        get: (target, name) => {
          const found: unknown = Reflect.get(target, name, target)
          if (typeof found !== 'function') return found
          if (name !== 'append') return found.bind(target) as unknown
          return async (...args: unknown[]) => {
            left -= 1
            if (left > 0) return Reflect.apply(found, target, args) as unknown
            if (after) await Reflect.apply(found, target, args)
            throw new Error('It ends here.')
          }
        },
      })
      await check(crashing).run(on(11 + at)).catch(() => 0)
    }
    await check().run(on(14))
    expect(await recorded()).toEqual(['ProblemsFound meetings-overlap/MT-1/MT-2', 'ProblemsFound no-next-date/MC-1'])
  })
})
