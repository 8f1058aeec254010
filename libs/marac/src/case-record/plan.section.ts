import { inDate, inDateTime, type Names, type SummaryRow } from '@lantern/web-kit'
import { notToldWords } from '../marac-case/marac-case.words.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'

const gone = 'No longer held'

/** What was considered for the children, the latest first: shown beside the actions, since it may stand in their place. */
export function planOf(record: CaseRecord, names: Names) {
  const nameOf = (child: string): string => record.people.find(({ personId }) => personId === child)?.details?.name ?? 'A child whose name is no longer held'
  const { teller } = record
  const last = record.tellings.at(-1)
  return {
    telling: [
      { key: 'Who tells the victim of the plan', value: teller ? `${names.agency(teller.agency)}${teller.worker === undefined ? '' : `: ${teller.worker}`}` : 'Nobody is named yet' },
      { key: 'Told', value: last === undefined ? 'Not recorded yet' : last.told ? `Yes, on ${inDate(last.toldOn)}` : `No. ${notToldWords[last.because]}` },
    ],
    considered: record.considerations.toReversed().map(
      ({ child, considered, enough, by, at }): SummaryRow => ({
        key: nameOf(child),
        value: `${considered ?? gone}\nWhy nothing more is needed: ${enough ?? gone}\nRecorded ${inDateTime(at)}, by ${names.user(by.user)}, ${names.agency(by.agency)}`,
      }),
    ),
  }
}
