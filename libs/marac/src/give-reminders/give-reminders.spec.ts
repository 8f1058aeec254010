import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { openSqliteEventStore, START, type EventStore } from '@lantern/event-store'
import { PrivateStore } from '@lantern/privacy'
import { exampleRules, RulesNow } from '@lantern/rules'
import { ViewProgress } from '@lantern/projections'
import { PeopleFirst } from '@lantern/web-kit'
import { Logger } from '@nestjs/common'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RemindersGiven } from '../reminder/reminder.events.js'
import type { Deadlines, FoundDeadline } from './deadlines.query.js'
import { GiveReminders } from './give-reminders.js'

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

const refs = ['MC-00000-00001', 'MC-00000-00002', 'MC-00000-00003']
/** Four of each case, due on different days; one on a Saturday. */
const open: readonly FoundDeadline[] = refs.flatMap((caseId, i) => [
  { of: 'action', caseId, about: `${caseId}-AAAA`, agency: 'kent-police', dueOn: `2027-01-2${5 + i}`, since: '2027-01-11' },
  { of: 'action', caseId, about: `${caseId}-BBBB`, agency: 'canterbury-housing', dueOn: '2027-01-30', since: '2027-01-11' },
  { of: 'research', caseId, about: caseId, agency: 'probation', dueOn: '2027-01-22', since: '2027-01-14' },
  { of: 'question', caseId, about: 'q1', agency: 'hub', dueOn: '2027-01-21', since: '2027-01-20' },
])
const all = { between: async (of, from, to) => open.filter(each => each.of === of && each.dueOn >= from && each.dueOn <= to), asTheyStand: async found => found } as Pick<Deadlines, 'between' | 'asTheyStand'> as Deadlines

let [folder, store, privateStore, progress] = ['', undefined as unknown as EventStore, undefined as unknown as PrivateStore, new UpToDate()]
const start = async () => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-remind-'))
  store = openSqliteEventStore({ file: join(folder, 'events.db') })
  privateStore = await PrivateStore.openFile(join(folder, 'keys.db'))
  progress = new UpToDate()
}
const stop = async () => {
  await store.close()
  await privateStore.close()
  rmSync(folder, { recursive: true })
}
beforeEach(start)
afterEach(stop)

const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => new Date(Date.UTC(2027, 0, from + i, 6)).toISOString())
const reminders = (by: EventStore = store) => new GiveReminders(all, by, new Rules(), privateStore, progress, new PeopleFirst(by, progress))
const given = async () => (await store.readAll({ after: START, max: 1000 })).flatMap(({ data, recordedAt }) => (data as RemindersGiven['data']).reminders.map(each => `${recordedAt.slice(0, 10)} ${JSON.stringify(each)}`)).sort()

/** As given by a hub that ran on each of these days at six. */
async function undisturbed(of: readonly string[]): Promise<readonly string[]> {
  for (const now of of) await reminders().run(now)
  return given()
}

class Crash extends Error {}
/** Ends at this append from now on: before anything of it is recorded, or after all of it is and nobody heard so. */
const crashingAt = (n: number, after: boolean): EventStore => {
  let left = n
  return new Proxy(store, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name, target)
      if (typeof found !== 'function') return found
      if (name !== 'append') return (...args: unknown[]) => Reflect.apply(found, target, args) as unknown
      return async (...args: unknown[]) => {
        left -= 1
        if (left > 0 || left < 0) {
          if (left < 0) throw new Crash()
          return Reflect.apply(found, target, args) as unknown
        }
        if (after) await Reflect.apply(found, target, args)
        throw new Crash()
      }
    },
  })
}

describe('reminders, over a fortnight', () => {
  it('are given once each, on their day', async () => {
    const all = await undisturbed(days(12, 32))
    expect(all).toHaveLength(3 * (4 + 4 + 3 + 1))
    expect(all.filter(each => each.includes('00001-AAAA')).map(each => each.slice(0, 10))).toEqual(['2027-01-21', '2027-01-25', '2027-01-26', '2027-01-28'])
    expect(await reminders().run('2027-02-01T18:00:00.000Z')).toBe(0)
  })
  it('are the same after a crash at any point, none twice and none missing', async () => {
    const wanted = await undisturbed(days(20, 27))
    const errors = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined)
    for (let n = 0; n < 5; n += 1) {
      await stop()
      await start()
      const crashing = crashingAt(1 + n * 3, n % 2 === 0)
      for (const now of days(20, 27)) {
        // The automation logs what fails and leaves it to the next tick, which comes to a new process here.
        await reminders(crashing).run(now)
        await reminders().run(now)
      }
      expect(await given()).toEqual(wanted)
    }
    errors.mockRestore()
  }, 30_000)
  it('that fell due while nothing ran are one, which says what was missed', async () => {
    await undisturbed(days(12, 20))
    const [said] = (await undisturbed(['2027-01-27T09:00:00.000Z'])).filter(each => each.includes('00001-AAAA'))
    expect(JSON.parse(said?.slice(11) ?? '')).toMatchObject({ workingDays: 1, on: '2027-01-26', missed: [-2, 0] })
  })
  it('wait until the views show everything', async () => {
    progress.shows = false
    const none = new GiveReminders({ ...all, between: async () => [] } as unknown as Deadlines, store, new Rules(), privateStore, progress, new PeopleFirst(store, progress))
    expect(await none.run('2027-01-25T06:00:00.000Z')).toBe(0)
    progress.shows = true
    expect(await reminders().run('2027-01-25T06:01:00.000Z')).toBeGreaterThan(0)
  })
  it('are not given again when the clock goes back, and go on when it is right again', async () => {
    const wanted = await undisturbed(days(12, 32))
    await stop()
    await start()
    expect(await undisturbed([...days(12, 26), ...days(14, 15), ...days(27, 32)])).toEqual(wanted)
  })
})
