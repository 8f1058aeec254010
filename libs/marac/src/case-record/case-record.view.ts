import { actionStatusWords, openStatuses, tierWords } from '@lantern/actions'
import { londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { dueTag, inDateTime, inLongDate, inShortDate, type Names, type SummaryRow } from '@lantern/web-kit'
import { whereWords } from '../case-rows.view.js'
import type { CaseAction, CaseAsAt } from '../case-as-at.js'
import { actionDeadlinesOf, deadlinesOf, stillToBeDone } from '../case-deadlines.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import type { BasisWords } from './lawful-bases.js'
import { researchOf } from './research.section.js'
import { criterionWords, goneOf, notAcceptedWords, outcomeWords, statusTags, statusWords, toolWords } from '../marac-case/marac-case.words.js'
import { hearingsOf } from './hearings.section.js'
import { routeOf, routeShort } from './route.section.js'
import { professionalsWarning, toldInError, toldOf } from './referral-told.section.js'
import { riskOf, riskWords } from './risk.section.js'
import { warningsOf } from '../marac-case/people/people.view.js'
import { joiningOf } from './joining.section.js'
import { partsOf } from './parts.js'
import { inErrorOf } from './in-error.section.js'
import { peopleOf } from './people.section.js'
import { planOf } from './plan.section.js'
import { appealRows } from './appeal.section.js'
import { transferOf } from './transfer.section.js'
import { triageRows } from './triage.section.js'
import { voicesOf } from './voices.section.js'
import { linksSectionOf } from './links.section.js'
import { filesSectionOf } from './files.section.js'
import { talkSectionOf } from './talk.section.js'
import { checklistWords } from '../marac-case/checklist-items.js'

const gone = 'No longer held'
const hidden = 'Recorded in error and hidden'

/** The date that comes next, and what it is for. Whose it is does not matter here. */
function nextDate(record: CaseAsAt): { readonly on: CalendarDate; readonly what: string } | undefined {
  const all = [...deadlinesOf(record, { hub: '', idvaOf: () => undefined }), ...actionDeadlinesOf(record)]
  const open = all.flatMap(({ firstDueOn, movedTo, doneAt, dropped, standsSince, what }) => (doneAt !== undefined || dropped || standsSince !== undefined || firstDueOn === undefined ? [] : [{ on: movedTo ?? firstDueOn, what }]))
  return open.sort((a, b) => (a.on < b.on ? -1 : 1))[0]
}

/** What stands above every page of the case. */
export function caseBarOf(record: CaseAsAt, names: Names) {
  const victim = record.people.find(({ role }) => role === 'victim')
  const next = nextDate(record)
  const danger = professionalsWarning(record)
  return {
    reference: record.ref,
    name: victim?.details?.name,
    status: { text: statusWords[record.status], tag: statusTags[record.status] },
    facts: [
      { label: 'Risk', text: `${toolWords(record.risk.tool)} ${record.risk.score} of ${record.risk.maxScore}${toldInError(record) ? ', recorded in error' : ''}` },
      { label: 'Risk level', text: riskWords(record) },
      { label: 'Route', text: routeShort(record) },
      { label: 'Next date', text: next ? `${next.on < londonDate(record.asAt) ? 'Overdue since ' : ''}${inLongDate(next.on)} (${next.what})` : 'None' },
      ...(record.coordinator ? [{ label: 'Coordinator', text: names.user(record.coordinator.user) }] : []),
      { label: 'Area', text: whereWords(record.area, record.district, names) },
    ],
    warnings: [...warningsOf(record), ...(danger === undefined ? [] : [danger])],
  }
}

const decisionRows = (record: CaseRecord, decision: CaseRecord['decision'], names: Names): readonly SummaryRow[] =>
  decision
    ? [
        { key: decision.accepted ? 'Accepted' : 'Not accepted', value: `${inDateTime(decision.at)}, by ${names.user(decision.by)}` },
        ...(decision.because === undefined ? [] : [{ key: 'Why', value: `${notAcceptedWords[decision.because]}. ${decision.reason ?? goneOf(record, 'refusal')}` }]),
      ]
    : []

/** In the order it happened: the first decision, what was said against it, and what became of it. */
function decidedRows(record: CaseRecord, names: Names): readonly SummaryRow[] {
  const { decision, appeal, closed } = record
  return [
    ...decisionRows(record, appeal?.against ?? decision, names),
    ...appealRows(record, names),
    ...(appeal?.answer?.outcome === 'accepted' ? decisionRows(record, decision, names) : []),
    ...(closed
      ? [
          { key: 'Closed', value: inDateTime(closed.at) },
          { key: 'Outcome', value: `${outcomeWords[closed.outcome]}. ${closed.reason ?? goneOf(record, 'closing')}` },
        ]
      : []),
  ]
}

/** Who of the Hub has it; what came before them is in the history. */
const coordinatorRows = ({ coordinator, hidden: places }: CaseRecord, names: Names): readonly SummaryRow[] =>
  coordinator ? [{ key: 'Coordinator', value: [`${names.user(coordinator.user)}, since ${inDateTime(coordinator.since)}`, ...('reason' in coordinator ? [coordinator.reason ?? goneOf({ hidden: places }, 'coordinator')] : [])].join('\n') }] : []

/** The page of a case, without what depends on who is allowed to do what. `follows`: whether the reader decides on what was raised, or follows it. */
export function casePageOf(record: CaseAsAt, names: Names, words: BasisWords, follows = false) {
  const today = londonDate(record.asAt)
  const told = toldOf(record)
  return {
    title: record.ref,
    bar: caseBarOf(record, names),
    parts: partsOf(record),
    referral: [
      { key: 'Referred', value: `${inDateTime(record.referredAt)}, by ${names.agency(record.agency)}` },
      { key: 'Where the victim lives', value: record.district === undefined ? `${names.area(record.area)}. The district was not said` : whereWords(record.area, record.district, names) },
      ...(record.agencyReference === undefined ? [] : [{ key: "The agency's reference", value: record.agencyReference }]),
      { key: 'Criteria', value: record.criteria.map(criterion => criterionWords[criterion]).join('\n') },
      { key: 'What has happened', value: record.reason ?? goneOf(record, 'referral') },
      ...triageRows(record, names),
      ...decidedRows(record, names),
      ...coordinatorRows(record, names),
    ],
    ...peopleOf(record),
    told,
    joining: joiningOf(record, names),
    transfer: transferOf(record, names),
    plan: planOf(record, names),
    voices: voicesOf(record, names),
    riskSaid: riskOf(record, names),
    risk: [
      { key: 'Checklist', value: `${toolWords(record.risk.tool)}${record.risk.toolVersion === '' ? '' : ` (${record.risk.toolVersion})`}: ${record.risk.score} of ${record.risk.maxScore}` },
      { key: 'What it found', value: toldInError(record) ? goneOf(record, 'referral') : [...record.risk.items.map(checklistWords), ...(record.risk.otherItems === undefined ? [] : [record.risk.otherItems])].join('\n') || 'Nothing was ticked' },
      ...told.topics,
      { key: 'Professional judgement', value: record.risk.judgement ?? goneOf(record, 'referral') },
    ],
    route: routeOf(record, names),
    hearings: hearingsOf(record, names),
    research: researchOf(record, names, today, words, follows),
    actions: {
      caption: 'Actions of this case',
      captionHidden: true,
      empty: 'There are no actions on this case.',
      columns: [{ text: 'Action' }, { text: 'What' }, { text: 'Agency' }, { text: 'Status' }, { text: 'Due', whole: true }, { text: 'Escalated to' }, { text: 'Latest note' }],
      // What is still to be done before what is finished, each by its date.
      rows: record.actions.toSorted((a, b) => finished(a) - finished(b)).map(each => [
        { text: each.ref.slice(record.ref.length + 1), href: `/actions/${each.ref}` },
        { text: `${each.immediateSafety ? 'Immediate safety: ' : ''}${each.inError ? hidden : (each.text ?? gone)}` },
        { text: names.agency(each.agency) },
        { text: actionStatusWords[each.status] },
        dueCell(each, today),
        { text: each.tier === null ? 'Nobody' : tierWords[each.tier] },
        { text: each.lastNote ?? 'None' },
      ]),
    },
    inError: inErrorOf(record, names),
    messages: talkSectionOf(record, names),
    files: filesSectionOf(record, names),
    links: linksSectionOf(record, names),
    flagged: record.flaggedActions.filter(action => !record.actions.some(({ ref, inError }) => ref === action && inError)),
  }
}

const finished = ({ status }: CaseAction): number => (openStatuses.includes(status) ? 0 : 1)

/** What is late, or due soon, stands out; any other date is a short one, which leaves room for what is to be done. */
function dueCell({ status, dueOn }: CaseAction, today: CalendarDate) {
  const due = dueTag(dueOn, today)
  return stillToBeDone.includes(status) && 'tag' in due && due.tag !== undefined ? due : { text: inShortDate(dueOn) }
}
