import { addMonths, londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'

/** What one case tells of a perpetrator. Ids are of records: those of one person are said to be so by `merged`. */
export interface ToldOfPerpetrator {
  readonly personId: string
  readonly ref: string
  readonly at: Instant
  readonly name: string | null
  readonly birthDates: readonly CalendarDate[]
  readonly died: boolean
}
/** Whom a case is about. */
export interface VictimAndPerpetrators {
  readonly ref: string
  readonly victim: string
  readonly perpetrators: readonly string[]
}
export interface SeenWithSeveral {
  /** The latest record of the person. */
  readonly personId: string
  readonly name: string | null
  readonly birthDates: readonly CalendarDate[]
  readonly lastReferredOn: CalendarDate
  /** Victims who are not said, in another case, to harm this person. */
  readonly victims: number
  /** Victims of cases in which two people accuse each other: they do not count. */
  readonly counterAllegations: number
  /** The person is a victim in a case too. */
  readonly victimToo: boolean
}

export interface WhatIsKnown {
  readonly merged: readonly { readonly one: string; readonly other: string }[]
  readonly perpetrators: readonly ToldOfPerpetrator[]
  /** The cases of those, and every case whose victim may be one of them. */
  readonly pairs: readonly VictimAndPerpetrators[]
}

/**
 * Who is seen as perpetrator with as many victims as the rule says, since a day, over all records of one person. A counter-allegation makes
 * nobody a perpetrator here: whoever comes to the number only with such cases is told apart (`victims` is below it), and is not passed on.
 */
export function severalVictims({ merged, perpetrators, pairs }: WhatIsKnown, { value }: Pick<RulesInForce['matac']['severalVictims'], 'value'>): readonly SeenWithSeveral[] {
  const groupOf = groupsOf(merged)
  const harms = new Map<string, Set<string>>()
  const harmedBy = (victim: string): ReadonlySet<string> => harms.get(victim) ?? new Set()
  for (const { victim, perpetrators: all } of pairs) harms.set(groupOf(victim), new Set([...harmedBy(groupOf(victim)), ...all.map(groupOf)]))
  const victimOf = new Map(pairs.map(({ ref, victim }) => [ref, groupOf(victim)]))
  const people = new Map<string, ToldOfPerpetrator[]>()
  for (const each of perpetrators) people.set(groupOf(each.personId), [...(people.get(groupOf(each.personId)) ?? []), each])
  return [...people]
    .flatMap(([person, told]): readonly SeenWithSeveral[] => {
      const victims = [...new Set(told.flatMap(({ ref }) => victimOf.get(ref) ?? []))].filter(victim => victim !== person)
      const latest = told.toSorted((a, b) => (a.at < b.at ? 1 : -1))
      const [last] = latest
      if (victims.length < value.victims || last === undefined || told.some(({ died }) => died)) return []
      const birthDates = [...new Set(latest.flatMap(each => each.birthDates))]
      const oldEnough = birthDates.length === 0 || birthDates.some(born => addMonths(born, value.leastAge * 12) <= londonDate(last.at))
      if (!oldEnough) return []
      const counter = victims.filter(victim => harmedBy(person).has(victim))
      return [
        {
          personId: last.personId,
          name: latest.find(({ name }) => name !== null)?.name ?? null,
          birthDates,
          lastReferredOn: londonDate(last.at),
          victims: victims.length - counter.length,
          counterAllegations: counter.length,
          victimToo: harms.has(person),
        },
      ]
    })
    .toSorted((a, b) => b.victims - a.victims || (a.name ?? '').localeCompare(b.name ?? '', 'en') || (a.personId < b.personId ? -1 : 1))
}

/** Of a record, one id that all records of the same person share. */
function groupsOf(merged: WhatIsKnown['merged']): (id: string) => string {
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next
    // What was walked is remembered, so that a long chain is walked once.
    for (let each = id; each !== root; ) {
      const next = parents.get(each) ?? root
      parents.set(each, root)
      each = next
    }
    return root
  }
  for (const { one, other } of merged) {
    const [a, b] = [rootOf(one), rootOf(other)]
    if (a !== b) parents.set(a, b)
  }
  return rootOf
}
