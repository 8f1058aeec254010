import type { AccessTable } from '@lantern/access'

/** Who may do what with the partnership itself. Agreements say nothing of any case. */
export const partnershipAccess = {
  'partnership.keep-agreements': [{ roles: ['marac-manager', 'administrator'], relation: 'any' }],
  'partnership.see-agreements': [{ roles: ['coordinator', 'supervisor', 'marac-manager', 'administrator', 'ig-officer'], relation: 'any' }],
} as const satisfies AccessTable
