export { allocate } from './allocate.js'
export { dayOf, daysBetween, daysOf, firstDayOf, isFinancialYear, lastDayOf, startsIn, yearAfter, yearOf, type FinancialYear } from './financial-year.js'
export { inPounds, isPence, mostPence, readPounds, sumOf, type Pence, type ReadAmount } from './pence.js'
export { isPercentage, percentageOf, uplifted, weightOf } from './percentage.js'
