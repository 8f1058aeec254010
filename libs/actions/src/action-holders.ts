import type { Target } from './action/action.events.js'

/** Somebody on a case, as an action may be for them. */
export interface HolderPerson {
  readonly personId: string
  readonly target: Extract<Target, 'victim' | 'child' | 'perpetrator'>
  /** Undefined once it is no longer held. */
  readonly name: string | undefined
}

/**
 * What actions belong to: cases now, reviews later. Whoever holds actions publishes here what the rules of actions need to know,
 * so that this context knows nothing of theirs (docs/adr/0008).
 */
export abstract class ActionHolders {
  /** Whether actions may be agreed on it now. */
  abstract isOpen(ref: string): Promise<boolean>
  /** Who is on it, by person id: their names, and whom an action for them makes safer. Access is the caller's to check first. */
  abstract people(ref: string): Promise<readonly HolderPerson[]>
  /** Who of the Hub has it in hand; undefined for nobody. */
  abstract coordinator(ref: string): Promise<string | undefined>
  /** References of what this user may not know of: not even their actions may be listed. */
  abstract hiddenFrom(user: string): Promise<readonly string[]>
}
