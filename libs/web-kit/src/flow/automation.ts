import { SYSTEM_USER, type Actor, type Instant } from '@lantern/decision'

/** Who acts when nobody does: the envelope says so. */
export const systemActor: Actor = { user: SYSTEM_USER, agency: 'hub', roles: ['system'] }

/** Does what is due by a moment. The tick finds every automation among the providers of the modules and runs each in turn. */
export abstract class Automation {
  abstract readonly name: string
  /** Public facts after which it runs at once, where facts are heard in the same process; the tick finds what was missed. */
  readonly after: readonly string[] = []
  /** How many things it did. A second run at the same moment does nothing. What fails is logged and left for the next tick. */
  abstract run(now: Instant): Promise<number>
}
