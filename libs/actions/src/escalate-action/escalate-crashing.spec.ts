import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { addDays, addWorkingDays, londonInstant } from '@lantern/clock'
import { digestOf, openSqliteEventStore, runDecision, upcast, type EventStore, type SqliteEventStore, type StoredOf } from '@lantern/event-store'
import { exampleDocuments, exampleRules, rulesAt, RulesNow, tiers } from '@lantern/rules'
import { Logger } from '@nestjs/common'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActionEvent } from '../action/action.events.js'
import { actionAgreed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import type { ActionRows } from '../action-rows.js'
import { actionRowsOf } from '../actions-of.js'
import { EscalateOverdue } from './escalate-overdue.js'

const first = '2027-01-11'
const actions = Array.from({ length: 24 }, (_, i) => ({ ref: `MC-4T7Q9-XWC2D-${String(i).padStart(4, '0')}`, immediateSafety: i % 5 === 0, dueOn: addDays('2027-01-15', i % 9) }))
const { calendar, escalation } = exampleRules()

class ExampleRules extends RulesNow {
  async inForce(at: string) {
    return { rules: rulesAt(exampleDocuments, at.slice(0, 10)), version: 'rules-1' }
  }
}

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
    const tick = async (of: EventStore, today: string): Promise<number> => {
      const rows = actionRowsOf(views, () => undefined).filter(({ unmet, due_on }) => unmet === 1 && due_on <= today)
      const query = { select: () => query, orderBy: () => query, execute: () => Promise.resolve(rows) }
      return new EscalateOverdue({ unmetBy: () => query } as unknown as ActionRows, of, new ExampleRules()).run(londonInstant(today, '06:00'))
    }
    for (let day = first; day <= '2027-03-12'; day = addDays(day, 1)) {
      if (chance() < 0.1) continue
      while (died < 50 && chance() < 0.9) {
        await tick(dying(Math.floor(chance() * 2)), day)
        if (chance() < 0.3) views = await streams()
      }
      await tick(store, day)
      views = await streams()
      expect(await tick(store, day)).toBe(0)
    }
    expect(died).toBe(50)
    const events = await streams()
    for (const { ref, immediateSafety, dueOn } of actions) {
      const ladder = immediateSafety ? escalation.immediateSafety : escalation.actionOverdue
      const taken = events.flatMap(event => (event.type === 'ActionEscalated' && event.data.actionId === ref ? [event.data] : []))
      expect(taken.map(({ tier, stepDueOn }) => [tier, stepDueOn])).toEqual(ladder.value.map(({ tier, afterWorkingDays }) => [tier, addWorkingDays(dueOn, afterWorkingDays, calendar).date]))
      expect(taken.map(({ tier }) => tiers.indexOf(tier))).toEqual(taken.map(({ tier }) => tiers.indexOf(tier)).sort((a, b) => a - b))
    }
  }, 60_000)
})
