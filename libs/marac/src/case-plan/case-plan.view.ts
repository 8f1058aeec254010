import { actionStatusWords, openStatuses, targetWords } from '@lantern/actions'
import { londonDate } from '@lantern/clock'
import { dueTag, inDate, inDateTime, inShortDate, type Names, type SummaryRow } from '@lantern/web-kit'
import type { CaseAction, CaseAsAt } from '../case-as-at.js'
import { notToldWords } from '../marac-case/marac-case.words.js'
import type { RecordedTelling } from '../marac-case/plan/plan.record.js'
import { roleWords } from '../marac-case/people/people.words.js'
import { consideredRows } from '../marac-case/plan/plan.view.js'

const gone = 'No longer held'
const hidden = 'Recorded in error and hidden'
const order = ['victim', 'child', 'adult-at-risk', 'perpetrator', 'professional'] as const
const none: Readonly<Record<(typeof order)[number], string>> = {
  victim: 'No action makes the victim safer yet.',
  child: 'No action is for a child by name or for all of them.',
  'adult-at-risk': 'No action is for another adult at risk.',
  perpetrator: 'No action is about the perpetrator.',
  professional: 'No action keeps a professional safe.',
}

/** Siobhán O'Neill: S.O. What lies about on paper need not tell a name. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap(word => [...word][0] ?? [])
    .map(letter => `${letter}.`)
    .join('')

const tellingRow = (telling: RecordedTelling, names: Names): SummaryRow => ({
  key: telling.told ? `Told on ${inDate(telling.toldOn)}` : 'Not told',
  value: `${telling.told ? (telling.note ?? 'Nothing more was recorded.') : `${notToldWords[telling.because]}. ${telling.reason ?? gone}`}\nRecorded ${inDateTime(telling.at)}, by ${names.user(telling.by.user)}, ${names.agency(telling.by.agency)}`,
})

/** The plan by whom it is for: everybody on the case by name, then what is for all children, other adults at risk, and professionals. */
export function casePlanOf(record: CaseAsAt, names: Names) {
  const today = londonDate(record.asAt)
  const people = record.people.map(person => ({ ...person, name: person.details?.name }))
  const named = (person: string | null) => people.find(({ personId }) => personId === person)
  const table = (caption: string, empty: string, actions: readonly CaseAction[]) => ({
    caption,
    captionHidden: true,
    empty,
    columns: [{ text: 'What' }, { text: 'Agency' }, { text: 'Status' }, { text: 'Due', whole: true }],
    rows: actions.map(({ ref, text, inError, agency, status, dueOn, immediateSafety }) => [
      { text: `${immediateSafety ? 'Immediate safety: ' : ''}${inError ? hidden : (text ?? gone)}`, href: `/actions/${ref}` },
      { text: names.agency(agency) },
      { text: actionStatusWords[status] },
      openStatuses.includes(status) && status !== 'claimed-done' ? dueTag(dueOn, today) : { text: inShortDate(dueOn) },
    ]),
  })
  const section = (title: string, paper: string, empty: string, actions: readonly CaseAction[]) => ({ title, paper, table: table(title, empty, actions) })
  const parts = order.flatMap(target => {
    // What was recorded in error is no part of the plan.
    const all = record.actions.filter(action => action.target === target && action.status !== 'in-error')
    const byName = people.flatMap(({ personId, role, name }) => {
      const own = all.filter(({ person }) => person === personId)
      const kind = roleWords[role]
      // Each child has its part, so that one who was forgotten is seen.
      return role === target && (own.length > 0 || role === 'child') ? [section(`${kind}: ${name ?? gone}`, `${kind}: ${name === undefined ? gone : initialsOf(name)}`, 'Nothing is planned for this child by name.', own)] : []
    })
    const rest = all.filter(({ person }) => named(person) === undefined)
    const restTitle = target === 'child' && byName.length > 0 ? 'All children' : targetWords[target]
    return [...byName, ...(rest.length > 0 || byName.length === 0 ? [section(restTitle, restTitle, none[target], rest)] : [])]
  })
  const { teller } = record
  return {
    parts,
    considered: consideredRows(record, names),
    telling: {
      teller: teller && `${names.agency(teller.agency)}${teller.worker === undefined ? '' : `: ${teller.worker}`}`,
      rows: record.tellings.toReversed().map(each => tellingRow(each, names)),
    },
    printed: inDateTime(record.asAt),
  }
}
