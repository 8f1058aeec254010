import { action, duty, escalationsAsAt, type ActionEvent, type DutyEvent } from '@lantern/actions'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { addDays, addWorkingDays, endOfLondonDay, englandAndWales, londonInstant, SetClock } from '@lantern/clock'
import { idOf } from '@lantern/decision'
import { START, upcast, type StoredOf } from '@lantern/event-store'
import { loadRuleFiles, rulesAt, tiers, type RulesInForce, type Tier } from '@lantern/rules'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startContext, type Running } from '../app/running.js'
import { openFolder } from '../folder/open-folder.js'
import { escalationsOf } from './cases.js'
import { runJob } from './jobs.js'
import { makeDemonstration } from './whole-folder.js'

const quiet = () => undefined
const until = '2026-11-23'
const days = Array.from({ length: 120 }, (_, i) => addDays(until, i))
const lastDay = addDays(until, 119)
const folder = mkdtempSync(join(tmpdir(), 'lantern-'))

type Late = StoredOf<ActionEvent> | StoredOf<DutyEvent>
type Streams = ReadonlyMap<string, readonly Late[]>

/** Of actions, and of whatever else is owed by a date. */
async function climbing({ parts: { store } }: Running): Promise<Streams> {
  const streams = new Map<string, Late[]>()
  for (const type of [action, duty])
    for (const event of await store.readAll({ after: START, max: 100_000, filter: { streams: [`${type.name}-`] } })) streams.set(event.stream, [...(streams.get(event.stream) ?? []), upcast(type as never, event) as unknown as Late])
  return streams
}

describe('a demonstration that nobody works on for 120 days', () => {
  let before: Streams = new Map()
  let after: Streams = new Map()
  let rules: RulesInForce
  const steps = (events: readonly Late[]) => events.flatMap(event => (event.type === 'ActionEscalated' || event.type === 'DutyEscalated' ? [event] : []))
  const ladderFor = (events: readonly Late[]) => (events.some(event => event.type === 'DutyEscalated' && event.data.kind === 'minutes') ? rules.escalation.minutes : events.some(({ type }) => type === 'DutyEscalated') ? rules.escalation.research : events.some(event => event.type === 'ActionAgreed' && event.data.immediateSafety) ? rules.escalation.immediateSafety : rules.escalation.actionOverdue)
  /** Those of which nothing else was recorded in these days, and that went up at all. */
  const untouched = () => [...after].filter(([stream, events]) => events.length > (before.get(stream)?.length ?? 0) && events.slice(before.get(stream)?.length ?? 0).every(({ type }) => type === 'ActionEscalated' || type === 'DutyEscalated'))
  const isResearch = ([stream]: readonly [string, unknown]) => stream.startsWith('duty-')

  beforeAll(async () => {
    await makeDemonstration({ folder: join(folder, 'demo'), cases: 9, seed: 'ladder-15', until }, quiet)
    const clock = new SetClock(endOfLondonDay(until))
    const hub = await startContext(await openFolder('demonstration', { folder: join(folder, 'demo'), clock }))
    const loaded = loadRuleFiles(join(import.meta.dirname, '../../../../infra/partnerships/kent-and-medway'))
    if ('refused' in loaded) throw new Error('The files of Kent and Medway are refused.')
    rules = rulesAt(loaded.documents, until)
    try {
      before = await climbing(hub)
      for (const day of days) {
        const now = londonInstant(day, '06:00')
        clock.set(now)
        await runJob(hub, 'tick', { now }, quiet)
        await hub.parts.progress.waitFor(await hub.parts.store.head(), 10_000)
      }
      after = await climbing(hub)
    } finally {
      await hub.close()
    }
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('carries every untouched action, and all research that does not come, up every tier to the Executive Group', () => {
    expect([untouched().filter(each => !isResearch(each)).length > 3, untouched().filter(isResearch).length > 0]).toEqual([true, true])
    for (const [, events] of untouched()) {
      const taken = steps(events).map(({ data }) => data.tier)
      const ladder = ladderFor(events)
      expect(taken.slice(-ladder.value.length)).toEqual(ladder.value.map(({ tier }) => tier))
      expect(taken.at(-1)).toBe('executive-group')
    }
  })

  it('takes each step on the day that the rules say, in the tick of that day, with evidence, rule and what is asked', () => {
    const calendar = englandAndWales([])
    const made = [...after].flatMap(([stream, events]) => steps(events).filter(({ revision }) => revision >= (before.get(stream)?.length ?? 0)))
    expect(new Set(made.map(({ data }) => data.tier))).toEqual(new Set(tiers))
    for (const { data, recordedAt, happenedAt } of made) {
      const ladder = [rules.escalation.actionOverdue, rules.escalation.immediateSafety, rules.escalation.research, rules.escalation.minutes].find(({ id }) => id === data.rule?.id)
      const step = ladder?.value.find(({ tier }) => tier === data.tier)
      expect(data).toMatchObject({ workingDaysLate: step?.afterWorkingDays, asks: step?.asks, rule: { version: '2019-01-01' }, stepDueOn: addWorkingDays(data.dueOn, step?.afterWorkingDays ?? -1, calendar).date })
      // What fell due on the day before the first tick was waiting for it.
      if (data.stepDueOn >= until) expect(recordedAt).toBe(londonInstant(data.stepDueOn, '06:00'))
      expect(happenedAt.slice(0, 10) <= data.stepDueOn).toBe(true)
    }
  })

  it('shows it as at any of those days: each action on the tier that it had reached, and never two tiers further than the day before but where two are asked at once', async () => {
    const height = (tier: Tier | undefined): number => (tier === undefined ? -1 : tiers.indexOf(tier))
    const shown = days.map(day => new Map(escalationsAsAt(after.values(), day, rules.calendar).map(each => [each.ref, each])))
    for (const [stream, events] of untouched()) {
      const ref = idOf(stream)
      shown.forEach((of, i) => {
        const [day = until, row] = [days[i], of.get(ref)]
        const reached = steps(events).filter(({ data }) => data.stepDueOn <= day).map(({ data }) => data.tier).at(-1)
        expect([ref, day, row?.tier]).toEqual([ref, day, reached])
        if (i > 0) expect(height(row?.tier)).toBeGreaterThanOrEqual(height(shown[i - 1]?.get(ref)?.tier))
      })
      expect(shown.at(-1)?.get(ref)?.tier).toBe('executive-group')
    }
    const asked = await escalationsOf({ folder: join(folder, 'demo') }, lastDay)
    expect(asked).toEqual(escalationsAsAt(after.values(), lastDay, rules.calendar))
    const [half = until] = [days[60]]
    expect(await escalationsOf({ folder: join(folder, 'demo') }, half)).toEqual([...(shown[60]?.values() ?? [])])
  })
})
