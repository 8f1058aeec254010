import { loadPartnership, AddUser, decideAddUser, partnership, type Register } from '@lantern/partnership'
import { idOf, type Actor } from '@lantern/decision'
import { digestOf, runDecision } from '@lantern/event-store'
import { startContext, type Parts, type Running } from '@lantern/platform'
import { SetClock } from '@lantern/clock'
import { join } from 'node:path'
import { agencies } from './case-history.js'
import { beginning } from './grow-log.js'
import { openParts, type Without } from './parts.js'

/** The partnership's files as they come with Lantern. */
const partnershipFolder = join(import.meta.dirname, '..', '..', '..', 'infra', 'partnerships', 'kent-and-medway')

/** Somebody of the Hub. */
export const coordinator: Actor = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
/** Who speaks for an agency. */
export const officerOf = (agency: string): Actor => ({ user: `${agency}-1`, agency, roles: ['agency-representative'] })

/** The application without pages, on a folder with the partnership and one person for each agency that the invented cases name. */
export async function startHub(folder: string, without?: Without): Promise<Running> {
  const running = await startContext(await openParts(folder, without))
  await prepare(running.parts, running.register)
  return running
}

async function prepare(parts: Parts, register: Register): Promise<void> {
  await loadPartnership({ store: parts.store, register, clock: new SetClock(beginning) }, partnershipFolder)
  const people = [coordinator, ...agencies.map(officerOf)].filter(({ user }) => !register.actor(user))
  await parts.sealer.prepare(people.map(({ user }) => `user-${user}`))
  for (const { user, agency, roles } of people) {
    const name = `Sample ${user}`
    await runDecision({
      store: parts.store,
      stream: partnership,
      id: idOf(register.stream),
      rule: decideAddUser,
      command: new AddUser({ userId: user, agency, roles, name: parts.sealer.seal(`user-${user}`, name) }),
      given: { now: beginning, by: { user: 'system', agency: 'hub', roles: ['system'] }, rules: undefined },
      rulesVersion: '',
      commandId: `person-${user}`,
      digest: digestOf({ user, agency, roles, name }),
    })
  }
  await register.refresh()
}
