import { capital, formatDate } from '@lantern/clock'
import type { CalendarDate, Open, Sealed } from '@lantern/decision'
import type { Ask, Tier } from '@lantern/rules'
import type { Names } from '@lantern/web-kit'
import { lateWords, type LateKind } from './late.words.js'

export const tierWords: Readonly<Record<Tier, string>> = {
  owner: 'Owner',
  'agency-lead': 'Agency lead',
  coordinator: 'Coordinator',
  'agency-senior': 'Senior manager of the agency',
  'marac-manager': 'MARAC manager',
  'tactical-group': 'Tactical Group',
  'executive-group': 'Executive Group',
}

/** Groups keep their names. */
const groupTiers: readonly Tier[] = ['tactical-group', 'executive-group']

/** As it stands in a sentence: "the MARAC manager". */
export const theTier = (tier: Tier): string => `the ${groupTiers.includes(tier) ? tierWords[tier] : tierWords[tier].replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())}`

export const said = (text: string | undefined): string => (text === undefined ? '' : `: ${text}`)

type Reason = Sealed<string>

/** A step of the ladder, as the history tells it. */
export function stepSentence(kind: LateKind, { dueOn, tier, workingDaysLate, missed = null, asks, agency, reason }: { readonly dueOn: CalendarDate; readonly tier: Tier; readonly workingDaysLate: number; readonly missed?: number | null; readonly asks?: Ask; readonly agency: string; readonly reason?: Reason }, open: Open, names: Names): string {
  const asked = asks === undefined ? '' : `, and asked ${lateWords[kind].asks[asks]}`
  if (tier === 'owner') return `${names.agency(agency)} was told that it is due on ${formatDate(dueOn)}${asked}`
  const { from, measure } = lateWords[kind]
  const raised = reason === undefined ? '' : `\nRaised by hand${said(open(reason))}`
  return `Escalated to ${theTier(tier)}${asked}: ${from.toLowerCase()} ${formatDate(dueOn)}, ${measure({ workingDaysLate, missed })}${raised}`
}

/** What was done by the tier that it was raised to. */
export const answerSentence = ({ tier, answer, agency, until, reason }: { readonly tier: Tier; readonly answer: 'chase' | 'direct'; readonly agency: string; readonly until: CalendarDate; readonly reason: Reason }, open: Open, names: Names): string =>
  `${answer === 'chase' ? `The Hub chased ${names.agency(agency)}, which answers by` : `${capital(theTier(tier))} directed ${names.agency(agency)}, by`} ${formatDate(until)}${said(open(reason))}`

export const closeSentence = ({ tier, reason }: { readonly tier: Tier; readonly reason: Reason }, open: Open): string => `${capital(theTier(tier))} closed the escalation: it is not raised any further${said(open(reason))}`

/** A new date; `decidedBy` the tier that accepted why it is late, where it had been raised. */
export const newDateSentence = ({ decidedBy, from, dueOn, reason }: { readonly decidedBy?: Tier; readonly from: CalendarDate; readonly dueOn: CalendarDate; readonly reason: Reason }, open: Open): string =>
  `${decidedBy === undefined ? 'The' : `${capital(theTier(decidedBy))} accepted the reason, and the`} due date moved from ${formatDate(from)} to ${formatDate(dueOn)}${said(open(reason))}`
