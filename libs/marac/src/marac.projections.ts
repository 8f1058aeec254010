import { caseListProjection } from './case-list/case-list.projection.js'
import { researchRequestsProjection } from './research-requests/research-requests.projection.js'

/** Every view of this context. */
export const maracProjections = [caseListProjection, researchRequestsProjection] as const
