import { actionListProjection } from './action-list/action-list.projection.js'
import { dutiesProjection } from './duties/duties.projection.js'
import { escalationStepsProjection } from './escalation-steps/escalation-steps.projection.js'

/** Every view of this context. */
export const actionsProjections = [actionListProjection, dutiesProjection, escalationStepsProjection] as const
