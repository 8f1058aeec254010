import type { AccessTable } from '@lantern/access'

/** Who keeps the funds: the officers of money and of reviews, and the manager of the Hub. */
const records = ['finance-officer', 'reviews-officer', 'marac-manager'] as const
const governance = ['governance-viewer', 'steering-member', 'tactical-member', 'executive-member', 'auditor'] as const

/** Who may do what with money. Nothing of it is about a case, so that no relation is asked for. */
export const fundingAccess = {
  'funding.record-resolution': [{ roles: records, relation: 'any' }],
  'funding.see-resolutions': [{ roles: [...records, ...governance], relation: 'any' }],
} as const satisfies AccessTable
