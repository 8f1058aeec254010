import type { Lifecycle } from '@lantern/web-kit'
import { allowedBy, type ResolutionCommand } from './resolution.allowed.js'
import type { ResolutionEvent } from './resolution.events.js'
import type { Resolution } from './resolution.state.js'
import { resolution } from './resolution.stream.js'
import { sentence } from './resolution.words.js'

export const resolutionLifecycle: Lifecycle<ResolutionEvent, Resolution, ResolutionCommand> = {
  stream: resolution,
  allowedBy,
  page: ref => `/resolutions/${ref}`,
  resource: ref => `/api/funding/resolutions/${ref}`,
  readBy: 'funding.see-resolutions',
  sentence,
}
