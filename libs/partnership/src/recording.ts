import { idOf, type Actor, type Decide, type Instant } from '@lantern/decision'
import { digestOf, runDecision, type Appended, type EventStore } from '@lantern/event-store'
import { randomUUIDv7 } from 'node:crypto'
import type { PartnershipEvent } from './partnership/partnership.events.js'
import type { Partnership } from './partnership/partnership.state.js'
import { partnership } from './partnership/partnership.stream.js'
import type { Register } from './register.js'

export interface Recorded<Command> {
  readonly rule: Decide<Command, Partnership, PartnershipEvent, undefined>
  readonly command: Command
  readonly now: Instant
  readonly by: Actor
  /** What the command says, without personal data: its digest stands in the envelope. */
  readonly says: object
  /** Id of the partnership; unless told, of the one that is founded. */
  readonly id?: string
}

/** Decides on the partnership's stream and waits until the register knows. @throws Refusal, StoreUnavailable */
export async function recordOn<Command>(store: EventStore, register: Register, recorded: Recorded<Command>): Promise<Appended> {
  const { rule, command, now, by, says } = recorded
  const made = await runDecision({
    store,
    stream: partnership,
    id: recorded.id ?? idOf(register.stream),
    rule,
    command,
    given: { now, by, rules: undefined },
    rulesVersion: register.rulesVersion,
    commandId: randomUUIDv7(),
    digest: digestOf(says),
  })
  await register.refresh()
  return made
}
