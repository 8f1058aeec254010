import type { Instant } from './time.js'

/** A recorded fact: a past-tense name and what is known of it. Payloads hold ids, codes, dates, counts and sealed fields, never a name. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type
  readonly data: Data
  /** When it happened, where that is not when it is recorded. */
  readonly happenedAt?: Instant
}

/** The events of a union that have this type. */
export type EventOf<E extends DomainEvent, T extends E['type']> = Extract<E, { type: T }>

/** The user of whatever the machine does by itself (systemActor): the envelope of its events says so. */
export const SYSTEM_USER = 'system'

/** Who acts: a signed-in person in one agency, or an automation. Ids only. */
export interface Actor {
  readonly user: string
  readonly agency: string
  readonly roles: readonly string[]
}

/** What a rule is told besides the command and the state, so that it never has to ask: the moment, the actor, the rules in force. */
export interface Given<Rules = unknown> {
  readonly now: Instant
  readonly by: Actor
  readonly rules: Rules
}

/**
 * A rule: command and state in, events out. Pure: no clock, no chance, no I/O.
 * No events means that there is nothing (more) to record.
 * @throws Refusal when a rule of the business says no.
 */
export type Decide<Command, State, E extends DomainEvent, Rules = unknown> = (
  command: Command,
  state: State,
  given: Given<Rules>,
) => readonly E[]
