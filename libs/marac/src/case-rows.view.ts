import { awayWords, dueTag, inShortDate, type Directory, type Names } from '@lantern/web-kit'
import type { CaseRow } from './case-list/case-list.projection.js'
import { isCurrent } from './marac-case/marac-case.allowed.js'
import type { ShownRepeat } from './pairs/pairs.query.js'
import { riskLevelWords, shortRouteWords, statusTags, statusWords } from './marac-case/marac-case.words.js'

/** One case as the API lists it. */
export const caseItemOf = (row: CaseRow, repeat?: ShownRepeat) => ({
  ref: row.ref,
  status: row.status,
  area: row.area,
  district: row.district,
  agency: row.agency,
  victim: row.victim,
  criteria: row.criteria,
  repeatOf: repeat ?? null,
  score: row.score,
  maxScore: row.max_score,
  riskLevel: row.risk_level,
  route: row.route,
  meetingRequests: row.meeting_requests,
  children: row.children,
  referredAt: row.referred_at,
  triageDueOn: row.triage_due_on,
  researchDueOn: row.research_due_on,
  researchAsked: row.asked,
  researchReturned: row.returned,
  coordinator: row.coordinator,
  changedAt: row.changed_at,
  revision: row.revision,
})

const waitsFor: Readonly<Partial<Record<CaseRow['status'], string>>> = { referred: 'Decision', returned: 'The referrer' }

/** What the case waits for: the Hub's decision, the other area that it was sent to, or research. The dates of its actions stand on the case and in the list of actions. */
function waitingCell(row: CaseRow, today: string) {
  if (row.next_on.startsWith('9999')) return { text: 'None due' }
  const due = dueTag(row.next_on, today)
  const what = row.next_on === row.acknowledge_by ? 'The other area' : (waitsFor[row.status] ?? 'Research')
  return { ...due, text: `${what} ${due.text.charAt(0).toLowerCase()}${due.text.slice(1)}` }
}

/** While a request for a meeting waits for its answer, the case is to be listed. */
function routeCell({ status, route, meeting_requests: requests, listed_for: listed, heard_in: heard }: CaseRow) {
  if (requests > 0 && isCurrent(status)) return { text: 'Meeting asked for', tag: 'yellow' }
  if (heard !== null && route === 'meeting') return { text: 'Heard' }
  if (listed !== null && route === 'meeting' && status === 'open') return { text: 'Listed' }
  return { text: route === null ? 'Not chosen' : shortRouteWords[route] }
}

/** "East: Dover"; the area alone where nobody said more, or it has one district of its own name. */
export const whereWords = (area: string, district: string | null | undefined, names: Names): string =>
  district === null || district === undefined || names.district(district) === names.area(area) ? names.area(area) : `${names.area(area)}: ${names.district(district)}`

/** What marks a repeat in a list. */
export const repeatText = (repeat: ShownRepeat | undefined): string => (repeat ? `Repeat: last referred ${inShortDate(repeat.referredOn)}` : '')

interface CaseTable {
  readonly names: Directory
  readonly today: string
  readonly caption: string
  readonly empty: string
  readonly repeats: ReadonlyMap<string, ShownRepeat>
}

/** Cases as a table: few columns, the link first. */
export const caseTableOf = (rows: readonly CaseRow[], { names, today, caption, empty, repeats }: CaseTable) => ({
  caption,
  captionHidden: true,
  empty,
  columns: [{ text: 'Case', whole: true }, { text: 'Victim' }, { text: 'Status' }, { text: 'Route' }, { text: 'Coordinator' }, { text: 'Area' }, { text: 'Risk', numeric: true }, { text: 'Referred' }, { text: 'Decision or research' }],
  rows: rows.map(row => [
    { text: row.ref, href: `/cases/${row.ref}` },
    { text: row.victim ?? 'No longer held' },
    { text: statusWords[row.status], tag: statusTags[row.status] },
    routeCell(row),
    row.coordinator === null ? { text: 'Nobody' } : { text: names.user(row.coordinator), ...(row.status === 'open' && { after: awayWords(names, row.coordinator, today) }) },
    { text: whereWords(row.area, row.district, names) },
    { text: `${row.risk_level === null ? '' : `${riskLevelWords[row.risk_level]}, `}${row.score} of ${row.max_score}` },
    { text: [inShortDate(row.referred_at), repeatText(repeats.get(row.ref))].filter(text => text !== '').join('. ') },
    waitingCell(row, today),
  ]),
})
