import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { Ask, Tier } from '@lantern/rules'

/** The reference of a duty: that of what it is owed on and five letters, such as MC-4T7Q9-XWC2D-7KQXA. */
export type DutyRef = string

/** What is owed by a date, and is no action: research by an agency that was asked for it, that it comes to the meetings of an area that it is invited to, or minutes of a meeting by the Hub. */
export const dutyKinds = ['research', 'attendance', 'minutes'] as const
export type DutyKind = (typeof dutyKinds)[number]

/**
 * One step of the ladder, with the evidence that it was due: the date, how late, and the day the step fell due. `about` is what it is owed on, a case, a meeting or the attendance of an agency in an area; `askedOf` whom it is
 * raised to: the agency for tiers within it, else the tier itself. `reason` is that of whoever raised it by hand, before the day of the rule.
 */
export type DutyEscalated = DomainEvent<
  'DutyEscalated',
  {
    dutyId: DutyRef
    kind: DutyKind
    about: string
    agency: string
    tier: Tier
    dueOn: CalendarDate
    workingDaysLate: number
    stepDueOn: CalendarDate
    askedOf: string
    asks: Ask
    rule: { readonly id: string; readonly version: CalendarDate }
    /** Of attendance and minutes in which area; of attendance how many meetings were missed. */
    area?: string
    missed?: number
    reason?: Sealed<string>
  }
>
/** What the tier that it was raised to did with it: chased its agency, or directed it. The ladder waits for an answer until the end of that day. */
export type DutyAnswered = DomainEvent<'DutyAnswered', { dutyId: DutyRef; agency: string; tier: Tier; answer: 'chase' | 'direct'; until: CalendarDate; reason: Sealed<string> }>
/** The tier that it was raised to accepted why it is late: it is owed by another day now, and the ladder starts anew from there. `from` is what it was due on until now. */
export type DutyGivenTime = DomainEvent<
  'DutyGivenTime',
  { dutyId: DutyRef; kind: DutyKind; about: string; agency: string; from: CalendarDate; dueOn: CalendarDate; decidedBy: Tier; reason: Sealed<string> }
>
/** The tier that it was raised to decided that it is not raised any further. It is owed all the same; a new date starts the ladder anew. */
export type DutyEscalationClosed = DomainEvent<'DutyEscalationClosed', { dutyId: DutyRef; agency: string; tier: Tier; reason: Sealed<string> }>

/** How it ended: what was owed has come, or it is asked for no longer, since the Hub called it off or its case was closed or went to another area. */
export const dutyEndings = ['done', 'withdrawn'] as const
export type DutyEnding = (typeof dutyEndings)[number]
export type DutyEnded = DomainEvent<'DutyEnded', { dutyId: DutyRef; agency: string; because: DutyEnding }>

export type DutyEvent = DutyEscalated | DutyAnswered | DutyGivenTime | DutyEscalationClosed | DutyEnded
