import type { Sealed } from '@lantern/decision'
import { refusal } from '../partnership.refusals.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import { areOfSeveralGroups, areRoles, mayHold } from '../partnership/partnership.words.js'
import type { Partnership } from '../partnership/partnership.state.js'

/** `name` is sealed under `user-<userId>`. The user id stands in every envelope for ever, so it should not be a person's name. */
export class AddUser {
  constructor(readonly data: { readonly userId: string; readonly agency: string; readonly roles: readonly string[]; readonly name: Sealed<string> }) {}
}

/** @throws Refusal partnership.user-id, partnership.user-exists, partnership.no-such-agency, partnership.agency-left, partnership.no-such-role, partnership.one-group, partnership.hub-role */
export function decideAddUser({ data }: AddUser, state: Partnership): readonly PartnershipEvent[] {
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(data.userId)) throw refusal('partnership.user-id')
  if (state.users.has(data.userId)) throw refusal('partnership.user-exists')
  const agency = state.agencies.get(data.agency)
  if (!agency) throw refusal('partnership.no-such-agency')
  if (agency.left !== undefined) throw refusal('partnership.agency-left')
  if (!areRoles(data.roles)) throw refusal('partnership.no-such-role')
  if (areOfSeveralGroups(data.roles)) throw refusal('partnership.one-group')
  if (!mayHold(agency.kind, data.roles)) throw refusal('partnership.hub-role')
  return [{ type: 'UserAdded', data }]
}
