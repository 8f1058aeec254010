import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { Problem, ProblemKind, WorkCheckEvent } from '../work-check/work-check.events.js'
import { problemKey, type WorkCheck } from '../work-check/work-check.state.js'

export class RecordProblems {
  /** `kinds`: what was looked for. `found`: all that was found of it. */
  constructor(readonly data: { kinds: readonly ProblemKind[]; found: readonly Problem[] }) {}
}

/** What was not known is found, and what was known and is not there any more is over; of what was not looked for nothing is said. Nothing new is no refusal, since an automation asks. */
export function decideRecordProblems({ data: { kinds, found } }: RecordProblems, { open }: WorkCheck, { now }: Pick<Given<unknown>, 'now'>): readonly WorkCheckEvent[] {
  const there = new Map(found.filter(({ kind }) => kinds.includes(kind)).map(each => [problemKey(each), each]))
  const added = [...there].flatMap(([key, each]) => (open.has(key) ? [] : [each]))
  const over = [...open].flatMap(([key, each]) => (kinds.includes(each.kind) && !there.has(key) ? [each] : []))
  const on = londonDate(now)
  return [...(added.length > 0 ? [{ type: 'ProblemsFound' as const, data: { on, problems: added } }] : []), ...(over.length > 0 ? [{ type: 'ProblemsOver' as const, data: { on, problems: over } }] : [])]
}
