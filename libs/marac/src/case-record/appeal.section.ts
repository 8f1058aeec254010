import { inDateTime, inLongDate, type Names, type SummaryRow } from '@lantern/web-kit'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import { appealOutcomeWords, goneOf } from '../marac-case/marac-case.words.js'

/** What the agency that referred said against the decision, and what the manager answered. */
export function appealRows({ appeal, hidden }: CaseRecord, names: Names): readonly SummaryRow[] {
  if (!appeal) return []
  const { at, by, reason, answerBy, answer } = appeal
  return [
    { key: 'Appealed', value: `${inDateTime(at)}, by ${names.user(by.user)}, ${names.agency(by.agency)}\n${reason ?? goneOf({ hidden }, 'appeal')}` },
    answer
      ? { key: 'Answer to the appeal', value: `${inDateTime(answer.at)}, by ${names.user(answer.by)}\n${appealOutcomeWords[answer.outcome]}. ${answer.reason ?? goneOf({ hidden }, 'appeal-answer')}` }
      : { key: 'Answer to the appeal', value: `Waits for the MARAC manager, by ${inLongDate(answerBy)}` },
  ]
}
