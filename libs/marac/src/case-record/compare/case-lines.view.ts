import { actionStatusWords, tierWords } from '@lantern/actions'
import { inDateTime, inShortDate, type Names, type SummaryRow } from '@lantern/web-kit'
import type { CaseAsAt } from '../../case-as-at.js'
import type { BasisWords } from '../lawful-bases.js'
import { casePageOf } from '../case-record.view.js'
import type { Line } from '../../changes.policy.js'

type CasePage = ReturnType<typeof casePageOf>
interface Table {
  readonly columns: readonly { readonly text: string }[]
  readonly rows: readonly (readonly { readonly text: string }[])[]
}
/** Under which heading of the case page it stands. */
type Told = { readonly section: string; readonly lines: readonly Line[] }

const gone = 'No longer held'
const ofRows = (rows: readonly SummaryRow[], before = ''): readonly Line[] => rows.map(({ key, value }) => ({ label: `${before}${key}`, value: value ?? '' }))
/** One line a row, known by its first cells: what stands in the others may change. */
const ofTable = ({ columns, rows }: Table, before: string, known = 1): readonly Line[] =>
  rows.map(row => ({
    label: `${before}${row.slice(0, known).map(({ text }) => text).join(', ')}`,
    value: row.slice(known).map(({ text }, index) => `${columns[index + known]?.text ?? ''}: ${text}`).join('\n'),
  }))
const nothing = (): Told => ({ section: '', lines: [] })

/**
 * Each part of the page of a case, as lines that can be compared: the compiler asks for every one. Days from or to a date are left out, since they
 * differ between two moments at which nothing happened.
 */
const parts: { readonly [Part in keyof CasePage]: (page: CasePage[Part], record: CaseAsAt, names: Names) => Told } = {
  title: nothing,
  bar: ({ status }) => ({ section: 'Case', lines: [{ label: 'Status', value: status.text }] }),
  flagged: flagged => ({ section: 'Actions', lines: flagged.map(action => ({ label: `Action ${action}`, value: 'Agreed while the case was being closed' })) }),
  referral: rows => ({ section: 'Referral', lines: ofRows(rows) }),
  told: ({ wishes, background, diversity }) => ({ section: 'Referral', lines: ofRows([...background, ...wishes, ...diversity]) }),
  joining: ({ joins, incidents }) => ({ section: 'Referral', lines: [...(joins === undefined ? [] : [{ label: 'Joined to', value: joins }]), ...ofRows(incidents, 'Further incident, ')] }),
  transfer: ({ out, came }) => ({ section: 'Transfer', lines: [...out.flatMap(({ title, rows }) => ofRows(rows, `${title}: `)), ...ofRows(came ?? [], 'From another area: ')] }),
  people: people => ({ section: 'People', lines: people.flatMap(({ title, rows }) => ofRows(rows, `${title}: `)) }),
  children: children => ({ section: 'People', lines: ofTable(children, 'Child: ') }),
  voices: ({ victim, children, idva }) => ({
    section: 'Voices',
    lines: [...[victim, ...children].flatMap(({ title, rows }) => ofRows(rows ?? [], `${title}: `)), ...ofRows(idva.rows), ...ofTable(idva.contacts, 'IDVA contact, ', 2)],
  }),
  risk: rows => ({ section: 'Risk', lines: ofRows(rows) }),
  riskSaid: ({ summary, decision }) => ({ section: 'Risk', lines: [...ofRows(summary.rows ?? []), ...ofRows(decision.rows ?? [])] }),
  route: ({ rows, asked }) => ({ section: 'Route', lines: [...ofRows(rows ?? []), ...ofTable(asked, 'Asked of the Hub: ', 4)] }),
  hearings: hearings => ({ section: 'Route', lines: hearings.flatMap(({ title, rows }) => ofRows(rows, `${title}: `)) }),
  plan: ({ considered }) => ({ section: 'Actions', lines: ofRows(considered, 'Considered for ') }),
  parts: nothing,
  inError: table => ({ section: 'Entries recorded in error', lines: ofTable(table, '', 3) }),
  research: ({ told }, { research }, names) => ({
    section: 'Research',
    lines: [
      ...research.map(each => ({
        label: names.agency(each.agency),
        value: [`Due: ${inShortDate(each.dueOn)}`, each.returnedAt === undefined ? (each.state === 'closed' ? 'Not returned before closing' : each.state === 'called-off' ? 'Called off' : 'Not returned') : `Returned: ${inDateTime(each.returnedAt)}${each.state === 'nothing-known' ? ', nothing known' : ''}`].join('\n'),
      })),
      ...told.flatMap(({ title, rows }) => ofRows(rows, `${title}: `)),
    ],
  }),
  actions: (_page, { actions }, names) => ({
    section: 'Actions',
    lines: actions.map(each => ({
      label: `Action ${each.ref}`,
      value: [
        each.inError ? 'Recorded in error and hidden' : (each.text ?? gone),
        `Agency: ${names.agency(each.agency)}`,
        `Status: ${actionStatusWords[each.status]}`,
        `Due: ${inShortDate(each.dueOn)}`,
        `Escalated to: ${each.tier === null ? 'nobody' : tierWords[each.tier]}`,
        ...(each.lastNote === null ? [] : [`Latest note: ${each.lastNote}`]),
      ].join('\n'),
    })),
  }),
  messages: (_page, { messages }, names) => ({
    section: 'Messages',
    lines: messages.map(({ by, kind, question, text, at }) => ({
      label: `${kind === 'answer' ? 'Answer' : question ? `Question to ${names.agency(question.agency)}` : 'Message'} from ${names.user(by.user)}, ${names.agency(by.agency)}, ${inDateTime(at)}`,
      value: text ?? gone,
    })),
  }),
  links: links => ({ section: 'Links', lines: ofTable(links, '', 4) }),
  files: files => ({ section: 'Files', lines: ofTable({ columns: files.columns, rows: files.rows.map(row => row.toReversed()) }, '', 2).map(({ label, value }) => ({ label, value: value.replace(/^.*?: /gm, '') })) }),
}

/** What a page of the case shows at a moment, by section; nothing before its referral. */
export function linesOf(record: CaseAsAt | undefined, names: Names, words: BasisWords): ReadonlyMap<string, readonly Line[]> {
  const sections = new Map<string, readonly Line[]>()
  if (!record) return sections
  const page = casePageOf(record, names, words)
  const told = (Object.keys(parts) as (keyof CasePage)[]).map(part => (parts[part] as (page: unknown, record: CaseAsAt, names: Names) => Told)(page[part], record, names))
  for (const { section, lines } of told) if (section !== '') sections.set(section, [...(sections.get(section) ?? []), ...lines])
  return sections
}
