import { actionListProjection } from './action-list/action-list.projection.js'
import { escalationStepsProjection } from './escalation-steps/escalation-steps.projection.js'

/** Every view of this context. */
export const actionsProjections = [actionListProjection, escalationStepsProjection] as const
