import { inDateTime, type Names, type SummaryRow } from '@lantern/web-kit'
import type { CaseRecord } from '../marac-case.record.js'

const gone = 'No longer held'

/** What was considered for the children, the latest first: shown beside the actions, since it may stand in their place. */
export function consideredRows(record: Pick<CaseRecord, 'people' | 'considerations'>, names: Names): readonly SummaryRow[] {
  const nameOf = (child: string): string => record.people.find(({ personId }) => personId === child)?.details?.name ?? 'A child whose name is no longer held'
  return record.considerations.toReversed().map(({ child, considered, enough, by, at }) => ({
    key: nameOf(child),
    value: `${considered ?? gone}\nWhy nothing more is needed: ${enough ?? gone}\nRecorded ${inDateTime(at)}, by ${names.user(by.user)}, ${names.agency(by.agency)}`,
  }))
}
