import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { PlanEvent } from './plan.events.js'

/** A child is not named in a sentence: it stands on the case. */
export const planSentences: Sentences<PlanEvent> = {
  ChildConsidered: ({ data }, open) => {
    const enough = open(data.enough)
    return `What was considered for a child was recorded${said(open(data.considered))}${enough === undefined ? '' : `\nWhy nothing more is needed: ${enough}`}`
  },
}
