import { actionStatusWords } from '@lantern/actions'
import type { CalendarDate } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { dueTag, inLongDate, inDateTime, inPlural, inShortDate, type Names, type SummaryRow } from '@lantern/web-kit'
import { hearingOutcomeWords } from '../marac-case/hearing/hearing.words.js'
import { riskLevelWords } from '../marac-case/marac-case.words.js'
import type { AgendaPart, OtherParts } from '../meeting/meeting.events.js'
import { agendaPartWords, fromTo, hoursAndMinutes, meetingKindWords } from '../meeting/meeting.words.js'
import type { MeetingRow } from '../meetings/meetings.projection.js'
import type { AgendaPartsOf } from '../agenda-parts/agenda-parts.query.js'
import type { AgendaItem } from './meeting-agenda.query.js'

interface Shown {
  readonly names: Names
  readonly today: CalendarDate
  readonly rules: Pick<RulesInForce, 'meeting'>
}

/** How long the cases take, and whether they fit. */
export function timeNeeded(count: number, { minutes }: Pick<MeetingRow, 'minutes'>, { meeting }: Pick<RulesInForce, 'meeting'>) {
  const needed = count * meeting.caseSlot.value.minutes
  const longest = meeting.longest.value.minutes
  return {
    needed,
    warnings: [
      ...(needed > minutes ? [`The cases need ${hoursAndMinutes(needed)}, and the meeting has ${hoursAndMinutes(minutes)}. List some of them for another meeting, or give this one more time.`] : []),
      ...(Math.min(needed, minutes) > longest ? [`The meeting takes longer than ${hoursAndMinutes(longest)}, which is too long for one day.`] : []),
    ],
  }
}

/** When, where and by whom, how full it is, and how its agenda stands. */
export function factsOf(row: MeetingRow, count: number, { names, today, rules }: Shown): readonly SummaryRow[] {
  const { needed } = timeNeeded(count, row, rules)
  return [
    { key: 'Day', value: inLongDate(row.held_on) },
    { key: 'Time', value: fromTo(row.starts_at, row.minutes) },
    { key: 'Chair', value: names.user(row.chair) },
    ...(row.place === null ? [] : [{ key: 'Where', value: row.place }]),
    ...(row.kind === 'urgent' ? [{ key: 'Kind', value: meetingKindWords.urgent }] : []),
    { key: 'Cases', value: count === 0 ? 'None' : `${inPlural(count, 'case')}, ${hoursAndMinutes(needed)} of ${hoursAndMinutes(row.minutes)}, at ${rules.meeting.caseSlot.value.minutes} minutes a case` },
    { key: 'Agenda', value: agendaWords(row, today) },
    ...(row.minutes_due_on === null ? [] : [{ key: 'Minutes', value: row.minutes_issued_at === null ? `Not issued. ${dueTag(row.minutes_due_on, today).text}` : `Version ${row.minutes_version} issued ${inDateTime(row.minutes_issued_at)}` }]),
  ]
}

function agendaWords({ version, issued_at: at, agenda_due_on: dueOn, status }: MeetingRow, today: CalendarDate): string {
  if (version > 0) return `Version ${version} issued ${at === null ? '' : inDateTime(at)}`
  return status !== 'scheduled' ? 'Was not issued' : `Not issued. ${dueTag(dueOn, today).text}`
}

/** What differs between the agenda as it stands and as it went out last; of what the reader may know of. Empty when nothing does. */
export function changesSince(row: Pick<MeetingRow, 'version' | 'issued'>, items: readonly AgendaItem[], mayKnow: ReadonlySet<string>): readonly string[] {
  if (row.version === 0) return []
  const [before, now] = [row.issued.filter(({ ref }) => mayKnow.has(ref)).map(({ ref }) => ref), items.map(({ ref }) => ref)]
  const added = now.filter(ref => !before.includes(ref))
  const gone = before.filter(ref => !now.includes(ref))
  const stayed = (refs: readonly string[]): string => refs.filter(ref => before.includes(ref) && now.includes(ref)).join()
  return [
    ...(added.length > 0 ? [`Added: ${added.join(', ')}`] : []),
    ...(gone.length > 0 ? [`Taken off: ${gone.join(', ')}`] : []),
    ...(stayed(now) === stayed(before) ? [] : ['The order has changed']),
  ]
}

export interface AgendaSection {
  readonly part: AgendaPart
  readonly title: string
  readonly items: readonly { readonly heard: string | undefined; readonly number: number; readonly ref: string; readonly href: string; readonly victim: string; readonly facts: readonly string[]; readonly first: boolean; readonly last: boolean }[]
}

/** The cases in their parts, numbered through. `tooLate`: what is said of those whose research comes too late. */
export function sectionsOf(items: readonly AgendaItem[], names: Names, tooLate: ReadonlyMap<string, string> = new Map()): readonly AgendaSection[] {
  return (['children', 'adults'] as const).map(part => {
    const own = items.filter(each => each.part === part)
    return {
      part,
      title: agendaPartWords[part],
      items: own.map(({ ref, row, heard }, index) => ({
        heard: heard && hearingOutcomeWords[heard],
        number: items.findIndex(each => each.ref === ref) + 1,
        ref,
        href: `/cases/${ref}`,
        victim: row.victim ?? 'No longer held',
        facts: [
          ...(row.children > 0 ? [inPlural(row.children, 'child', 'children')] : []),
          row.risk_level === null ? `Checklist ${row.score} of ${row.max_score}, level not decided` : `${riskLevelWords[row.risk_level]} risk, checklist ${row.score} of ${row.max_score}`,
          row.asked === 0 ? 'No research asked for' : `Research ${row.returned} of ${row.asked}`,
          ...(heard === undefined && tooLate.has(ref) ? [tooLate.get(ref) ?? ''] : []),
          ...(row.coordinator === null ? [] : [names.user(row.coordinator)]),
        ],
        first: index === 0,
        last: index === own.length - 1,
      })),
    }
  })
}

/** Shown of a part at once. */
const mostShown = 100

/** Actions of earlier meetings as lines of the agenda, and what is said of those that are too many. */
export function earlierActions(actions: AgendaPartsOf['actions'], names: Names, today: CalendarDate) {
  return {
    items: actions.slice(0, mostShown).map(({ ref, agency, status, due_on: dueOn }) => ({ text: ref, href: `/actions/${ref}`, facts: [names.agency(agency), dueTag(dueOn, today).text, actionStatusWords[status]] })),
    more: actions.length > mostShown ? `${actions.length - mostShown} more are in the list of actions.` : undefined,
  }
}

/** The same as they stood when a version went out: all of them, since nothing else has them so. */
export const issuedActions = (actions: OtherParts['actions'], names: Names) => ({
  items: actions.map(({ ref, agency, status, dueOn }) => ({ text: ref, href: `/actions/${ref}`, facts: [names.agency(agency), `Due on ${inShortDate(dueOn)}`, actionStatusWords[status]] })),
  more: undefined,
})

/** Cases whose flags end. */
export const endingFlags = (flags: AgendaPartsOf['flags']) => ({
  items: flags.slice(0, mostShown).map(({ ref, victim, until, agencies }) => ({ text: ref, strong: victim ?? 'No longer held', href: `/cases/${ref}`, facts: [`Flags of ${inPlural(agencies, 'agency', 'agencies')}, until ${inShortDate(until)}`] })),
  more: flags.length > mostShown ? `${flags.length - mostShown} more are in the list of flags.` : undefined,
})
