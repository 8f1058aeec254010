import type { AreaEntry } from '@lantern/rules'
import type { Chance } from './chance.js'

/**
 * Usual residents in thousands (Office for National Statistics, Census 2021, first results for local authorities), so that each district has its share of the invented
 * cases. A district that is not here counts as much as a small one.
 */
const residents: Readonly<Record<string, number>> = {
  ashford: 133,
  canterbury: 157,
  dartford: 117,
  dover: 116,
  'folkestone-and-hythe': 110,
  gravesham: 107,
  maidstone: 176,
  medway: 280,
  sevenoaks: 121,
  swale: 152,
  thanet: 141,
  'tonbridge-and-malling': 132,
  'tunbridge-wells': 115,
}

/** A district and its area, by how many people live there. @throws when there are none */
export function whereOf(chance: Chance, areas: readonly AreaEntry[]): { readonly area: AreaEntry; readonly district: AreaEntry['districts'][number] } {
  const all = areas.flatMap(area => area.districts.map(district => ({ area, district, weight: residents[district.id] ?? 100 })))
  let left = chance.next() * all.reduce((sum, { weight }) => sum + weight, 0)
  const found = all.find(({ weight }) => (left -= weight) < 0) ?? all.at(-1)
  if (!found) throw new Error('The demonstration needs an area with a district.')
  return found
}
