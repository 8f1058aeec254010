/**
 * What actions belong to: cases now, reviews later. Whoever holds actions publishes here what the rules of actions need to know,
 * so that this context knows nothing of theirs (docs/adr/0008).
 */
export abstract class ActionHolders {
  /** Whether actions may be agreed on it now. */
  abstract isOpen(ref: string): Promise<boolean>
  /** References of what this user may not know of: not even their actions may be listed. */
  abstract hiddenFrom(user: string): Promise<readonly string[]>
}
