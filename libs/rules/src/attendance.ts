import { addMonths } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import type { AttendanceLine } from './rules-at.js'
import type { Ask, Tier } from './shapes.js'

/** A meeting that an agency was invited to, and whether nobody came of it and nothing was sent. */
export interface MeetingAttended {
  readonly on: CalendarDate
  readonly missed: boolean
}

/** A step that was reached on the day of a meeting, with how many meetings had been missed by the count of its line. */
export interface AttendanceStep {
  readonly tier: Tier
  readonly asks: Ask
  readonly on: CalendarDate
  readonly missed: number
}

/**
 * How low the attendance of an agency is: since which meeting it has not come, and which steps were reached since then, lowest first, each on the day of the meeting that
 * reached it first. undefined where it came to the last meeting. `meetings` are those of one area, the earliest first. Pure.
 */
export function lowAttendance(lines: readonly AttendanceLine[], meetings: readonly MeetingAttended[]): { readonly since: CalendarDate; readonly steps: readonly AttendanceStep[] } | undefined {
  const first = meetings.findLastIndex(({ missed }) => !missed) + 1
  const since = meetings[first]?.on
  if (since === undefined) return undefined
  const steps = lines.flatMap(line => {
    for (let at = first; at < meetings.length; at++) {
      const missed = counted(line, meetings, at)
      if (missed >= line.missed && wasSoBefore(line, meetings, at)) return [{ tier: line.tier, asks: line.asks, on: meetings[at]?.on ?? since, missed }]
    }
    return []
  })
  return { since, steps }
}

/** How many meetings had been missed by this one, as the line counts; none where this one was not. */
function counted({ inARow = false, withinMonths }: AttendanceLine, meetings: readonly MeetingAttended[], at: number): number {
  const [until, here] = [meetings.slice(0, at + 1), meetings[at]]
  if (here === undefined || !here.missed) return 0
  if (inARow) return until.length - 1 - until.findLastIndex(({ missed }) => !missed)
  const from = withinMonths === undefined ? here.on : addMonths(here.on, -withinMonths)
  return until.filter(({ on, missed }) => missed && (withinMonths === undefined ? on === here.on : on > from)).length
}

/** Whether the same was so already at a meeting that long before, and no longer ago than twice that. */
function wasSoBefore(line: AttendanceLine, meetings: readonly MeetingAttended[], at: number): boolean {
  const [here, after] = [meetings[at], line.stillAfterMonths]
  if (after === undefined || here === undefined) return true
  const [latest, earliest] = [addMonths(here.on, -after), addMonths(here.on, -2 * after)]
  return meetings.slice(0, at).some(({ on }, before) => on <= latest && on >= earliest && counted(line, meetings, before) >= line.missed)
}
