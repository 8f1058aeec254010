import type { AccessTable } from '@lantern/access'
import type { Actor } from '@lantern/decision'

const hub = ['coordinator', 'supervisor', 'marac-manager'] as const
const agency = ['agency-representative', 'agency-lead', 'idva'] as const

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
  'actions.escalations': [{ roles: [...hub, 'agency-lead', 'governance-viewer'], relation: 'any' }],
} as const satisfies AccessTable

/** Lists show the Hub every agency's; to others their own agency's. */
export const seesAll = (actor: Actor): boolean => hub.some(role => actor.roles.includes(role))
