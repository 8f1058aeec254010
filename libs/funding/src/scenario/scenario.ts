import type { CalendarDate } from '@lantern/decision'
import type { FinancialYear, Pence } from '@lantern/money'
import type { PartnerId } from '../allocation-rule.js'

/** Where a fund stands on a day, as far as what comes after it goes: what a scenario forks from. */
export interface FundPosition {
  /** The first day that is looked ahead at. */
  readonly from: CalendarDate
  /** What is there on that day and not yet bound: cash with the host, less commitments that are still to be paid. */
  readonly available: Pence
  /** The least that is to be kept. */
  readonly buffer: Pence
  /** The year whose contributions are the base: points are of these. */
  readonly baseYear: FinancialYear
  readonly partners: readonly { readonly partner: PartnerId; readonly contribution: Pence }[]
  /** Month and day on which a year's contributions come in, such as 06-30. */
  readonly contributionsOn: string
  /** What a review costs, bound on the day on which it is commissioned. */
  readonly reviewCost: Pence
  /** How many reviews a year are commissioned, spread evenly over it. */
  readonly reviewsAYear: number
  /** What is to be paid beside reviews, or is known of already, each on its day. */
  readonly spends?: readonly { readonly on: CalendarDate; readonly amount: Pence }[]
}

/** What if: each part may be left out, and with none of them all goes on as it is. */
export interface Scenario {
  readonly name: string
  /** How many financial years from that of the position on. */
  readonly years: number
  /** More from a year on, in points of the base year; points add up: 10 from 2026/27 and 30 from 2027/28 make 140 of 100. */
  readonly uplift?: readonly { readonly from: FinancialYear; readonly points: string }[]
  /** Once, on top, shared as the contributions are. */
  readonly oneOff?: readonly { readonly year: FinancialYear; readonly amount: Pence }[]
  /** Charged to the partners for each review above so many a year, shared as the contributions are. */
  readonly perReview?: { readonly amount: Pence; readonly above: number }
  /** From this day on a partner pays no more. `othersPay`: the others pay its part of the years after, as their contributions are to each other. */
  readonly leaves?: readonly { readonly partner: PartnerId; readonly on: CalendarDate; readonly othersPay?: boolean }[]
  /** Pays so many days after the others. */
  readonly paysLate?: readonly { readonly partner: PartnerId; readonly days: number }[]
  /** So many reviews more, or fewer where negative, in a year. */
  readonly moreReviews?: readonly { readonly year: FinancialYear; readonly reviews: number }[]
  readonly centralFunding?: readonly { readonly on: CalendarDate; readonly amount: Pence }[]
}

export interface ScenarioYear {
  readonly year: FinancialYear
  /** Each partner's amount beside that of the base year. */
  readonly contributions: readonly { readonly partner: PartnerId; readonly amount: Pence; readonly today: Pence }[]
  /** All that came in within the year: contributions with what was charged once or for reviews, and what came from elsewhere. */
  readonly income: Pence
  readonly reviews: number
  readonly spend: Pence
  readonly opening: Pence
  readonly closing: Pence
  /** The least that was there on any day. */
  readonly lowest: { readonly on: CalendarDate; readonly available: Pence }
  /** How many more reviews could be paid at the end of the year with the buffer kept. */
  readonly reviewsCarried: number
}

export interface ScenarioResult {
  readonly name: string
  readonly years: readonly ScenarioYear[]
  /** The first day on which less than the buffer is there; null where there never is. */
  readonly bufferBreachedOn: CalendarDate | null
  /** The first day on which nothing is left; null where there never is. */
  readonly emptyOn: CalendarDate | null
}
