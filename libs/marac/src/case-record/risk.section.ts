import { inDateTime, type Names, type SummaryRow } from '@lantern/web-kit'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import { riskLevelWords } from '../marac-case/marac-case.words.js'
import type { RecordedRiskDecision, RecordedRiskSummary } from '../marac-case/risk/risk.record.js'

const gone = 'No longer held'
const whoAndWhen = ({ by, at }: Pick<RecordedRiskDecision, 'by' | 'at'>, names: Names): string => `${inDateTime(at)}, by ${names.user(by.user)}, ${names.agency(by.agency)}`

const summaryRows = (summary: RecordedRiskSummary, names: Names): readonly SummaryRow[] => [
  { key: 'Possible harm', value: summary.possibleHarm ?? gone },
  { key: 'What points to it', value: summary.indicators ?? gone },
  { key: 'What protects already', value: summary.protective ?? gone },
  { key: 'Summarised', value: whoAndWhen(summary, names) },
]

/** Dissent stands below the decision that it is about, whatever was decided later. */
const decisionRows = (decision: RecordedRiskDecision, names: Names): readonly SummaryRow[] => [
  { key: 'Level of risk', value: `${riskLevelWords[decision.level]}${decision.overrides === undefined ? '' : ': the MARAC manager overrode the decision before'}` },
  { key: 'Reasons', value: decision.rationale ?? gone },
  { key: decision.overrides === undefined ? 'Decided' : 'Overridden', value: whoAndWhen(decision, names) },
  ...decision.dissents.map(dissent => ({ key: `${names.agency(dissent.by.agency)} does not agree`, value: `${dissent.reason ?? gone}\n${whoAndWhen(dissent, names)}` })),
]

function latestOf<Each extends { readonly at: string }>(all: readonly Each[], rowsOf: (each: Each) => readonly SummaryRow[]) {
  const [now, ...before] = all.toReversed()
  return { rows: now && rowsOf(now), before: before.map(each => ({ title: `Until ${inDateTime(all[all.indexOf(each) + 1]?.at ?? each.at)}`, rows: rowsOf(each) })) }
}

/** The level that stands, in a word or two, for the top of the page. */
export function riskWords({ riskDecisions }: Pick<CaseRecord, 'riskDecisions'>): string {
  const standing = riskDecisions.at(-1)
  if (!standing) return 'Not decided yet'
  return `${riskLevelWords[standing.level]}${standing.dissents.length > 0 ? ', with dissent' : ''}`
}

export const riskOf = (record: CaseRecord, names: Names) => ({
  summary: latestOf(record.riskSummaries, summary => summaryRows(summary, names)),
  decision: latestOf(record.riskDecisions, decision => decisionRows(decision, names)),
})
