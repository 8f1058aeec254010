import type { Ladder, RulesInForce, Tier } from '@lantern/rules'
import { tierOutside } from '../ladder.policy.js'
import { dutyKinds, type DutyKind } from './duty.events.js'
import type { Duty } from './duty.state.js'

/** By which ladder each kind climbs. */
export const dutyLadders: Readonly<Record<DutyKind, (rules: Pick<RulesInForce, 'escalation'>) => Ladder>> = {
  research: ({ escalation }) => escalation.research,
  minutes: ({ escalation }) => escalation.minutes,
  // Meetings, and no days, take its steps; by hand it is raised to the next.
  attendance: ({ escalation: { attendance } }) => ({ ...attendance, value: attendance.value.map(({ tier, asks }) => ({ tier, asks, afterWorkingDays: 0 })) }),
}

/** Whether days take its steps; else what happens does, such as another meeting that is missed. */
export const isByDays = (kind: DutyKind): boolean => kind !== 'attendance'

/** Whether its agency can be chased for it: the Hub, which chases, owes minutes itself. */
export const isChased = (kind: DutyKind): boolean => kind !== 'minutes'

/** The tier outside its agency that has it now; undefined for one that was not raised so far, has ended, or is not raised any more. */
export const dutyRaisedTo = ({ status, ...climbed }: Pick<Duty, 'status' | 'highest' | 'closed'>): Tier | undefined => (status === 'owed' ? tierOutside(climbed) : undefined)

/** What is owed; of one that nobody has raised yet, whose commands say no before it matters, the first kind there is. */
export const kindOf = ({ kind = dutyKinds[0] }: Pick<Duty, 'kind'>): DutyKind => kind
