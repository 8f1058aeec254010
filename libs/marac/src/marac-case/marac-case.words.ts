import { formatDate } from '@lantern/clock'
import type { Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { Names } from '@lantern/web-kit'
import type { ClosingOutcome, Criterion, ExclusionGround, MaracCaseEvent, NotAcceptedBecause } from './marac-case.events.js'
import type { Status } from './marac-case.state.js'

/** Codes as people read them. */
export const statusWords: Readonly<Record<Status, string>> = {
  none: 'Not recorded',
  referred: 'Referred',
  open: 'Open',
  'not-accepted': 'Not accepted',
  closed: 'Closed',
}
/** Colours of their tags; the words say the same. */
export const statusTags: Readonly<Record<Status, string>> = {
  none: 'grey',
  referred: 'yellow',
  open: 'blue',
  'not-accepted': 'grey',
  closed: 'grey',
}
export const criterionWords: Readonly<Record<Criterion, string>> = {
  'professional-judgement': 'Professional judgement',
  'visible-high-risk': 'Visible high risk',
  'potential-escalation': 'Potential escalation',
  'marac-repeat': 'MARAC repeat',
}
export const notAcceptedWords: Readonly<Record<NotAcceptedBecause, string>> = {
  'criteria-not-met': 'It does not meet the criteria',
  'not-enough-information': 'There is not enough information',
  'outside-the-area': 'It belongs to another area',
  'already-open': 'A case for the same people is open already',
}
export const groundWords: Readonly<Record<ExclusionGround, string>> = {
  perpetrator: 'Is the perpetrator',
  relative: 'Is a relative of someone on the case',
  associate: 'Is a friend or associate of the perpetrator',
  'declared-conflict': 'Declared a conflict of interest',
}
export const outcomeWords: Readonly<Record<ClosingOutcome, string>> = {
  'plan-complete': 'The safety plan is complete',
  'moved-away': 'The victim has moved to another area',
  'victim-died': 'The victim has died',
  other: 'Another reason',
}

const said = (text: string | undefined): string => (text === undefined ? '' : `: ${text}`)
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] ?? ''}`

/** One event as a plain sentence. A worksheet is never part of it. */
export function sentence(event: StoredOf<MaracCaseEvent>, open: Open, names: Names): string {
  switch (event.type) {
    case 'ReferralSubmitted': {
      const { agency, criteria, risk } = event.data
      const why = listed(criteria.map(criterion => criterionWords[criterion].toLowerCase()))
      return `${names.agency(agency)} referred the case (${why}; ${risk.tool.toUpperCase()} ${risk.score} of ${risk.maxScore})`
    }
    case 'ReferralAccepted':
      return 'The Hub accepted the referral'
    case 'ReferralNotAccepted':
      return `The Hub did not accept the referral. ${notAcceptedWords[event.data.because]}${said(open(event.data.reason))}`
    case 'ResearchRequested':
      return `Research was requested of ${listed(event.data.agencies.map(names.agency))}, due on ${formatDate(event.data.dueOn)}`
    case 'ResearchReturned':
      return event.data.known
        ? `${names.agency(event.data.agency)} returned its research${said(event.data.shared && open(event.data.shared))}`
        : `${names.agency(event.data.agency)} returned its research: nothing known`
    case 'UserExcluded':
      return 'A person was excluded from this case'
    case 'MeetingRequested':
      return `${names.agency(event.by.agency)} asked for a meeting${said(open(event.data.reason))}`
    case 'CaseClosed':
      return `The case was closed. ${outcomeWords[event.data.outcome]}${said(open(event.data.reason))}`
    case 'OpenActionFlagged':
      return `Action ${event.data.action} was agreed while the case was being closed, and is still open`
  }
}
