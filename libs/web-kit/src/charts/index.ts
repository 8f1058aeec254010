export { escaped, stackedBars } from './stacked-bars.js'
export type { Bar, StackedBars } from './stacked-bars.js'
