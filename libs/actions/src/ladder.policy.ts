import type { Actor, CalendarDate } from '@lantern/decision'
import { seesAll } from './action/hub.policy.js'
import { tiers, type Ask, type Ladder, type StepTaken, type Tier } from '@lantern/rules'

/** Within the agency first: it is accountable for what it owes (Cumbria); then the tiers of the partnership. */
const withinAgency: readonly Tier[] = ['owner', 'agency-lead', 'agency-senior']

export const isWithinAgency = (tier: Tier): boolean => withinAgency.includes(tier)

/** Whom a step asks: the agency for tiers within it, else the tier itself. */
export const askedOf = (tier: Tier, agency: string): string => (isWithinAgency(tier) ? agency : tier)

/** The tier outside its agency that has what climbed so far; undefined for what was not raised to any, or is not raised any more. */
export function tierOutside({ highest, closed }: { readonly highest: StepTaken | undefined; readonly closed: boolean }): Tier | undefined {
  if (closed || highest === undefined) return undefined
  if (!isWithinAgency(highest.tier)) return highest.tier
  // The senior manager of the agency is asked after the coordinator.
  return highest.tier === 'agency-senior' ? 'coordinator' : undefined
}

/** Whether that is the manager or a group: from there on only they decide on its date, and on its end. */
export const isDecidedAt = (tier: Tier | undefined): tier is Tier => tier !== undefined && tiers.indexOf(tier) >= tiers.indexOf('marac-manager')

/** By which role a group's own decide. */
const membersOf: Readonly<Partial<Record<Tier, string>>> = { 'tactical-group': 'tactical-member', 'executive-group': 'executive-member' }

/** Whether somebody may decide on what this tier has: the Hub on all, which also writes down what a group decided at its meeting; a member of a group on what is with their own. */
export const speaksFor = (tier: Tier, by: Pick<Actor, 'roles'>): boolean => seesAll(by) || by.roles.some(role => role === membersOf[tier])

/** The higher of the step that was taken before and this one. */
export const higher = (before: StepTaken | undefined, { tier, stepDueOn, rule }: { readonly tier: Tier; readonly stepDueOn: string; readonly rule?: { readonly id: string } }): StepTaken =>
  before !== undefined && tiers.indexOf(before.tier) >= tiers.indexOf(tier) ? before : { tier, on: stepDueOn, rule: rule?.id }

/** What a step to one tier says, whoever or whatever takes it. */
export const escalatedTo = (
  { agency, dueOn }: { readonly agency: string; readonly dueOn: CalendarDate },
  ladder: Pick<Ladder, 'id' | 'version'>,
  { tier, asks, on, late }: { readonly tier: Tier; readonly asks: Ask; readonly on: CalendarDate; readonly late: number },
) => ({ agency, tier, dueOn, workingDaysLate: late, stepDueOn: on, askedOf: askedOf(tier, agency), asks, rule: { id: ladder.id, version: ladder.version } })
