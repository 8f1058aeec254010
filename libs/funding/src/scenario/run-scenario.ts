import { addDays } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { allocate, dayOf, daysBetween, daysOf, type FinancialYear, firstDayOf, lastDayOf, type Pence, startsIn, sumOf, uplifted, yearAfter, yearOf } from '@lantern/money'
import { forDays, type PartnerId } from '../allocation-rule.js'
import type { FundPosition, Scenario, ScenarioResult, ScenarioYear } from './scenario.js'

interface Movement {
  readonly on: CalendarDate
  /** In is positive, out negative. */
  readonly amount: Pence
}

/** What would come of it, day by day. Pure: nothing is posted, and the same position and scenario give the same answer on any day. */
export function runScenario(position: FundPosition, scenario: Scenario): ScenarioResult {
  const years: FinancialYear[] = [yearOf(position.from)]
  while (years.length < scenario.years) years.push(yearAfter(years[years.length - 1] ?? position.baseYear))
  const plans = years.map(year => planOf(position, scenario, year))
  const movements = byYear([...plans.flatMap(plan => plan.movements), ...(position.spends ?? []).map(({ on, amount }) => ({ on, amount: -amount })), ...(scenario.centralFunding ?? [])], position.from)
  let available = position.available
  let bufferBreachedOn: CalendarDate | null = available < position.buffer ? position.from : null
  let emptyOn: CalendarDate | null = available <= 0 ? position.from : null
  const told: ScenarioYear[] = []
  for (const { year, contributions, reviews } of plans) {
    const opening = available
    const own = movements.get(year) ?? []
    let lowest = { on: laterOf(firstDayOf(year), position.from), available }
    for (const [i, { on, amount }] of own.entries()) {
      available += amount
      // What comes in and goes out on one day counts together, at its end.
      if (own[i + 1]?.on === on) continue
      if (available < lowest.available) lowest = { on, available }
      if (available < position.buffer) bufferBreachedOn ??= on
      if (available <= 0) emptyOn ??= on
    }
    told.push({
      ...{ year, contributions, reviews, opening, closing: available, lowest },
      income: sumOf(own.map(({ amount }) => Math.max(0, amount))),
      spend: sumOf(own.map(({ amount }) => Math.max(0, -amount))),
      reviewsCarried: position.reviewCost > 0 ? Math.max(0, Math.floor((available - position.buffer) / position.reviewCost)) : 0,
    })
  }
  return { name: scenario.name, years: told, bufferBreachedOn, emptyOn }
}

/** What the partners pay in a year, and all that moves of itself because of it. */
function planOf(position: FundPosition, scenario: Scenario, year: FinancialYear) {
  const amounts = contributionsOf(position, scenario, year)
  const today = new Map(position.partners.map(({ partner, contribution }) => [partner, contribution]))
  const reviews = Math.max(0, position.reviewsAYear + sumOf((scenario.moreReviews ?? []).flatMap(each => (each.year === year ? [each.reviews] : []))))
  const { perReview, paysLate = [] } = scenario
  const charged = perReview ? perReview.amount * Math.max(0, reviews - perReview.above) : 0
  const extra = sumOf((scenario.oneOff ?? []).flatMap(each => (each.year === year ? [each.amount] : []))) + charged
  const paying = [...amounts].filter(([, amount]) => amount > 0)
  const parts = paying.length > 0 ? allocate(extra, paying.map(([, amount]) => amount)) : []
  paying.forEach(([partner, amount], i) => amounts.set(partner, amount + (parts[i] ?? 0)))
  const comesIn = `${startsIn(year) + (position.contributionsOn < '04-01' ? 1 : 0)}-${position.contributionsOn}`
  const late = new Map(paysLate.map(({ partner, days }) => [partner, days]))
  const contributed = [...amounts].flatMap(([partner, amount]): Movement[] => (amount === 0 ? [] : [{ on: addDays(comesIn, late.get(partner) ?? 0), amount }]))
  const days = daysOf(year)
  const commissioned = Array.from({ length: reviews }, (_, i): Movement => ({ on: dayOf(year, Math.floor(((2 * i + 1) * days) / (2 * reviews))), amount: -position.reviewCost }))
  return { year, reviews, contributions: [...amounts].map(([partner, amount]) => ({ partner, amount, today: today.get(partner) ?? 0 })), movements: [...contributed, ...commissioned] }
}

/** What each partner contributes in a year: the base with its points, to the day for who leaves in it, and with the part of those that left, where the others pay it. */
function contributionsOf({ partners }: FundPosition, { uplift = [], leaves = [] }: Scenario, year: FinancialYear): Map<PartnerId, Pence> {
  const total = uplifted(sumOf(partners.map(({ contribution }) => contribution)), uplift.flatMap(({ from, points }) => (startsIn(from) <= startsIn(year) ? [points] : [])))
  const weights = partners.map(({ contribution }) => contribution)
  const full = sumOf(weights) === 0 ? weights : allocate(total, weights)
  const left = new Map(leaves.map(each => [each.partner, each]))
  const amounts = new Map(partners.map(({ partner }, i) => {
    const [amount, leave] = [full[i] ?? 0, left.get(partner)]
    if (leave === undefined || leave.on > lastDayOf(year)) return [partner, amount]
    return [partner, leave.on <= firstDayOf(year) ? 0 : forDays(amount, daysBetween(firstDayOf(year), leave.on), daysOf(year))]
  }))
  const toShare = sumOf(partners.flatMap(({ partner }, i) => (left.get(partner)?.othersPay ? [(full[i] ?? 0) - (amounts.get(partner) ?? 0)] : [])))
  const staying = partners.filter(({ partner, contribution }) => contribution > 0 && !((left.get(partner)?.on ?? '9999') <= lastDayOf(year)))
  if (toShare > 0 && staying.length > 0)
    allocate(toShare, staying.map(({ contribution }) => contribution)).forEach((more, i) => {
      const { partner } = staying[i] ?? {}
      if (partner !== undefined) amounts.set(partner, (amounts.get(partner) ?? 0) + more)
    })
  return amounts
}

/** In the order of their days, by year; what was before the position is in it already. */
function byYear(movements: readonly Movement[], from: CalendarDate): ReadonlyMap<FinancialYear, readonly Movement[]> {
  return Map.groupBy(
    movements.filter(({ on }) => on >= from).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    ({ on }) => yearOf(on),
  )
}

const laterOf = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other)
