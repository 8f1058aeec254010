import type { Lifecycle } from '@lantern/web-kit'
import { allowedBy, type ActionCommand } from './action.allowed.js'
import type { ActionEvent } from './action.events.js'
import type { Action } from './action.state.js'
import { action } from './action.stream.js'
import { sentence } from './action.words.js'

export const actionLifecycle: Lifecycle<ActionEvent, Action, ActionCommand> = {
  stream: action,
  allowedBy,
  page: ref => `/actions/${ref}`,
  resource: ref => `/api/actions/${ref}`,
  readBy: 'actions.read',
  sentence,
}
