import type { Names } from '@lantern/web-kit'
import type { CaseAsAt } from '../../case-as-at.js'
import type { casePageOf } from '../case-record.view.js'
import { goneOf } from '../../marac-case/marac-case.words.js'
import { unanswered } from './gaps.policy.js'

type CasePage = ReturnType<typeof casePageOf>

/** Of the page of the case what a meeting talks of: the risk in short, what each agency shares, what is missing, and what is being done. */
export function chairSectionsOf(record: CaseAsAt, page: CasePage, names: Names) {
  const nothingKnown = new Set(record.research.flatMap(({ agency, state }) => (state === 'nothing-known' ? [agency] : [])))
  return {
    happened: record.reason ?? goneOf(record, 'referral'),
    risk: page.riskSaid.summary.rows ?? [],
    level: page.riskSaid.decision.rows ?? [],
    told: page.research.told.filter(({ agency }) => !nothingKnown.has(agency)),
    nothing: [...nothingKnown].map(agency => names.agency(agency)),
    gaps: [
      ...unanswered(record).map(agency => `No research from ${names.agency(agency)}`),
      ...(record.victimViews.length === 0 ? ["Nobody has recorded the victim's views"] : []),
      ...(record.riskSummaries.length === 0 ? ['Nobody has summarised the risk'] : []),
      ...(record.people.some(({ role }) => role === 'child') && page.plan.considered.length === 0 ? ['Nothing has been said of what was considered for the children'] : []),
      ...(record.teller === undefined ? ['Nobody is named to tell the victim of the plan'] : []),
    ],
    actions: page.actions,
  }
}
