import { actionStatusWords, openStatuses, type ActionStatus } from '@lantern/actions'
import { formatTime, londonDate } from '@lantern/clock'
import { inDate, inDateTime, inLongDate, inShortDate, type Names, type PaperBlock, type PaperPart, type SummaryRow } from '@lantern/web-kit'
import type { CaseAction } from '../case-as-at.js'
import type { Change, Line } from '../changes.policy.js'
import { hearingOutcomeWords } from '../marac-case/hearing/hearing.words.js'
import { goneOf, riskLevelWords } from '../marac-case/marac-case.words.js'
import { attendanceWords, fromTo, visitorKindWords, visitorSignatureWords } from '../meeting/meeting.words.js'
import type { Attended, HeardCase, MinutesAsAt } from './minutes.js'

const signedWords: Readonly<Record<Attended['signed'], string>> = { 'on-screen': 'Signed', 'on-paper': 'Signed on paper', no: 'Not signed' }

/** What became of actions of earlier meetings, each apart: what could not be done any more is no failing of the agency (https://safelives.org.uk/resources-library/marac-minutes-checklist-northern-ireland/). */
const outcomes: readonly { readonly title: string; readonly of: (status: ActionStatus) => boolean }[] = [
  { title: 'Done', of: status => status === 'done' },
  { title: 'Not possible: circumstances changed', of: status => status === 'not-possible' },
  { title: 'Not done', of: status => status === 'not-done' },
  { title: 'Still to be done', of: status => openStatuses.includes(status) },
]

/** The minutes as a paper, part by part: the same on the screen, printed and in a file. */
export function minutesParts(minutes: MinutesAsAt, area: string, names: Names): readonly PaperPart[] {
  return [
    { id: 'meeting', title: 'The meeting', blocks: [{ kind: 'rows', rows: meetingRows(minutes, area, names) }] },
    { id: 'attendance', title: 'Who took part', blocks: attendanceBlocks(minutes, names) },
    { id: 'earlier', title: 'Actions of earlier meetings', blocks: earlierBlocks(minutes, names) },
    ...minutes.heard.map((heard, index) => ({ id: `case-${index + 1}`, title: `${index + 1}. ${heard.record.ref}`, blocks: caseBlocks(heard, names) })),
    ...(minutes.notHeard.length === 0 ? [] : [{ id: 'not-heard', title: 'Not heard', blocks: [{ kind: 'text' as const, text: `These were on the agenda and did not come up. They wait for another meeting: ${minutes.notHeard.join(', ')}.` }] }]),
    ...(minutes.other.length === 0 ? [] : [{ id: 'other', title: 'Other business', blocks: [{ kind: 'table' as const, caption: 'Other business on the agenda', columns: ['Number', 'What was on the agenda'], rows: minutes.other.map(({ text }, index) => [String(index + 1), text ?? 'No longer held']) }] }]),
  ]
}

function meetingRows({ on, startsAt, minutes, chair, place, opened, closed, heard }: MinutesAsAt, area: string, names: Names): readonly SummaryRow[] {
  return [
    { key: 'Area', value: names.area(area) },
    { key: 'Day', value: inLongDate(on) },
    { key: 'Planned', value: fromTo(startsAt, minutes) },
    ...(opened === undefined ? [] : [{ key: 'Held', value: closed === undefined ? `From ${formatTime(opened)}` : londonDate(opened) === londonDate(closed) ? `${formatTime(opened)} to ${formatTime(closed)}` : `${inDateTime(opened)} to ${inDateTime(closed)}` }]),
    { key: 'Chair', value: names.user(chair) },
    ...(place === undefined ? [] : [{ key: 'Where', value: place }]),
    { key: 'Cases heard', value: String(heard.length) },
  ]
}

function attendanceBlocks({ attended, visitors, chair }: MinutesAsAt, names: Names): readonly PaperBlock[] {
  if (attended.length + visitors.length === 0) return [{ kind: 'text', text: 'Nobody recorded who took part.' }]
  const key = ({ agency, user }: Attended): string => `${names.agency(agency)}\n${names.user(user)}`
  const inOrder = (of: readonly Attended[]): readonly Attended[] => of.toSorted((a, b) => key(a).localeCompare(key(b), 'en-GB'))
  const how = ({ how: kind, insteadOf, receivedOn }: Attended): string =>
    `${attendanceWords[kind]}${insteadOf === undefined ? '' : ` for ${names.user(insteadOf)}`}${receivedOn === undefined ? '' : `, which came on ${inDate(receivedOn)}`}`
  const whole = inOrder(attended.filter(({ caseId }) => caseId === undefined))
  const single = inOrder(attended.filter(({ caseId }) => caseId !== undefined))
  const uninvited = visitors.toSorted((a, b) => names.agency(a.agency).localeCompare(names.agency(b.agency), 'en-GB'))
  return [
    ...(whole.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'Who took part in the meeting',
            columns: ['Agency', 'Person', 'How', 'Statement of confidentiality'],
            rows: whole.map(each => [names.agency(each.agency), `${names.user(each.user)}${each.user === chair ? ' (chair)' : ''}`, how(each), each.how === 'apologies' || each.how === 'information-sent' ? 'Not there' : signedWords[each.signed]]),
          },
        ]),
    ...(uninvited.length === 0 ? [] : [{ kind: 'heading' as const, text: 'Without an account' }, { kind: 'table' as const, caption: 'Who took part without an account', columns: ['Agency', 'Person', 'How', 'Statement of confidentiality'], rows: uninvited.map(each => [names.agency(each.agency), `${each.name ?? 'No longer held'}${each.post === undefined ? '' : `, ${each.post}`}`, `${visitorKindWords[each.how]}${each.insteadOf === undefined ? '' : ` for ${names.user(each.insteadOf)}`}`, visitorSignatureWords[each.signed]]) }]),
    ...(single.length === 0 ? [] : [{ kind: 'heading' as const, text: 'In single cases' }, { kind: 'table' as const, caption: 'Who took part in single cases otherwise', columns: ['Case', 'Agency', 'Person', 'How'], rows: single.map(each => [each.caseId ?? '', names.agency(each.agency), names.user(each.user), how(each)]) }]),
  ]
}

function earlierBlocks({ earlier, at }: MinutesAsAt, names: Names): readonly PaperBlock[] {
  if (earlier.length === 0) return [{ kind: 'text', text: 'There are none on cases that you may know of.' }]
  const today = londonDate(at)
  return outcomes.flatMap(({ title, of }): readonly PaperBlock[] => {
    const own = earlier.filter(({ action }) => of(action.status))
    if (own.length === 0) return []
    return [
      { kind: 'heading', text: `${title} (${own.length})` },
      {
        kind: 'table',
        caption: title,
        columns: ['Action', 'What', 'Owner', 'Due', 'How it stands'],
        rows: own.map(({ action }) => [
          action.ref,
          action.text ?? 'No longer held',
          names.agency(action.agency),
          inShortDate(action.dueOn),
          howItStands(action, today),
        ]),
      },
    ]
  })
}

/** The heading above says how what is over ended. */
function howItStands({ status, dueOn, lastNote }: CaseAction, today: string): string {
  if (!openStatuses.includes(status)) return lastNote ?? 'No note'
  return [`${actionStatusWords[status]}${dueOn < today ? ', overdue' : ''}`, ...(lastNote === null ? [] : [lastNote])].join('. ')
}

function caseBlocks({ record, hearing, agreed }: HeardCase, names: Names): readonly PaperBlock[] {
  const victim = record.people.find(({ role }) => role === 'victim')?.details?.name
  const gone = goneOf(record, 'hearing')
  const level = record.riskDecisions.at(-1)?.level
  return [
    {
      kind: 'rows',
      rows: [
        { key: 'Victim', value: victim ?? 'No longer held' },
        { key: 'Risk level', value: level === undefined ? 'Not decided' : riskLevelWords[level] },
        { key: 'What became of it', value: hearingOutcomeWords[hearing.outcome] },
        { key: 'Decided', value: hearing.decision ?? gone },
        ...hearing.dissents.map(({ agency, reason }) => ({ key: `${names.agency(agency)} disagreed`, value: reason ?? gone })),
      ],
    },
    agreed.length === 0
      ? { kind: 'text', text: 'No action was agreed in the meeting.' }
      : {
          kind: 'table',
          caption: `Actions agreed on ${record.ref}`,
          columns: ['Action', 'What', 'Owner', 'Due'],
          rows: agreed.map(action => [action.ref, action.inError ? 'Recorded in error and hidden' : `${action.immediateSafety ? 'Immediate safety: ' : ''}${action.text ?? 'No longer held'}`, names.agency(action.agency), inShortDate(action.firstDueOn)]),
        },
  ]
}

/** Each thing that minutes say, by part, so that two versions can be compared. */
export const linesOfMinutes = (parts: readonly PaperPart[]): ReadonlyMap<string, readonly Line[]> =>
  new Map(
    parts.map(({ title, blocks }) => [
      title.replace(/^\d+\. /, ''),
      blocks.flatMap((block): readonly Line[] => {
        if (block.kind === 'rows') return block.rows.map(({ key, value }) => ({ label: key, value }))
        if (block.kind === 'table') return block.rows.map(([first = '', second = '', ...rest]) => (block.columns[0] === 'Action' ? { label: `Action ${first}`, value: [second, ...rest].join('. ') } : { label: [first, second].join(', '), value: rest.join(', ') }))
        return block.kind === 'text' ? [{ label: title, value: block.text }] : []
      }),
    ]),
  )

const whatWords: Readonly<Record<Change['what'], string>> = { added: 'Added', changed: 'Changed', 'taken-away': 'Taken away' }

/** A change between two versions as a row: part, what, before and after. */
export const changeRow = (section: string, { what, label, before, after }: Change): readonly string[] => [section, `${whatWords[what]}: ${label}`, before ?? '', after ?? '']
