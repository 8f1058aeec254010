import { EventStore, historyOf } from '@lantern/event-store'
import type { Lifecycle } from '@lantern/web-kit'
import { ActionHolders } from '../action-holders.js'
import { seesAll } from '../actions.access.js'
import { allowedBy, type ActionCommand } from './action.allowed.js'
import type { ActionEvent } from './action.events.js'
import type { Action } from './action.state.js'
import { action } from './action.stream.js'
import { sentence } from './action.words.js'

/** Where what was raised is decided on: whoever decides may not be who reads the action. */
const escalationPage = (ref: string): string => `/escalations/${ref}`

export const actionLifecycle: Lifecycle<ActionEvent, Action, ActionCommand> = {
  stream: action,
  allowedBy,
  page: ref => `/actions/${ref}`,
  resource: ref => `/api/actions/${ref}`,
  readBy: 'actions.read',
  sentence,
  // Of the agency whoever accepted it; of the Hub whoever has what it belongs to.
  heldBy: async ({ get, ref, state, actor }) => {
    if (seesAll(actor)) return [await get(ActionHolders).coordinator(state.belongsTo)].filter(user => user !== undefined)
    const accepted = (await historyOf(get(EventStore), action, [ref])).findLast(({ type }) => type === 'ActionAccepted')
    return accepted && actor.agency === state.agency ? [accepted.by.user] : []
  },
}

/** The same action as those see it that it was raised to. */
export const escalationLifecycle: typeof actionLifecycle = { ...actionLifecycle, page: escalationPage, resource: ref => `/api/actions/escalations/${ref}` }
