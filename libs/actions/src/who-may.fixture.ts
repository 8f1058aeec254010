import { roles } from '@lantern/access'

type Row = Readonly<Record<string, readonly string[]>>

/** Rows of the who-may tables, by role: on what relation to the thing. */
export const nobody: Row = Object.fromEntries(roles.map(role => [role, []]))
export const hub: Row = { coordinator: ['any'], supervisor: ['any'], 'marac-manager': ['any'] }
/** Whoever governs, of whichever group or none. */
export const governance: Row = { 'governance-viewer': ['any'], 'steering-member': ['any'], 'tactical-member': ['any'], 'executive-member': ['any'] }
/** Those of groups that are on a ladder. */
export const deciding: Row = { 'tactical-member': ['any'], 'executive-member': ['any'] }
/** Whoever decides on what was raised: the manager and the supervisor, and the groups. */
export const deciders: Row = { ...nobody, supervisor: ['any'], 'marac-manager': ['any'], ...deciding }
export const agency = (relation: string): Row => ({ 'agency-representative': [relation], 'agency-lead': [relation], idva: [relation] })
