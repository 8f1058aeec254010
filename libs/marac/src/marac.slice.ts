import { contextOf } from '@lantern/web-kit'
import { maracAccess } from './marac.access.js'
import { refusal } from './marac.refusals.js'

/** Declares a command slice of this context. */
export const commandSlice = contextOf({ name: 'marac', access: maracAccess, refusals: refusal })
