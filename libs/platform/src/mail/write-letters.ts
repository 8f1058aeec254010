import { addDays, isWorkingDay, londonDate, londonInstant, startOfLondonDay, type HolidayCalendar } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { digestOf, EventStore, stateNow } from '@lantern/event-store'
import { decideWriteLetter, letter, letterStreamId, noticeKindOf, Notices, WriteLetter, type NoticeRow } from '@lantern/marac'
import { PrivateStore } from '@lantern/privacy'
import { ViewProgress } from '@lantern/projections'
import { RulesNow } from '@lantern/rules'
import { Automation, decideAsSystem, PeopleFirst } from '@lantern/web-kit'
import { Injectable, Logger } from '@nestjs/common'
import { Addressees, type AddresseeNow } from './addressees.js'

/** Longest wait for the views, in milliseconds. */
const patience = 5_000
/** A first digest looks back so many days; what is older stands in the list of notices. */
const daysBack = 7
/** Notices in one letter. */
const most = 200

/**
 * Writes what is to be sent: escalations at once, and once each working day what somebody was told since the last time and is still asked. What is written is recorded, whether or not
 * there is a server that takes it (docs/adr/0019).
 */
@Injectable()
export class WriteLetters extends Automation {
  readonly name = 'write-letters'
  override readonly last = true
  private readonly logger = new Logger(WriteLetters.name)

  constructor(
    private readonly notices: Notices,
    private readonly addressees: Addressees,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
    private readonly privateStore: PrivateStore,
    private readonly progress: ViewProgress,
    private readonly people: PeopleFirst,
  ) {
    super()
  }

  /** How many letters were written. */
  async run(now: Instant): Promise<number> {
    const whole = await this.progress.waitFor(await this.store.head(), patience)
    const { rules } = await this.rules.inForce(now)
    return (await this.atOnce(now)) + (await this.digests(digestDay(now, rules.reminders.digest.value.at, rules.calendar), now, whole))
  }

  /** Of what came since the last look. The place is kept after all of it was written; what a crash leaves is found again, and what was told is found told. */
  private async atOnce(now: Instant): Promise<number> {
    const [last, before] = [await this.notices.last(), await this.privateStore.tickTime('letters-at-once')]
    if (last === before) return 0
    // Whoever begins to send does not begin with what is over; nor is it told again when a clock went back.
    const from = before ?? (await this.notices.lastBefore(startOfLondonDay(addDays(londonDate(now), -1))))
    const written = await this.toEach(async addressee => {
      let wrote = false
      for (let place = from, more = true; more; ) {
        const told = await this.notices.since(addressee.reader, now, place, most)
        wrote = (await this.write(addressee, 'at-once', londonDate(now), addressee.mode === 'at-once' ? told : told.filter(({ kind }) => noticeKindOf(kind).atOnce), now)) || wrote
        more = told.length === most
        place = told.at(-1)?.place ?? place
      }
      return wrote
    })
    if (written.failed === 0) await this.privateStore.setTickTime('letters-at-once', last)
    return written.done
  }

  private async digests(day: CalendarDate, now: Instant, whole: boolean): Promise<number> {
    if ((await this.privateStore.tickTime('letters-digest')) === day) return 0
    const earliest = await this.notices.lastBefore(startOfLondonDay(addDays(day, -daysBack)))
    const written = await this.toEach(async addressee => {
      if (addressee.mode !== 'digest') return false
      const { state } = await stateNow(this.store, letter, letterStreamId(addressee.to))
      return this.write(addressee, 'digest', day, await this.notices.since(addressee.reader, now, state.upTo > earliest ? state.upTo : earliest, most), now)
    })
    if (whole && written.failed === 0) await this.privateStore.setTickTime('letters-digest', day)
    return written.done
  }

  /** What fails for one is left for the next tick, and stops nobody else. */
  private async toEach(work: (addressee: AddresseeNow) => Promise<boolean>): Promise<{ readonly done: number; readonly failed: number }> {
    let [done, failed] = [0, 0]
    for (const addressee of await this.addressees.all()) {
      await this.people.turn()
      try {
        if (await work(addressee)) done += 1
      } catch (error) {
        failed += 1
        this.logger.error(`A letter was not written; the next tick tries again (${error instanceof Error ? error.name : 'unknown'}).`)
      }
    }
    return { done, failed }
  }

  /** Only what is still asked, where something is asked. The ids are made of what it tells, so that the same again is the same letter. */
  private async write({ to }: AddresseeNow, how: 'digest' | 'at-once', day: CalendarDate, rows: readonly NoticeRow[], now: Instant): Promise<boolean> {
    const asked = await this.notices.stillAsked(rows)
    const told = rows.filter(({ id, kind }) => noticeKindOf(kind).asks !== true || asked.has(id))
    if (told.length === 0) return false
    const commandId = `letter-${digestOf({ to, how, day, notices: told.map(({ id }) => id) }).slice(0, 40)}`
    const command = new WriteLetter({ letterId: commandId.slice('letter-'.length), to, how, day, notices: told })
    return decideAsSystem(this.store, this.rules, { stream: letter, id: letterStreamId(to), rule: decideWriteLetter, command, commandId }, now)
  }
}

/** The last working day whose hour for digests has come: a digest that was missed is sent late, and once. The hour is that of London, on the nights on which the clocks change too. */
export function digestDay(now: Instant, at: string, calendar: HolidayCalendar): CalendarDate {
  for (let day = londonDate(now); ; day = addDays(day, -1)) if (isWorkingDay(day, calendar) && londonInstant(day, at) <= now) return day
}
