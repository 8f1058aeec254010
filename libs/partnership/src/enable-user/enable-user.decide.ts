import { refusal } from '../partnership.refusals.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import type { Partnership } from '../partnership/partnership.state.js'

export class EnableUser {
  constructor(readonly data: { readonly userId: string }) {}
}

/** The user may sign in again, with the agency and roles held before. @throws Refusal partnership.no-such-user */
export function decideEnableUser({ data }: EnableUser, state: Partnership): readonly PartnershipEvent[] {
  const user = state.users.get(data.userId)
  if (!user) throw refusal('partnership.no-such-user')
  return user.disabled ? [{ type: 'UserEnabled', data }] : []
}
