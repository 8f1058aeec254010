import { foldBy } from '@lantern/decision'
import type { Problem, WorkCheckEvent } from './work-check.events.js'

/** What was found and is not over, by what tells it apart. */
export interface WorkCheck {
  readonly open: ReadonlyMap<string, Problem>
}

export const initialState: WorkCheck = { open: new Map() }

export const problemKey = ({ kind, ref, about }: Problem): string => [kind, ref, ...(about === undefined ? [] : [about])].join('/')

export const evolve = foldBy<WorkCheckEvent, WorkCheck>({
  ProblemsFound: ({ open }, { data }) => ({ open: new Map([...open, ...data.problems.map(each => [problemKey(each), each] as const)]) }),
  ProblemsOver: ({ open }, { data }) => {
    const over = new Set(data.problems.map(problemKey))
    return { open: new Map([...open].filter(([key]) => !over.has(key))) }
  },
})
