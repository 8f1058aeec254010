import { londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { dueOnOf, ruleGives, type Deadline } from './deadline.js'
import type { RuleDocuments, RuleFile, RuleFileRefused } from './documents.js'
import { parseFile } from './parse-file.js'
import { rulesAt } from './rules-at.js'

/** What was late by the rules as they were, and what would have been by others. */
export interface LateCounts {
  readonly started: number
  readonly late: number
  readonly lateThen: number
}
export interface SimulatedClock extends LateCounts {
  /** The rule, such as clock.research-return. */
  readonly clock: string
  /** Of those that started: whose date people had agreed, so that the rule does not move it. */
  readonly agreed: number
  readonly byAgency: readonly (LateCounts & { readonly agency: string })[]
}

/** How many of one kind fall due on a day that lies ahead. */
export interface FallsDue {
  /** null: overdue already when the period begins. */
  readonly on: CalendarDate | null
  readonly clock: string
  readonly agency: string
  readonly count: number
}

export interface Period {
  readonly from: CalendarDate
  /** The last day, included. */
  readonly to: CalendarDate
}

/**
 * How many of the deadlines that started in a period were late, and how many would have been by other rules: as people in fact acted, since nobody
 * knows what they had done under another date. A date that people agreed stays; a pause pauses; what nobody waits for any more counts until then as
 * not late. `today`: up to which day is known what was done.
 */
export function simulateRules(deadlines: readonly Deadline[], { from, to }: Period, asItWas: RuleDocuments, proposed: RuleDocuments, today: CalendarDate): readonly SimulatedClock[] {
  const found = new Map<string, { agreed: number; readonly all: Tally; readonly byAgency: Map<string, Tally> }>()
  for (const { deadline, startOn } of inOrder(deadlines)) {
    if (startOn < from || startOn > to) continue
    const rules = rulesAt(asItWas, startOn)
    const dueOn = dueOnOf(deadline, rules)
    const agreed = dueOn !== ruleGives(deadline, rules)
    const dueThen = agreed ? dueOn : ruleGives(deadline, rulesAt(proposed, startOn))
    const clock = rules.clocks[deadline.clock].id
    const counts = found.get(clock) ?? { agreed: 0, all: new Tally(), byAgency: new Map<string, Tally>() }
    found.set(clock, counts)
    if (agreed) counts.agreed++
    const ofAgency = counts.byAgency.get(deadline.agency) ?? new Tally()
    counts.byAgency.set(deadline.agency, ofAgency)
    for (const tally of [counts.all, ofAgency]) tally.add(isLate(deadline, dueOn, today), isLate(deadline, dueThen, today))
  }
  return [...found]
    .map(([clock, { agreed, all, byAgency }]) => ({ clock, agreed, ...all.counts(), byAgency: [...byAgency].map(([agency, tally]) => ({ agency, ...tally.counts() })).sort((a, b) => b.lateThen - a.lateThen || b.late - a.late || compare(a.agency, b.agency)) }))
    .sort((a, b) => compare(a.clock, b.clock))
}

/** What is still to be done and falls due in a period, by day, before it what is overdue already. */
export function fallingDue(deadlines: readonly Deadline[], { from, to }: Period, rules: RuleDocuments): readonly FallsDue[] {
  const found = new Map<string, FallsDue>()
  for (const { deadline, startOn } of inOrder(deadlines)) {
    if (deadline.doneAt !== undefined || deadline.dropped || deadline.standsSince !== undefined) continue
    const then = rulesAt(rules, startOn)
    const [dueOn, clock] = [dueOnOf(deadline, then), then.clocks[deadline.clock].id]
    if (dueOn > to) continue
    const on = dueOn < from ? null : dueOn
    const key = `${on ?? ''} ${clock} ${deadline.agency}`
    found.set(key, { on, clock, agency: deadline.agency, count: (found.get(key)?.count ?? 0) + 1 })
  }
  return [...found].sort(([a], [b]) => compare(a, b)).map(([, each]) => each)
}

/**
 * The rules as they would be with those of one file in the place of their own: a version of the file holds from its date, past or to come, and what
 * the partnership had from then on is left out. Refused whole, by line, where anything in it is wrong, or where it holds other than rules.
 */
export function proposedRules(documents: RuleDocuments, file: Pick<RuleFile, 'name' | 'text'>): { readonly documents: RuleDocuments } | { readonly refused: readonly RuleFileRefused[] } {
  const parsed = parseFile(file)
  if (parsed.refused) return parsed
  const { content, lineOf, name } = parsed
  const other = (['partnership', 'holidays', 'closures'] as const).filter(part => content[part] !== undefined)
  if (other.length > 0) return { refused: other.map(part => ({ file: name, line: lineOf([part]), reason: 'A simulation takes rules alone.' })) }
  const rules = content.rules ?? []
  if (rules.length === 0) return { refused: [{ file: name, line: 1, reason: 'The file holds no rule.' }] }
  const unordered = rules.flatMap((rule, r) => rule.versions.flatMap(({ from }, v) => (v > 0 && (rule.versions[v - 1]?.from ?? '') >= from ? [{ file: name, line: lineOf(['rules', r, 'versions', v, 'from']), reason: 'Versions must ascend by date.' }] : [])))
  if (unordered.length > 0) return { refused: unordered }
  const versions = rules.flatMap(({ id, versions: all }, r) => all.map(({ from, value, source, tag }, v) => ({ id, from, value, source, tag, where: { file: name, line: lineOf(['rules', r, 'versions', v]) } })))
  const since = new Map(rules.map(({ id, versions: [first] }) => [id, first?.from ?? '']))
  const kept = documents.versions.filter(({ id, from }) => from < (since.get(id) ?? '9999-12-31'))
  return { documents: { ...documents, versions: [...kept, ...versions] } }
}

const isLate = ({ doneAt, dropped, standsSince }: Deadline, dueOn: CalendarDate, today: CalendarDate): boolean => (doneAt === undefined ? !dropped && (standsSince ?? today) > dueOn : londonDate(doneAt) > dueOn)

/** By day of start, since the rules of a day are gathered once. */
const inOrder = (deadlines: readonly Deadline[]) => deadlines.map(deadline => ({ deadline, startOn: londonDate(deadline.startedAt) })).sort((a, b) => compare(a.startOn, b.startOn))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

class Tally {
  private started = 0
  private late = 0
  private lateThen = 0
  add(late: boolean, lateThen: boolean): void {
    this.started++
    if (late) this.late++
    if (lateThen) this.lateThen++
  }
  counts(): LateCounts {
    return { started: this.started, late: this.late, lateThen: this.lateThen }
  }
}
