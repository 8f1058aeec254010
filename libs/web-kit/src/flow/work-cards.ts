import type { Actor, Instant } from '@lantern/decision'

/** One counted card of "my work". */
export interface WorkCard {
  readonly count: number
  /** What is counted: "Referrals to triage". */
  readonly text: string
  /** The list that holds exactly these. */
  readonly href: string
  readonly hint?: string
  /** Shown in red while there is one: something is late. */
  readonly urgent?: boolean
}

/**
 * What a list has for somebody to do. The query that fills the list also counts it, so that a card and its list never disagree;
 * "my work" finds every such query among the providers of the modules, so that no context knows another's lists.
 */
export abstract class WorkCards {
  /** Where its cards stand among the others: referrals 10, research 20, actions 30, escalations 40. */
  abstract readonly order: number
  /** Empty for somebody who may not see the list. */
  abstract cards(actor: Actor, now: Instant): Promise<readonly WorkCard[]>
}
