import { refusal } from '../partnership.refusals.js'
import type { PartnershipEvent } from '../partnership/partnership.events.js'
import { isLastAdministrator, type Partnership } from '../partnership/partnership.state.js'

export class DisableUser {
  constructor(readonly data: { readonly userId: string }) {}
}

/** The user may no longer sign in; what the user did stays recorded. @throws Refusal partnership.no-such-user, partnership.last-administrator */
export function decideDisableUser({ data }: DisableUser, state: Partnership): readonly PartnershipEvent[] {
  const user = state.users.get(data.userId)
  if (!user) throw refusal('partnership.no-such-user')
  if (isLastAdministrator(state, data.userId)) throw refusal('partnership.last-administrator')
  return user.disabled ? [] : [{ type: 'UserDisabled', data }]
}
