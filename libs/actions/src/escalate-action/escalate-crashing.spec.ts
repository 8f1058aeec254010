import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { addDays, addWorkingDays, londonInstant } from '@lantern/clock'
import { digestOf, openSqliteEventStore, runDecision, upcast, type EventStore, type SqliteEventStore, type StoredOf } from '@lantern/event-store'
import { exampleDocuments, exampleRules, rulesAt, RulesNow, tiers } from '@lantern/rules'
import type { Views } from '@lantern/projections'
import { PeopleFirst } from '@lantern/web-kit'
import { Logger } from '@nestjs/common'
import type { DiscoveryService } from '@nestjs/core'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActionEvent } from '../action/action.events.js'
import { actionAgreed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import type { ActionRows, Climbed } from '../action-rows.js'
import { actionRowsOf } from '../actions-of.js'
import { dutyRefOf } from '../duty/duty.refs.js'
import type { DutyEvent } from '../duty/duty.events.js'
import { duty } from '../duty/duty.stream.js'
import { DutySource, type Owed } from '../duty-source.js'
import { dutiesProjection, type DutyRow } from '../duties/duties.projection.js'
import { EscalateDuties } from '../escalate-duty/escalate-duties.js'
import { EscalateOverdue } from './escalate-overdue.js'

const first = '2027-01-11'
const actions = Array.from({ length: 24 }, (_, i) => ({ ref: `MC-4T7Q9-XWC2D-${String(i).padStart(4, '0')}`, immediateSafety: i % 5 === 0, dueOn: addDays('2027-01-15', i % 9) }))
/** Research that agencies owe on other cases, and minutes that the Hub owes; some of it comes while the ladder climbs. */
const owed = Array.from({ length: 14 }, (_, i) => ({
  ...(i < 10 ? { kind: 'research' as const, about: `MC-00000-0000${i}`, agency: 'probation' } : { kind: 'minutes' as const, about: `MT-00000-000${i}`, agency: 'hub' }),
  ...{ since: `${first}T09:00:00.000Z`, dueOn: addDays('2027-01-15', i % 7), comesOn: i % 3 === 0 ? addDays('2027-01-20', i) : undefined },
}))
const { calendar, escalation } = exampleRules()

class ExampleRules extends RulesNow {
  async inForce(at: string) {
    return { rules: rulesAt(exampleDocuments, at.slice(0, 10)), version: 'rules-1' }
  }
}

class Asked extends DutySource {
  today = first
  constructor(readonly kind: 'research' | 'minutes') {
    super()
  }
  readonly dueBy = async (day: string) => owed.filter(({ kind, dueOn, comesOn = '9' }) => kind === this.kind && dueOn <= day && comesOn > day)
  readonly now = async ({ about }: Pick<Owed, 'about'>) => {
    const found = owed.find(each => each.about === about)
    return found === undefined ? 'withdrawn' : (found.comesOn ?? '9') <= this.today ? 'done' : found
  }
}

/** The rows that the view of duties would hold of these events. */
function dutyRowsOf(events: readonly StoredOf<DutyEvent>[]): readonly DutyRow[] {
  const rows = new Map<string, DutyRow>()
  for (const event of events) {
    const row = (dutiesProjection.on[event.type] as (row: DutyRow | undefined, event: unknown) => DutyRow | undefined)(rows.get(event.stream), event)
    if (row) rows.set(event.stream, row)
  }
  return [...rows.values()]
}

/** Nobody is here, and the views are seen to above. */
const peopleFirst = (store: EventStore) => new PeopleFirst(store, { waitFor: async () => true })

/** Numbers that look like chance and are the same each time. */
function chances(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
}

describe('a tick that dies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-ticks-'))
  let store: SqliteEventStore
  const streams = async (): Promise<readonly StoredOf<ActionEvent>[]> =>
    (await Promise.all(actions.map(async ({ ref }) => (await store.readStream(`action-${ref}`)).map(event => upcast(action, event) as unknown as StoredOf<ActionEvent>)))).flat()

  beforeAll(async () => {
    jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined)
    store = openSqliteEventStore({ file: join(folder, 'events.db') })
    for (const { ref, immediateSafety, dueOn } of actions)
      await runDecision({
        ...{ store, stream: action, id: ref, rule: () => [actionAgreed({ actionId: ref, immediateSafety, dueOn })], command: ref, rulesVersion: 'rules-1', commandId: `agree-${ref}`, digest: digestOf(ref) },
        given: { now: `${first}T09:00:00.000Z`, by: { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }, rules: {} },
      })
  })
  afterAll(async () => {
    jest.restoreAllMocks()
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('at 50 points, before and after a write, with views behind and days left out, takes each step once, in order, and dated by its own day', async () => {
    const chance = chances(7)
    let [died, views] = [0, await streams()]
    /** Dies at the append of this number: before it is written, or when it is and nobody was told. */
    const dying = (after: number): EventStore => {
      let left = after
      return new Proxy(store, {
        get: (target, name) => {
          const found: unknown = Reflect.get(target, name, target)
          if (name !== 'append') return found instanceof Function ? (found.bind(target) as unknown) : found
          return async (...given: Parameters<EventStore['append']>) => {
            if (left < 0) throw new Error('The process is dead.')
            left -= 1
            if (left >= 0) return target.append(...given)
            died += 1
            if (chance() < 0.5) await target.append(...given)
            throw new Error('The lights went out.')
          }
        },
      })
    }
    const asked = [new Asked('research'), new Asked('minutes')]
    let dutyViews: readonly StoredOf<DutyEvent>[] = []
    const duties = async () => (await Promise.all(owed.map(async each => (await store.readStream(`duty-${dutyRefOf(each)}`)).map(event => upcast(duty, event) as unknown as StoredOf<DutyEvent>)))).flat()
    const seen = async () => ([views, dutyViews] = [await streams(), await duties()])
    const tickDuties = async (of: EventStore, today: string): Promise<number> => {
      const rowsWhere = (of: unknown) => {
        const query = { select: () => query, where: (column: string, _is: string, value: unknown) => (column === 'kind' ? rowsWhere(value) : query), orderBy: () => query, execute: () => Promise.resolve(dutyRowsOf(dutyViews).filter(({ unmet, kind }) => unmet === 1 && kind === of)) }
        return query
      }
      const query = rowsWhere(undefined)
      for (const each of asked) each.today = today
      return new EscalateDuties({ getProviders: () => asked.map(instance => ({ instance })) } as unknown as DiscoveryService, { rows: () => query } as unknown as Views, of, new ExampleRules(), peopleFirst(of)).run(londonInstant(today, '06:00'))
    }
    const tick = async (of: EventStore, today: string): Promise<number> => (await tickActions(of, today)) + (await tickDuties(of, today))
    const tickActions = async (of: EventStore, today: string): Promise<number> => {
      const due = actionRowsOf(views, () => undefined).filter(({ unmet, closed, due_on }) => unmet === 1 && closed === 0 && due_on <= today)
      const place = ({ due_on, tier, tier_on, held_until, immediate_safety }: Climbed): string => JSON.stringify([due_on, tier, tier_on, held_until, immediate_safety])
      const places = Map.groupBy(due, place)
      const rows: Pick<ActionRows, 'climbedBy' | 'refsOf'> = {
        climbedBy: async () => [...places.values()].flatMap(([one]) => one ?? []),
        refsOf: async climbed => (places.get(place(climbed)) ?? []).map(({ ref }) => ref),
      }
      return new EscalateOverdue(rows as ActionRows, of, new ExampleRules(), peopleFirst(of)).run(londonInstant(today, '06:00'))
    }
    for (let day = first; day <= '2027-03-12'; day = addDays(day, 1)) {
      if (chance() < 0.1) continue
      while (died < 50 && chance() < 0.9) {
        await tick(dying(Math.floor(chance() * 2)), day)
        if (chance() < 0.3) await seen()
      }
      await tick(store, day)
      await seen()
      expect(await tick(store, day)).toBe(0)
    }
    expect(died).toBe(50)
    for (const { kind, about, agency, since, dueOn, comesOn = '9' } of owed) {
      const made = (await duties()).filter(({ stream }) => stream === `duty-${dutyRefOf({ kind, about, agency, since })}`)
      // A step whose day came before the research did was taken; the last word is that it came.
      const steps = escalation[kind].value.map(({ tier, afterWorkingDays }) => [tier, addWorkingDays(dueOn, afterWorkingDays, calendar).date] as const)
      const taken = made.flatMap(({ type, data }) => (type === 'DutyEscalated' ? [[data.tier, data.stepDueOn] as const] : []))
      expect(taken).toEqual(steps.slice(0, taken.length))
      expect(made.filter(({ type }) => type === 'DutyEnded').map(({ revision }) => revision)).toEqual(comesOn === '9' ? [] : [taken.length])
      if (comesOn === '9') expect(taken).toHaveLength(steps.length)
    }
    const events = await streams()
    for (const { ref, immediateSafety, dueOn } of actions) {
      const ladder = immediateSafety ? escalation.immediateSafety : escalation.actionOverdue
      const taken = events.flatMap(event => (event.type === 'ActionEscalated' && event.data.actionId === ref ? [event.data] : []))
      expect(taken.map(({ tier, stepDueOn }) => [tier, stepDueOn])).toEqual(ladder.value.map(({ tier, afterWorkingDays }) => [tier, addWorkingDays(dueOn, afterWorkingDays, calendar).date]))
      expect(taken.map(({ tier }) => tiers.indexOf(tier))).toEqual(taken.map(({ tier }) => tiers.indexOf(tier)).sort((a, b) => a - b))
    }
  }, 60_000)
})
