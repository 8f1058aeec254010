import { roles } from '@lantern/access'

type Row = Readonly<Record<string, readonly string[]>>

/** Rows of the who-may tables, by role: on what relation to the thing. */
export const nobody: Row = Object.fromEntries(roles.map(role => [role, []]))
export const records: Row = { 'finance-officer': ['any'], 'reviews-officer': ['any'], 'marac-manager': ['any'] }
export const reads: Row = { ...records, 'governance-viewer': ['any'], 'steering-member': ['any'], 'tactical-member': ['any'], 'executive-member': ['any'], auditor: ['any'] }
