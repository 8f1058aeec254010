import { idOf, type Actor } from '@lantern/decision'
import { digestOf, runDecision } from '@lantern/event-store'
import { AddUser, decideAddUser, partnership, type Register } from '@lantern/partnership'
import type { Parts } from '../parts/parts.js'
import type { Person } from './people.js'

const SYSTEM: Actor = { user: 'system', agency: 'hub', roles: ['system'] }

/** Adds invented people. Whoever is there already, by an earlier start, is added no second time. */
export async function addPeople({ store, sealer, clock }: Pick<Parts, 'store' | 'sealer' | 'clock'>, register: Register, people: readonly Person[]): Promise<void> {
  await sealer.prepare(people.map(({ user }) => `user-${user}`))
  for (const { user, agency, roles, name } of people) {
    const command = new AddUser({ userId: user, agency, roles, name: sealer.seal(`user-${user}`, name) })
    const given = { now: clock.now(), by: SYSTEM, rules: undefined }
    const digest = digestOf({ user, agency, roles, name })
    await runDecision({ store, stream: partnership, id: idOf(register.stream), rule: decideAddUser, command, given, rulesVersion: '', commandId: `person-${user}`, digest })
  }
  await register.refresh()
}
