import type { CalendarDate } from '@lantern/decision'
import type { AttendanceStep, Deadline } from '@lantern/rules'
import type { DutyEnding, DutyKind } from './duty/duty.events.js'
import type { OwedBy } from './duty/duty.refs.js'

/** Something that is owed by a date, as it stands where it is owed. */
export interface Owed extends OwedBy {
  readonly dueOn: CalendarDate
  /** The steps that it reached, where what happens takes them and not days: lowest first. */
  readonly steps?: readonly AttendanceStep[]
  readonly area?: string
}

/**
 * Where something is owed by a date: research on a case, attendance, minutes of a meeting; reviews and late contributions later. Whoever holds it says here what is late, and what became
 * of it; steps, answers, boards and records are the same for all (docs/adr/0024). Every provider of a module that is one is asked at each tick.
 */
export abstract class DutySource {
  abstract readonly kind: DutyKind
  /** What is owed by this day or was by one before it, and has not come; by its new date, where whoever it was raised to gave one. */
  abstract dueBy(day: CalendarDate): Promise<readonly Owed[]>
  /** What became of something owed on this by this agency, by its own stream, since a view may lag behind: how it ended, or that it still is, by the date of whoever asks for it. */
  abstract now(owed: Pick<Owed, 'about' | 'agency'>): Promise<Owed | DutyEnding>
  /** The clock of its date, so that it can be explained to whoever it was raised to; undefined where no clock gave it. */
  deadline(_owed: Pick<Owed, 'about' | 'agency'>, _today: CalendarDate): Promise<Deadline | undefined> {
    return Promise.resolve(undefined)
  }
}
