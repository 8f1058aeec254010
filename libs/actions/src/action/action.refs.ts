import { lettersOf } from '@lantern/web-kit'
import type { ActionRef } from './action.events.js'

/** An action's reference begins with that of its case or review: whoever reads one knows the other. */
export const actionRefOf = (belongsTo: string, commandId: string): ActionRef => `${belongsTo}-${lettersOf(`action/${belongsTo}/${commandId}`, 4)}`

export const belongsToOf = (ref: ActionRef): string => ref.slice(0, ref.lastIndexOf('-'))

/** Free text of an action is sealed under the key of what it belongs to, so that it ends with it. */
export const keyOf = (ref: ActionRef): string => `case-${belongsToOf(ref)}`

/** Whether a text can be the reference of an action at all. */
export const isActionRef = (text: string): boolean => /^MC(-[0-9A-Z]{5}){2}-[0-9A-Z]{4}$/.test(text)
