import { inDateTime, inLongDate, type Names, type SummaryRow } from '@lantern/web-kit'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import { goneOf, partsInWords } from '../marac-case/marac-case.words.js'

/** What the Hub asked the agency that referred for, and whether it has come: in the order it happened. */
export const triageRows = ({ returns, hidden }: CaseRecord, names: Names): readonly SummaryRow[] =>
  returns.map(({ parts, missing, at, by, completeBy, completedAt }) => ({
    key: completedAt === undefined ? 'Waiting for the referrer' : 'Returned and completed',
    value: [
      `Returned ${inDateTime(at)}, by ${names.user(by)}`,
      `What is missing (${partsInWords(parts)}): ${missing ?? goneOf({ hidden }, 'return')}`,
      completedAt === undefined ? `To be completed by ${inLongDate(completeBy)}` : `Completed ${inDateTime(completedAt)}`,
    ].join('\n'),
  }))
