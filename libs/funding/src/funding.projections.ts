import { resolutionsProjection } from './resolutions/resolutions.projection.js'

/** Every view of this context. */
export const fundingProjections = [resolutionsProjection] as const
