import type { AccessTable } from '@lantern/access'

/** Who keeps the people of the partnership and looks at its set-up: it says nothing of any case. */
export const setUpAccess = {
  'partnership.set-up': [{ roles: ['administrator'], relation: 'any' }],
} as const satisfies AccessTable
