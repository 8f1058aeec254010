import { isCurrent } from '../marac-case/marac-case.allowed.js'
import type { CaseRow } from './case-list.projection.js'

/** The choice of cases of which nobody said where the victim lives. */
export const notSaid = 'not-said'

/** What of cases is counted beside the filters, and how many (`rows`) are the same in it. `late`: a decision, research or one of their actions is overdue. */
export type FacetRow = Pick<CaseRow, 'status' | 'area' | 'district' | 'agency' | 'asked_of' | 'route' | 'meeting_requests' | 'risk_level' | 'children'> & { readonly late: 0 | 1; readonly heard: 0 | 1; readonly rows: number }

export type Facet = 'status' | 'area' | 'district' | 'agency' | 'asked' | 'route' | 'risk' | 'overdue' | 'children'

/** The choices of each filter that a case answers to: the same that the list asks its rows for. */
const choicesOf: Readonly<Record<Facet, (row: FacetRow) => readonly string[]>> = {
  status: ({ status }) => [status, ...(isCurrent(status) ? ['current'] : []), 'all'],
  area: ({ area }) => [area],
  district: ({ district }) => [district ?? notSaid],
  agency: ({ agency }) => [agency],
  asked: ({ asked_of }) => asked_of.split(',').filter(agency => agency !== ''),
  route: ({ route, meeting_requests: requests, heard }) => (requests > 0 || (route === 'meeting' && heard === 0) ? ['to-be-listed'] : route === 'meeting' ? [] : [route ?? 'not-chosen']),
  risk: ({ risk_level }) => [risk_level ?? 'not-decided'],
  overdue: ({ late }) => (late === 1 ? ['yes'] : []),
  children: ({ children }) => [children > 0 ? 'yes' : 'no'],
}
const facets = Object.keys(choicesOf) as readonly Facet[]

/** Filter -> choice -> how many cases it would show, the other filters left as they are. A choice that nobody answers to is not there. */
export type FacetCounts = Readonly<Record<Facet, ReadonlyMap<string, number>>>

/** Pure. `total` is how many answer to the whole filter. */
export function facetsOf(rows: readonly FacetRow[], filter: Readonly<Partial<Record<Facet, string | undefined>>>): { readonly total: number; readonly counts: FacetCounts } {
  const counts = Object.fromEntries(facets.map(facet => [facet, new Map<string, number>()])) as Record<Facet, Map<string, number>>
  let total = 0
  for (const row of rows) {
    const choices = facets.map(facet => [facet, choicesOf[facet](row)] as const)
    const missed = choices.filter(([facet, of]) => filter[facet] !== undefined && !of.includes(filter[facet]))
    if (missed.length === 0) total += row.rows
    // A case that misses one filter alone is what that filter would show if it were changed.
    const [only] = missed
    const counted = missed.length === 0 ? choices : missed.length === 1 && only ? [only] : []
    for (const [facet, of] of counted) for (const choice of of) counts[facet].set(choice, (counts[facet].get(choice) ?? 0) + row.rows)
  }
  return { total, counts }
}

