import { addMonths, londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'

/** A meeting of the area that was before, with the cases of the agenda that went out. */
export interface EarlierMeeting {
  readonly on: CalendarDate
  /** An urgent one does not look at flags. */
  readonly urgent: boolean
  readonly cases: readonly string[]
}

/** Actions that a meeting before this one has brought forth: of a case on its agenda, agreed on its day or since. */
export function ofEarlierMeetings<Of extends { readonly belongs_to: string; readonly agreed_at: Instant }>(actions: readonly Of[], earlier: readonly EarlierMeeting[]): readonly Of[] {
  const first = new Map<string, CalendarDate>()
  for (const { on, cases } of earlier) for (const ref of cases) if (on < (first.get(ref) ?? '9999')) first.set(ref, on)
  return actions.filter(({ belongs_to: ref, agreed_at: at }) => londonDate(at) >= (first.get(ref) ?? '9999'))
}

/** The days on which flags end that this meeting looks at: after the area's last monthly meeting, or the month before where there was none, up to its own day. So each comes up once. */
export const flagDays = (on: CalendarDate, earlier: readonly EarlierMeeting[]): { readonly after: CalendarDate; readonly upTo: CalendarDate } => ({ after: earlier.flatMap(each => (each.urgent ? [] : [each.on])).sort().at(-1) ?? addMonths(on, -1), upTo: on })

export interface EndingFlag {
  readonly ref: string
  readonly until: CalendarDate
  readonly agencies: number
}

/** One line for each case: of how many agencies a flag ends, and the first day. */
export function byCase(flags: readonly { readonly ref: string; readonly until: CalendarDate }[]): readonly EndingFlag[] {
  const cases = [...Map.groupBy(flags, ({ ref }) => ref)].map(([ref, own]) => ({ ref, until: own.map(({ until }) => until).sort()[0] ?? '', agencies: own.length }))
  return cases.sort((a, b) => (a.until === b.until ? (a.ref < b.ref ? -1 : 1) : a.until < b.until ? -1 : 1))
}
