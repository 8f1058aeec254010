import { addDays, londonDate } from '@lantern/clock'
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
export function planAccess(stage: Stage, ref: string, at: Instant, { coordinator, referrer }: { readonly coordinator: Person; readonly referrer: string }): void {
  const { agenda, send, chance, rules, people } = stage
  const { calendar } = rules
  const lead = people.find(({ agency, roles }) => agency === referrer && roles.includes('agency-lead'))
  if (lead && chance.happens(0.03)) {
    const declaredAt = later(at, chance.between(0, 2), calendar, chance)
    agenda.plan(declaredAt, async () => void (await send(lead, declaredAt, 'marac', 'declare-conflict', ref, chance.of(conflicts))))
    return
  }
  const given = planRequests(stage, ref, at)
  const supervisor = people.find(({ roles }) => roles.includes('supervisor'))
  // A case that is kept to some is given to nobody else.
  if (!supervisor || !chance.happens(0.01) || given) return
  const restrictedAt = later(at, 0, calendar, chance)
  const users = people.filter(({ user, roles }) => user === coordinator.user || roles.some(role => acts.includes(role))).map(({ user }) => user)
  agenda.plan(restrictedAt, async () => void (await send(supervisor, restrictedAt, 'marac', 'restrict-case', ref, { users, reason: chance.of(restricted) })))
}

const asked = ['He has been moved to our caseload, and we have to know what he may not do.', 'She has joined our service and asks for help with the same man.'] as const

/** Now and then a lead of an agency that is not on the case asks for access; mostly it is given for two weeks, else nobody is told why not. The latest wait. Gives whether somebody will ask. */
function planRequests({ agenda, send, chance, rules, people, agencies, onCase, talking }: Stage, ref: string, at: Instant): boolean {
  const manager = people.find(({ roles }) => roles.includes('marac-manager'))
  const lead = chance.of(people.filter(({ agency, roles }) => roles.includes('agency-lead') && agencies.some(({ id }) => id === agency)))
  if (!manager || !chance.happens(0.1)) return false
  const askedAt = later(at, chance.between(1, 5), rules.calendar, chance)
  const answeredAt = later(askedAt, chance.between(1, 3), rules.calendar, chance)
  const until = addDays(londonDate(askedAt), 14)
  agenda.plan(askedAt, async () => {
    if (await onCase(ref, lead)) return
    const request = await send(lead, askedAt, 'marac', 'request-access', undefined, { case: ref, reason: chance.of(asked), scope: 'read', until })
    const given = chance.happens(0.7)
    agenda.plan(answeredAt, async () => {
      await talking.caughtUp()
      if (given) await send(manager, answeredAt, 'marac', 'grant-access', ref, { request, until, reason: 'Their part of the plan cannot be done without it.' })
      else await send(manager, answeredAt, 'marac', 'refuse-access', request, { reason: 'The coordinator can tell them what they need.' })
    })
  })
  return true
}
