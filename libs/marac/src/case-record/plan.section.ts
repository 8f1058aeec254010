import { inDate, type Names, type SummaryRow } from '@lantern/web-kit'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import { notToldWords } from '../marac-case/marac-case.words.js'
import { consideredRows } from '../marac-case/plan/plan.view.js'

/** What the page of a case shows of its plan besides the actions. */
export function planOf(record: CaseRecord, names: Names): { readonly telling: readonly SummaryRow[]; readonly considered: readonly SummaryRow[] } {
  const { teller } = record
  const last = record.tellings.at(-1)
  return {
    telling: [
      { key: 'Who tells the victim of the plan', value: teller ? `${names.agency(teller.agency)}${teller.worker === undefined ? '' : `: ${teller.worker}`}` : 'Nobody is named yet' },
      { key: 'Told', value: last === undefined ? 'Not recorded yet' : last.told ? `Yes, on ${inDate(last.toldOn)}` : `No. ${notToldWords[last.because]}` },
    ],
    considered: consideredRows(record, names),
  }
}
