import type { StreamType } from '@lantern/decision'
import type { WorkCheckEvent } from './work-check.events.js'
import { evolve, initialState, type WorkCheck } from './work-check.state.js'

/** One stream, of what was found and when it was over: beside cases and meetings, which it changes nothing of. Nothing in it is personal. */
export const workCheck: StreamType<WorkCheckEvent, WorkCheck, 'workCheck'> = { name: 'workCheck', initialState, evolve, personal: { ProblemsFound: {}, ProblemsOver: {} } }

/** There is one. */
export const theCheck = 'hub'
