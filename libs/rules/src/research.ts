import type { LawfulBasisLine, RulesInForce } from './rules-at.js'
import type { CaseHolding } from './shapes.js'

/**
 * Whom to ask for research unless the hub decides otherwise: agencies of the kinds named for what the case holds, that serve one of the
 * districts (the victim's, or the area's when that is all that is known). In the order of `agencies`, each once.
 */
export function agenciesToAsk<A extends { readonly kind: string; readonly serves?: readonly string[] }>(
  rules: Pick<RulesInForce, 'research'>,
  agencies: readonly A[],
  asked: { readonly holds: Iterable<CaseHolding>; readonly districts: readonly string[] },
): readonly A[] {
  const holds = new Set<CaseHolding>(['every-case', ...asked.holds])
  const kinds = new Set<string>(rules.research.agencies.value.flatMap(line => (holds.has(line.when) ? line.kinds : [])))
  return agencies.filter(({ kind, serves }) => kinds.has(kind) && (serves === undefined || serves.some(district => asked.districts.includes(district))))
}

/** The grounds on which an agency of this kind may share what it knows: those named for its kind, then those for every kind. */
export function lawfulBasesOf({ research }: Pick<RulesInForce, 'research'>, kind: string): readonly LawfulBasisLine[] {
  const all = research.lawfulBases.value
  return [...all.filter(({ kinds }) => kinds?.some(each => each === kind)), ...all.filter(({ kinds }) => kinds === undefined)]
}
