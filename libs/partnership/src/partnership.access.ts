import { roles, type AccessTable, type Role } from '@lantern/access'

/** People have roles, automations `system` alone. */
const people: readonly Role[] = roles.filter(role => role !== 'system')

/** Who may do what with the partnership itself. Its set-up and its agreements say nothing of any case. */
export const partnershipAccess = {
  'partnership.set-up': [{ roles: ['administrator'], relation: 'any' }],
  'partnership.keep-agreements': [{ roles: ['marac-manager', 'administrator'], relation: 'any' }],
  // `granted`: of oneself. `owner`: of one's own agency.
  'partnership.say-away': [
    { roles: people, relation: 'granted' },
    { roles: ['agency-lead', 'supervisor', 'marac-manager'], relation: 'owner' },
    { roles: ['administrator'], relation: 'any' },
  ],
  'partnership.see-away': [{ roles: people, relation: 'any' }],
  'partnership.see-agreements': [{ roles: ['coordinator', 'supervisor', 'marac-manager', 'administrator', 'ig-officer'], relation: 'any' }],
} as const satisfies AccessTable
