import type { Instant } from '@lantern/decision'
import type { Stage } from '../case-story.js'
import { later } from '../moments.js'
import type { Person } from '../people.js'

const acts = ['marac-manager', 'supervisor', 'agency-representative', 'idva']
const conflicts = [
  { with: 'person', note: 'My sister is married to a cousin of his.' },
  { with: 'place-of-work', note: 'She works in the office next to mine.' },
  { with: 'case', note: 'I was called to the house as a neighbour.' },
] as const
const restricted = ['He serves with the force that referred the case.', 'Her mother works for one of the partners, in the team that would search.'] as const

/**
 * Who may know of a case: now and then a lead of the agency that referred declares a conflict, and one case in a hundred is kept to those who
 * work on it. Whoever acts on cases in the demonstration is never shut out, so that the case goes on.
 */
export function planAccess({ agenda, send, chance, rules, people }: Stage, ref: string, at: Instant, { coordinator, referrer }: { readonly coordinator: Person; readonly referrer: string }): void {
  const { calendar } = rules
  const lead = people.find(({ agency, roles }) => agency === referrer && roles.includes('agency-lead'))
  if (lead && chance.happens(0.03)) {
    const declaredAt = later(at, chance.between(0, 2), calendar, chance)
    agenda.plan(declaredAt, async () => void (await send(lead, declaredAt, 'marac', 'declare-conflict', ref, chance.of(conflicts))))
    return
  }
  const supervisor = people.find(({ roles }) => roles.includes('supervisor'))
  if (!supervisor || !chance.happens(0.01)) return
  const restrictedAt = later(at, 0, calendar, chance)
  const users = people.filter(({ user, roles }) => user === coordinator.user || roles.some(role => acts.includes(role))).map(({ user }) => user)
  agenda.plan(restrictedAt, async () => void (await send(supervisor, restrictedAt, 'marac', 'restrict-case', ref, { users, reason: chance.of(restricted) })))
}
