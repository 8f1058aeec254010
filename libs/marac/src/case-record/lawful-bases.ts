import type { Instant } from '@lantern/decision'
import type { RulesNow } from '@lantern/rules'
import type { RecordedResearch } from '../marac-case/research/research.record.js'

/** What a lawful basis was called on the day on which somebody shared on it. */
export type BasisWords = (id: string, at: Instant) => string

/** The words of every basis on which something of this research was shared, by the rules of that day. */
export async function basisWordsOf(rules: RulesNow, research: readonly RecordedResearch[]): Promise<BasisWords> {
  const moments = [...new Set(research.flatMap(({ told }) => told.flatMap(({ at, basis }) => (basis ? [at] : []))))]
  const then = new Map(await Promise.all(moments.map(async at => [at, (await rules.inForce(at)).rules.research.lawfulBases.value] as const)))
  return (id, at) => then.get(at)?.find(basis => basis.id === id)?.words ?? id
}
