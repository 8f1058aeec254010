import { addDays } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'

/** A year of public money, from 1 April to 31 March, as it is written: 2025/26. */
export type FinancialYear = string

/** 2025/26: the second is the year after the first. */
export function isFinancialYear(words: string): words is FinancialYear {
  const [, first, second] = /^(\d{4})\/(\d{2})$/.exec(words) ?? []
  return first !== undefined && second !== undefined && (Number(first) + 1) % 100 === Number(second)
}

export const financialYear = (startsIn: number): FinancialYear => `${startsIn}/${((startsIn + 1) % 100).toString().padStart(2, '0')}`

/** The calendar year in which it begins. */
export const startsIn = (year: FinancialYear): number => Number(year.slice(0, 4))

export const firstDayOf = (year: FinancialYear): CalendarDate => `${startsIn(year)}-04-01`
export const lastDayOf = (year: FinancialYear): CalendarDate => `${startsIn(year) + 1}-03-31`
export const yearAfter = (year: FinancialYear): FinancialYear => financialYear(startsIn(year) + 1)

export const yearOf = (day: CalendarDate): FinancialYear => financialYear(Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0))

/** Its days: 366 where it holds a 29 February. */
export const daysOf = (year: FinancialYear): number => daysBetween(firstDayOf(year), firstDayOf(yearAfter(year)))

/** How many days from one until another, that one not counted: 1 from a day to the next. */
export const daysBetween = (from: CalendarDate, until: CalendarDate): number => (Date.parse(until) - Date.parse(from)) / 86_400_000

/** A day of the year, that many after its first. */
export const dayOf = (year: FinancialYear, after: number): CalendarDate => addDays(firstDayOf(year), after)
