export { openSealed, sealed } from './sealed.js'
export { specFor, standardGiven } from './spec-for.js'
export type { Outcome } from './spec-for.js'
