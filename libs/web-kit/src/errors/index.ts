export { ErrorFilter } from './error-filter.js'
export type { ErrorFilterOptions } from './error-filter.js'
export { problemOf } from './problem.js'
export type { Problem } from './problem.js'
