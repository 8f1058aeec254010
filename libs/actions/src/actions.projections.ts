import { actionListProjection } from './action-list/action-list.projection.js'

/** Every view of this context. */
export const actionsProjections = [actionListProjection] as const
