import { inDateTime, inLongDate, type Names, type SummaryRow } from '@lantern/web-kit'
import { hearingOutcomeWords } from '../marac-case/hearing/hearing.words.js'
import { goneOf } from '../marac-case/marac-case.words.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'

/** What meetings decided on the case, the latest first. */
export const hearingsOf = ({ hearings, hidden }: Pick<CaseRecord, 'hearings' | 'hidden'>, names: Names): readonly { readonly title: string; readonly href: string; readonly rows: readonly SummaryRow[] }[] =>
  hearings.toReversed().map(({ meeting, area, on, outcome, decision, dissents, by, at }) => ({
    title: `Meeting of ${names.area(area)}, ${inLongDate(on)}`,
    href: `/meetings/${meeting}`,
    rows: [
      { key: 'What became of it', value: hearingOutcomeWords[outcome] },
      { key: 'Decided', value: decision ?? goneOf({ hidden }, 'hearing') },
      ...dissents.map(({ agency, reason }) => ({ key: `${names.agency(agency)} disagreed`, value: reason ?? goneOf({ hidden }, 'hearing') })),
      { key: 'Recorded', value: `${inDateTime(at)}, by ${names.user(by.user)}` },
    ],
  }))
