import { dueTag, inShortDate, type Names } from '@lantern/web-kit'
import type { CaseRow } from './case-list/case-list.projection.js'
import { statusTags, statusWords } from './marac-case/marac-case.words.js'

/** One case as the API lists it. */
export const caseItemOf = (row: CaseRow) => ({
  ref: row.ref,
  status: row.status,
  area: row.area,
  agency: row.agency,
  victim: row.victim,
  criteria: row.criteria,
  score: row.score,
  maxScore: row.max_score,
  children: row.children,
  referredAt: row.referred_at,
  triageDueOn: row.triage_due_on,
  researchDueOn: row.research_due_on,
  researchAsked: row.asked,
  researchReturned: row.returned,
  changedAt: row.changed_at,
  revision: row.revision,
})

const nextCell = (row: CaseRow, today: string) => (row.next_on.startsWith('9999') ? { text: 'No date' } : dueTag(row.next_on, today))

/** Cases as a table: few columns, the link first. */
export const caseTableOf = (rows: readonly CaseRow[], { names, today, caption, empty }: { readonly names: Names; readonly today: string; readonly caption: string; readonly empty: string }) => ({
  caption,
  captionHidden: true,
  empty,
  columns: [{ text: 'Case' }, { text: 'Victim' }, { text: 'Status' }, { text: 'Area' }, { text: 'Risk', numeric: true }, { text: 'Referred' }, { text: 'Next date' }],
  rows: rows.map(row => [
    { text: row.ref, href: `/cases/${row.ref}` },
    { text: row.victim ?? 'No longer held' },
    { text: statusWords[row.status], tag: statusTags[row.status] },
    { text: names.area(row.area) },
    { text: `${row.score} of ${row.max_score}` },
    { text: inShortDate(row.referred_at) },
    nextCell(row, today),
  ]),
})
