import { contextOf } from '@lantern/web-kit'
import { partnershipAccess } from './partnership.access.js'
import { refusal } from './partnership.refusals.js'

/** Declares a command slice of this context. */
export const commandSlice = contextOf({ name: 'partnership', access: partnershipAccess, refusals: refusal })
