import { SYSTEM_USER, type Actor, type DomainEvent, type Instant } from '@lantern/decision'
import { digestOf, runDecision, type Decision, type EventStore } from '@lantern/event-store'
import type { RulesInForce, RulesNow } from '@lantern/rules'
import { Logger } from '@nestjs/common'

/** Who acts when nobody does: the envelope says so. */
export const systemActor: Actor = { user: SYSTEM_USER, agency: 'hub', roles: ['system'] }

/** Does what is due by a moment. The tick finds every automation among the providers of the modules and runs each in turn. */
export abstract class Automation {
  abstract readonly name: string
  /** Public facts after which it runs at once, where facts are heard in the same process; the tick finds what was missed. */
  readonly after: readonly string[] = []
  /** Whether it tells of what others did: then it runs after all of them. */
  readonly last: boolean = false
  /** How many things it did. A second run at the same moment does nothing. What fails is logged and left for the next tick. */
  abstract run(now: Instant): Promise<number>

  /**
   * Does one thing after another, and counts what was done. One that fails keeps none of the others waiting: the log says `notDone` of it
   * ("A flag was not kept"), with the kind of error alone, because its message may hold what is personal; the next tick tries again.
   */
  protected async each<T>(things: Iterable<T>, act: (thing: T) => Promise<boolean | number>, notDone: string): Promise<number> {
    let done = 0
    for (const thing of things) done += Number(await act(thing).catch((error: unknown) => this.failed(notDone, error)))
    return done
  }

  /** Logs what failed, and counts it as nothing done. */
  protected failed(notDone: string, error: unknown): number {
    new Logger(this.constructor.name).error(`${notDone}; the next tick tries again (${error instanceof Error ? error.name : 'unknown'}).`)
    return 0
  }
}

/** What an automation decides on one stream. The same `commandId` is the same command: who runs it a second time records nothing. */
export type SystemDecision<Command, S, E extends DomainEvent> = Pick<Decision<Command, S, E, RulesInForce>, 'stream' | 'id' | 'rule' | 'command' | 'commandId' | 'cause'>

/** Decides as the system, by the rules in force at that moment. Whether it recorded anything. @throws StoreUnavailable, and the Refusal of the rule */
export async function decideAsSystem<Command, S, E extends DomainEvent>(store: EventStore, rulesNow: RulesNow, decision: SystemDecision<Command, S, E>, now: Instant): Promise<boolean> {
  const { rules, version } = await rulesNow.inForce(now)
  const { commandId } = decision
  const made = await runDecision({ ...decision, store, given: { now, by: systemActor, rules }, rulesVersion: version, digest: digestOf({ commandId }) })
  return made.events.length > 0 && !made.repeated
}
