import { contextOf } from '@lantern/web-kit'
import { actionsAccess } from './actions.access.js'
import { refusal } from './actions.refusals.js'

/** Declares a command slice of this context. */
export const commandSlice = contextOf({ name: 'actions', access: actionsAccess, refusals: refusal })
