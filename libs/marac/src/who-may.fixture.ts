import { roles } from '@lantern/access'

type Row = Readonly<Record<string, readonly string[]>>

/** Rows of the who-may tables, by role: on what relation to the thing. */
export const nobody: Row = Object.fromEntries(roles.map(role => [role, []]))
export const hub: Row = { coordinator: ['any'], supervisor: ['any'], 'marac-manager': ['any'] }
export const agency = (...relations: readonly string[]): Row => ({ 'agency-representative': relations, 'agency-lead': relations, idva: relations })
