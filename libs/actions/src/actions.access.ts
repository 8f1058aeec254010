import type { AccessTable } from '@lantern/access'
import { governance, hub } from './action/hub.policy.js'

export { governs, seesAll } from './action/hub.policy.js'

const agency = ['agency-representative', 'agency-lead', 'idva'] as const

/** Those of groups that are on a ladder; the rules leave each of them what is with their own. */
const deciding = ['tactical-member', 'executive-member'] as const

/** Who may do what with an action. `owner` is the agency that it was agreed for; `involved` any agency on its case. */
export const actionsAccess = {
  'actions.agree': [
    { roles: hub, relation: 'any' },
    { roles: agency, relation: 'involved' },
  ],
  'actions.request': [{ roles: agency, relation: 'involved' }],
  'actions.answer': [{ roles: agency, relation: 'owner' }],
  'actions.extend': [
    { roles: hub, relation: 'any' },
    { roles: agency, relation: 'owner' },
  ],
  'actions.verify': [{ roles: hub, relation: 'any' }],
  'actions.reassign': [{ roles: hub, relation: 'any' }],
  'actions.return': [{ roles: hub, relation: 'any' }],
  'actions.mark-not-done': [{ roles: hub, relation: 'any' }],
  'actions.mark-not-possible': [
    { roles: hub, relation: 'any' },
    { roles: agency, relation: 'owner' },
  ],
  'actions.record-in-error': [
    { roles: hub, relation: 'any' },
    { roles: agency, relation: 'involved' },
  ],
  'actions.read': [
    { roles: hub, relation: 'any' },
    { roles: agency, relation: 'involved' },
    { roles: agency, relation: 'granted' },
    // Whose agreement has lapsed is on no case, and still answers for what it took on.
    { roles: agency, relation: 'owner' },
  ],
  'actions.list': [{ roles: [...hub, ...agency], relation: 'any' }],
  'actions.export': [{ roles: [...hub, 'agency-lead'], relation: 'any' }],
  'actions.chase': [{ roles: hub, relation: 'any' }],
  'actions.raise': [{ roles: [...hub, ...deciding], relation: 'any' }],
  'actions.decide-escalation': [{ roles: ['supervisor', 'marac-manager', ...deciding], relation: 'any' }],
  'actions.see-escalation': [
    { roles: [...hub, ...governance], relation: 'any' },
    { roles: ['agency-lead'], relation: 'owner' },
  ],
  'actions.see-board': [{ roles: [...hub, ...governance], relation: 'any' }],
  'actions.see-hub-boards': [{ roles: hub, relation: 'any' }],
  'actions.escalations': [{ roles: [...hub, 'agency-lead', ...governance], relation: 'any' }],
} as const satisfies AccessTable
