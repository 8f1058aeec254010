import { allocate, type Pence, sumOf, weightOf } from '@lantern/money'
import { refusal } from './allocation.refusals.js'

/** A partner's id, such as `kent-police`. */
export type PartnerId = string

/** Among whom an amount goes: one partner, several equally, or several by whole weights. */
export type Among =
  | { readonly partner: PartnerId }
  | { readonly equally: readonly PartnerId[] }
  | { readonly byWeight: Readonly<Record<PartnerId, number>> }

/** So many per cent of the amount, and no more than the cap, where there is one. */
export interface Part {
  /** Such as 50 or 33.3333. */
  readonly percent: string
  readonly upTo?: Pence
  readonly among: Among
}

/**
 * Who pays what of an amount: a fixed amount of each, or parts of it. `rest`: who pays what parts with a cap, or parts of less than the whole, leave over; without
 * one such a rule is refused, since what falls to nobody is not paid (a half up to £5,000 of a fee of £12,000, with the other half shared, leaves £1,000).
 */
export type AllocationRule = { readonly fixed: Readonly<Record<PartnerId, Pence>> } | { readonly parts: readonly Part[]; readonly rest?: Among }

export type Shares = ReadonlyMap<PartnerId, Pence>

/**
 * What each partner pays of an amount. The shares sum to it, to the penny.
 * @throws Refusal funding.nobody-pays-the-rest, funding.more-than-the-whole, funding.no-partner, funding.fixed-is-another-sum
 */
export function sharesOf(rule: AllocationRule, amount: Pence): Shares {
  const shares = new Map<PartnerId, Pence>()
  const give = (each: Shares): void => each.forEach((share, partner) => shares.set(partner, (shares.get(partner) ?? 0) + share))
  if ('fixed' in rule) {
    give(new Map(Object.entries(rule.fixed)))
    if (shares.size === 0) throw refusal('funding.no-partner')
    if (sumOf(shares.values()) !== amount) throw refusal('funding.fixed-is-another-sum')
    return shares
  }
  checkParts(rule)
  let left = amount
  const portions = allocate(amount, [...rule.parts.map(({ percent }) => weightOf(percent)), whole - sumOf(rule.parts.map(({ percent }) => weightOf(percent)))])
  rule.parts.forEach(({ upTo, among }, i) => {
    const portion = Math.min(portions[i] ?? 0, upTo ?? Infinity)
    give(amongThem(among, portion))
    left -= portion
  })
  if (rule.rest) give(amongThem(rule.rest, left))
  return shares
}

/** A hundred per cent as `weightOf` writes it. */
const whole = weightOf('100')

/** Whatever the amount is: a rule that could leave something to nobody is refused before it is in force. */
export function checkParts({ parts, rest }: Exclude<AllocationRule, { readonly fixed: unknown }>): void {
  const given = sumOf(parts.map(({ percent }) => weightOf(percent)))
  if (given > whole) throw refusal('funding.more-than-the-whole')
  if (rest === undefined && (given < whole || parts.some(({ upTo }) => upTo !== undefined))) throw refusal('funding.nobody-pays-the-rest')
  for (const { among } of rest ? [...parts, { among: rest }] : parts) if (partnersOf(among).length === 0) throw refusal('funding.no-partner')
}

export const partnersOf = (among: Among): readonly PartnerId[] =>
  'partner' in among ? [among.partner] : 'equally' in among ? among.equally : Object.entries(among.byWeight).flatMap(([partner, weight]) => (weight > 0 ? [partner] : []))

function amongThem(among: Among, amount: Pence): Shares {
  const partners = partnersOf(among)
  const parts = allocate(amount, partners.map(partner => ('byWeight' in among ? (among.byWeight[partner] ?? 0) : 1)))
  return new Map(partners.map((partner, i) => [partner, parts[i] ?? 0]))
}

/** The part of a year's amount for some of its days, to the nearest penny: who joins or leaves in mid-year. */
export const forDays = (amount: Pence, days: number, ofDays: number): Pence => allocate(amount, [days, ofDays - days])[0] ?? 0

