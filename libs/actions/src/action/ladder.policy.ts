import type { Ladder, RulesInForce, Tier } from '@lantern/rules'

/** Within the agency first: it is accountable for its actions (Cumbria); then the tiers of the partnership. */
const withinAgency: readonly Tier[] = ['owner', 'agency-lead', 'agency-senior']

/** What is for immediate safety climbs faster. */
export const ladderOf = ({ escalation }: Pick<RulesInForce, 'escalation'>, immediateSafety: boolean): Ladder => (immediateSafety ? escalation.immediateSafety : escalation.actionOverdue)

/** Whom a step asks: the agency for tiers within it, else the tier itself. */
export const askedOf = (tier: Tier, agency: string): string => (withinAgency.includes(tier) ? agency : tier)
