import { refusal } from '../partnership.refusals.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import { areOfSeveralGroups, areRoles, mayHold } from '../partnership/partnership.words.js'
import { isLastAdministrator, type Partnership } from '../partnership/partnership.state.js'

export class ChangeUserRoles {
  constructor(readonly data: { readonly userId: string; readonly roles: readonly string[] }) {}
}

/**
 * The roles from now on, all of them. Nothing is recorded when they are the same, in whatever order.
 * @throws Refusal partnership.no-such-user, partnership.no-such-role, partnership.one-group, partnership.hub-role, partnership.last-administrator
 */
export function decideChangeUserRoles({ data }: ChangeUserRoles, state: Partnership): readonly PartnershipEvent[] {
  const user = state.users.get(data.userId)
  if (!user) throw refusal('partnership.no-such-user')
  if (!areRoles(data.roles)) throw refusal('partnership.no-such-role')
  if (areOfSeveralGroups(data.roles)) throw refusal('partnership.one-group')
  if (!mayHold(state.agencies.get(user.agency)?.kind, data.roles)) throw refusal('partnership.hub-role')
  if (!data.roles.includes('administrator') && isLastAdministrator(state, data.userId)) throw refusal('partnership.last-administrator')
  const [before, after] = [new Set(user.roles), new Set(data.roles)]
  const same = before.size === after.size && [...after].every(role => before.has(role))
  return same ? [] : [{ type: 'UserRolesChanged', data }]
}
