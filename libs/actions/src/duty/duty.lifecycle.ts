import type { Lifecycle } from '@lantern/web-kit'
import { allowedBy, type DutyCommand } from './duty.allowed.js'
import type { DutyEvent } from './duty.events.js'
import type { Duty } from './duty.state.js'
import { duty } from './duty.stream.js'
import { dutySentence } from './duty.words.js'

export const dutyLifecycle: Lifecycle<DutyEvent, Duty, DutyCommand> = {
  stream: duty,
  allowedBy,
  page: ref => `/escalations/${ref}`,
  resource: ref => `/api/actions/escalations/${ref}`,
  readBy: 'actions.see-escalation',
  sentence: dutySentence,
}
