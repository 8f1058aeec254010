import { contextOf } from '@lantern/web-kit'
import { fundingAccess } from './funding.access.js'
import { refusal } from './funding.refusals.js'

/** Declares a command slice of this context. */
export const commandSlice = contextOf({ name: 'funding', access: fundingAccess, refusals: refusal })
