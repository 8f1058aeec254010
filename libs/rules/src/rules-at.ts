import { englandAndWales } from '@lantern/clock'
import type { Closure, DatedRule, EvidenceTag, HolidayCalendar } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import type { RuleDocuments, RuleVersion } from './documents.js'
import { ruleShapes } from './shapes.js'
import type { RuleId, RuleValue } from './shapes.js'

/** A rule's value on a date, since when it holds, and on whose word. */
export interface InForce<T> {
  readonly id: string
  readonly version: CalendarDate
  readonly value: T
  readonly source: string
  readonly tag: EvidenceTag
}

export type EscalationStep = RuleValue<'escalation.action-ladder'>[number]
/** A ladder of escalation, by which version of which rule. */
export type Ladder = InForce<readonly EscalationStep[]>
export type AttendanceLine = RuleValue<'escalation.attendance-ladder'>[number]
export type ReminderLine = RuleValue<'reminders.dates'>[number]
export type ResearchLine = RuleValue<'research.agencies'>[number]
export type LawfulBasisLine = RuleValue<'research.lawful-bases'>[number]
export type Checklist = RuleValue<'risk.checklists'>[number]

/** The rules on one date. Rules of the business are given this, and nothing else of the configuration. */
export interface RulesInForce {
  readonly on: CalendarDate
  readonly clocks: {
    readonly triage: DatedRule
    readonly referralCompletion: DatedRule
    readonly appealAnswer: DatedRule
    readonly transferAcknowledgement: DatedRule
    readonly idvaContact: DatedRule
    readonly planOrHearing: DatedRule
    /** From when on a case that still waits for a plan or a meeting stands out, counted from the same day. */
    readonly planOrHearingWarning: DatedRule
    readonly researchReturn: DatedRule
    readonly researchUrgent: DatedRule
    /** Counted back from the meeting that hears the case. */
    readonly researchBeforeMeeting: DatedRule
    readonly questionAnswer: DatedRule
    readonly chaseAnswer: DatedRule
    readonly actionDefault: DatedRule
    readonly actionImmediateSafety: DatedRule
    readonly repeatWindow: DatedRule
    readonly agencyFlag: DatedRule
    readonly flagEndsSoon: DatedRule
    readonly accessGrant: DatedRule
    readonly agreementEndsSoon: DatedRule
    /** Counted back from the meeting. */
    readonly agendaIssue: DatedRule
    readonly minutesIssue: DatedRule
    readonly meetingRequestAnswer: DatedRule
    readonly accessRequestAnswer: DatedRule
  }
  readonly reminders: { readonly dates: InForce<readonly ReminderLine[]>; readonly digest: InForce<RuleValue<'reminders.digest'>> }
  readonly escalation: { readonly actionOverdue: Ladder; readonly immediateSafety: Ladder; readonly research: Ladder; readonly minutes: Ladder; readonly attendance: InForce<readonly AttendanceLine[]>; readonly board: InForce<RuleValue<'escalation.board'>> }
  readonly matac: { readonly severalVictims: InForce<RuleValue<'matac.several-victims'>> }
  readonly meeting: { readonly caseSlot: InForce<RuleValue<'meeting.case-slot'>>; readonly longest: InForce<RuleValue<'meeting.longest'>> }
  readonly repeat: { readonly definition: InForce<RuleValue<'repeat.definition'>> }
  readonly research: { readonly agencies: InForce<readonly ResearchLine[]>; readonly lawfulBases: InForce<readonly LawfulBasisLine[]> }
  readonly risk: {
    readonly checklists: InForce<readonly Checklist[]>
    readonly potentialEscalation: InForce<RuleValue<'risk.potential-escalation'>>
  }
  /** Bank holidays of England and Wales with the partnership's one-offs: of all years, for due dates lie ahead. */
  readonly calendar: HolidayCalendar
  /** Days on which single agencies are closed beside it, by agency. */
  readonly closures: Readonly<Record<string, readonly Closure[]>>
}

/** The date is before the first version of a rule: nobody has said what held then. */
export class NoRuleInForce extends Error {
  override readonly name = 'NoRuleInForce'
  constructor(
    readonly rule: string,
    readonly on: CalendarDate,
  ) {
    super(`No version of rule ${rule} was in force on ${on}.`)
  }
}

/** The last answer for each set of documents: commands come many to a day, and checking the values again costs 50 microseconds. */
const last = new WeakMap<RuleDocuments, RulesInForce>()

/** The rules in force on a date, so that a case is judged by those of the day the fact happened. @throws NoRuleInForce */
export function rulesAt(documents: RuleDocuments, on: CalendarDate): RulesInForce {
  const known = last.get(documents)
  if (known?.on === on) return known
  const rules = gather(documents, on)
  last.set(documents, rules)
  return rules
}

function gather(documents: RuleDocuments, on: CalendarDate): RulesInForce {
  const inForce = <Id extends RuleId>(id: Id): InForce<RuleValue<Id>> => {
    const { from, value, source, tag } = versionAt(documents.versions, id, on)
    return { id, version: from, value: ruleShapes[id].parse(value) as RuleValue<Id>, source, tag }
  }
  const limit = (id: Extract<RuleId, `clock.${string}`>): DatedRule => {
    const { value, ...rule } = inForce(id)
    return { ...rule, ...value }
  }
  return {
    on,
    clocks: {
      triage: limit('clock.triage'),
      referralCompletion: limit('clock.referral-completion'),
      appealAnswer: limit('clock.appeal-answer'),
      transferAcknowledgement: limit('clock.transfer-acknowledgement'),
      idvaContact: limit('clock.idva-contact'),
      planOrHearing: limit('clock.plan-or-hearing'),
      planOrHearingWarning: limit('clock.plan-or-hearing-warning'),
      researchReturn: limit('clock.research-return'),
      researchUrgent: limit('clock.research-urgent'),
      researchBeforeMeeting: limit('clock.research-before-meeting'),
      questionAnswer: limit('clock.question-answer'),
      chaseAnswer: limit('clock.chase-answer'),
      actionDefault: limit('clock.action-default'),
      actionImmediateSafety: limit('clock.action-immediate-safety'),
      repeatWindow: limit('clock.repeat-window'),
      agencyFlag: limit('clock.agency-flag'),
      flagEndsSoon: limit('clock.flag-ends-soon'),
      accessGrant: limit('clock.access-grant'),
      agreementEndsSoon: limit('clock.agreement-ends-soon'),
      agendaIssue: limit('clock.agenda-issue'),
      minutesIssue: limit('clock.minutes-issue'),
      meetingRequestAnswer: limit('clock.meeting-request-answer'),
      accessRequestAnswer: limit('clock.access-request-answer'),
    },
    reminders: { dates: inForce('reminders.dates'), digest: inForce('reminders.digest') },
    escalation: { actionOverdue: inForce('escalation.action-ladder'), immediateSafety: inForce('escalation.immediate-safety-ladder'), research: inForce('escalation.research-ladder'), minutes: inForce('escalation.minutes-ladder'), attendance: inForce('escalation.attendance-ladder'), board: inForce('escalation.board') },
    matac: { severalVictims: inForce('matac.several-victims') },
    meeting: { caseSlot: inForce('meeting.case-slot'), longest: inForce('meeting.longest') },
    repeat: { definition: inForce('repeat.definition') },
    research: { agencies: inForce('research.agencies'), lawfulBases: inForce('research.lawful-bases') },
    risk: { checklists: inForce('risk.checklists'), potentialEscalation: inForce('risk.potential-escalation') },
    calendar: englandAndWales(documents.holidays),
    closures: Object.fromEntries(Map.groupBy(documents.closures ?? [], ({ agency }) => agency)),
  }
}

function versionAt(versions: readonly RuleVersion[], id: RuleId, on: CalendarDate): RuleVersion {
  const found = versions.findLast(version => version.id === id && version.from <= on)
  if (!found) throw new NoRuleInForce(id, on)
  return found
}
