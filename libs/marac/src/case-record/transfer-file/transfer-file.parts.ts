import { actionStatusWords } from '@lantern/actions'
import { inDate, inShortDate, type Names, type PaperBlock, type PaperPart, type SummaryRow } from '@lantern/web-kit'
import type { CaseAsAt } from '../../case-as-at.js'
import type { BasisWords } from '../lawful-bases.js'
import { planOf } from '../plan.section.js'
import { needsRows, professionalsWarning, toldInError, toldOf } from '../referral-told.section.js'
import { researchOf } from '../research.section.js'
import { riskOf } from '../risk.section.js'
import { voicesOf } from '../voices.section.js'
import { checklistWords } from '../../marac-case/checklist-items.js'
import { afterTransferWords, criterionWords, goneOf, toolWords, transferPartWords } from '../../marac-case/marac-case.words.js'
import { contactRows, identityRows, warningsOf } from '../../marac-case/people/people.view.js'
import { roleWords } from '../../marac-case/people/people.words.js'
import { transferParts, type TransferPart } from '../../marac-case/transfer/transfer.events.js'
import type { ShownRepeat } from '../../pairs/pairs.query.js'

const gone = 'No longer held'

export interface ToTell {
  /** As somebody reads it who is of no agency, so that no worksheet is open in it. */
  readonly record: CaseAsAt
  readonly names: Names
  readonly words: BasisWords
  readonly today: string
  /** The last referral of the same people, as far as whoever makes the file may know of it. */
  readonly repeat: ShownRepeat | undefined
}

const heading = (text: string): PaperBlock => ({ kind: 'heading', text })
const text = (words: string): PaperBlock => ({ kind: 'text', text: words })
const rows = (of: readonly SummaryRow[], none = 'Nothing is recorded.'): PaperBlock => (of.length > 0 ? { kind: 'rows', rows: of } : text(none))

function referral({ record, names }: ToTell): readonly PaperBlock[] {
  const { background, wishes } = toldOf(record)
  return [
    rows([
      { key: 'Referred', value: `${inDate(record.referredAt)}, by ${names.agency(record.agency)}` },
      { key: 'Criteria', value: record.criteria.map(criterion => criterionWords[criterion]).join('\n') },
      { key: 'What has happened', value: record.reason ?? goneOf(record, 'referral') },
      ...record.incidents.map(({ agency, referredOn, incident }) => ({ key: `Also, ${inDate(referredOn)}, ${names.agency(agency)}`, value: incident ?? goneOf(record, 'incident-words') })),
      ...background,
    ]),
    heading('What the victim wants, and consent'),
    rows(wishes),
  ]
}

const nameOf = ({ details }: CaseAsAt['people'][number]): string => details?.name ?? gone

const people = ({ record }: ToTell): readonly PaperBlock[] =>
  record.people.flatMap(person => {
    const { told } = person
    const more: readonly (readonly [string, string | undefined])[] = [
      ['Expected', person.details?.dateOfBirth === undefined && told?.expectedOn !== undefined ? `Unborn, expected ${inDate(told.expectedOn)}` : undefined],
      ['To the perpetrator', told?.relationToPerpetrator],
      ['School', told?.school],
    ]
    return [heading(roleWords[person.role]), rows([...identityRows(person, record.deaths), ...more.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])), ...needsRows(person)])]
  })

const safeContact = ({ record }: ToTell): readonly PaperBlock[] => [
  ...warningsOf(record).map(text),
  ...record.people.flatMap(person => {
    const how = contactRows(person)
    return how.length === 0 ? [] : [heading(`${roleWords[person.role]}: ${nameOf(person)}`), rows(how)]
  }),
]

function risk({ record, names }: ToTell): readonly PaperBlock[] {
  const { risk: found } = record
  const said = riskOf(record, names)
  const danger = professionalsWarning(record)
  return [
    ...(danger === undefined ? [] : [text(danger)]),
    rows([
      { key: 'Checklist', value: `${toolWords(found.tool)}${found.toolVersion === '' ? '' : ` (${found.toolVersion})`}: ${found.score} of ${found.maxScore}` },
      { key: 'What it found', value: toldInError(record) ? goneOf(record, 'referral') : [...found.items.map(checklistWords), ...(found.otherItems === undefined ? [] : [found.otherItems])].join('\n') || 'Nothing was ticked' },
      { key: 'Professional judgement', value: found.judgement ?? goneOf(record, 'referral') },
    ]),
    heading('Risk summary'),
    rows(said.summary.rows ?? [], 'Nobody has summarised the risk.'),
    heading('Level of risk'),
    rows(said.decision.rows ?? [], 'The level of risk was not decided.'),
  ]
}

function voices({ record, names }: ToTell): readonly PaperBlock[] {
  const { victim, children, idva } = voicesOf(record, names)
  return [...[victim, ...children].flatMap(voice => [heading(voice.title), rows(voice.rows ?? [], voice.nobody)]), heading('IDVA'), rows(idva.rows)]
}

/** What was withdrawn is not sent on, and neither is who searched. */
function research({ record, names, today, words }: ToTell): readonly PaperBlock[] {
  const { told } = researchOf({ hidden: record.hidden, research: record.research.map(each => ({ ...each, told: each.told.filter(({ withdrawn }) => !withdrawn) })) }, names, today, words)
  const missing = record.research.filter(({ returnedAt }) => returnedAt === undefined).map(({ agency }) => names.agency(agency))
  return [
    ...told.flatMap(each => [heading(each.title), rows(each.rows)]),
    ...(told.length === 0 ? [text('No agency has shared anything.')] : []),
    ...(missing.length === 0 ? [] : [text(`Asked, and not answered: ${missing.join(', ')}.`)]),
  ]
}

const fromNowOn = ({ transfers }: CaseAsAt, ref: string): string => {
  const then = transfers.at(-1)?.actions.find(({ actionId }) => actionId === ref)?.then
  return then === undefined ? '' : afterTransferWords[then]
}

function plan({ record, names }: ToTell): readonly PaperBlock[] {
  const { telling, considered } = planOf(record, names)
  return [
    record.actions.length === 0
      ? text('No action was agreed.')
      : {
          kind: 'table',
          caption: 'Actions',
          columns: ['What', 'Agency', 'Status', 'Due', 'From now on'],
          rows: record.actions.map(each => [`${each.immediateSafety ? 'Immediate safety: ' : ''}${each.text ?? gone}`, names.agency(each.agency), actionStatusWords[each.status], inShortDate(each.dueOn), fromNowOn(record, each.ref)]),
        },
    ...(considered.length === 0 ? [] : [heading('What was considered for the children'), rows(considered)]),
    heading('Telling the victim'),
    rows(telling),
  ]
}

/** Cases that whoever makes the file may not know of are not in it, and neither is any in which the parts are the other way round. */
const history = ({ record, repeat }: ToTell): readonly PaperBlock[] =>
  repeat === undefined && record.incidents.length === 0
    ? [text('No earlier referral of the same people is known to whoever made this file.')]
    : [
        rows([
          ...(repeat === undefined ? [] : [{ key: 'Last referral before', value: `${inDate(repeat.referredOn)}${repeat.case === undefined ? '' : `, ${repeat.case}`}` }]),
          ...record.incidents.map(({ referredOn }) => ({ key: 'Also referred', value: `${inDate(referredOn)}, joined to this case` })),
        ]),
      ]

const blocks: Readonly<Record<TransferPart, (tell: ToTell) => readonly PaperBlock[]>> = { referral, people, 'safe-contact': safeContact, risk, voices, research, plan, history }

/** The chosen parts alone, in the order of the form on which they were chosen. Nothing of the Hub's own, no message, no file, and nobody's access is among them. */
export const transferFileParts = (sent: readonly TransferPart[], tell: ToTell): readonly PaperPart[] =>
  transferParts.filter(part => sent.includes(part)).map(part => ({ id: part, title: transferPartWords[part], blocks: blocks[part](tell) }))
