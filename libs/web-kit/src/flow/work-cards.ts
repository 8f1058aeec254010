import type { Actor, CalendarDate, Instant } from '@lantern/decision'

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

/** One thing that waits for somebody. */
export interface WaitingItem {
  /** Of the case or the action. */
  readonly ref: string
  readonly href: string
  /** One of what its list counts: "Research". */
  readonly what: string
  /** The agencies that it waits for; none when it waits for the Hub. */
  readonly waitsFor: readonly string[]
  /** Whoever of them has it in hand, where somebody took it. */
  readonly with?: string
  readonly since: Instant
  /** By when it is due; null where nothing says so. */
  readonly dueOn: CalendarDate | null
}

/** What waits in one list: for the reader's own agency, or for others on whom it depends. The card leads to the list that it counts. */
export interface WaitingList {
  readonly whose: 'ours' | 'others'
  readonly card: WorkCard
  /** The first of them, the most overdue first. */
  readonly first: readonly WaitingItem[]
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
  /** What waits for the agency and what it waits for, at most so many of each; nothing, unless a list says so. */
  waiting(_actor: Actor, _now: Instant, _most: number): Promise<readonly WaitingList[]> {
    return Promise.resolve([])
  }
}

/** A card that counts what waits, and says how much of it is late. */
export const waitingCard = (card: Omit<WorkCard, 'urgent' | 'hint'>, late: number): WorkCard => ({ ...card, urgent: late > 0, ...(late > 0 && { hint: `${late} overdue` }) })
