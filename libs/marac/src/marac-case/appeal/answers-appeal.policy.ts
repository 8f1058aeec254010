import type { Actor } from '@lantern/decision'

export interface Appealed {
  /** Who did not accept the referral. */
  readonly decidedBy: string | undefined
  /** MARAC managers who may sign in now. */
  readonly managers: readonly string[]
  readonly excluded: readonly string[]
  /** Undefined while the case is not restricted. */
  readonly restrictedTo: readonly string[] | undefined
}

/**
 * A MARAC manager answers an appeal, and never whoever decided first. Where no manager is left who did not decide and may know of the case, a supervisor does: manager
 * and supervisor chair the meetings between them (Kent paper 2023, 4.5), so nobody else is nearer to the manager's judgement; docs/adr/0004.
 */
export function answersAppeal({ user, roles }: Pick<Actor, 'user' | 'roles'>, { decidedBy, managers, excluded, restrictedTo }: Appealed): 'yes' | 'decided-first' | 'a-manager-does' {
  if (user === decidedBy) return 'decided-first'
  const free = managers.some(manager => manager !== decidedBy && !excluded.includes(manager) && (restrictedTo?.includes(manager) ?? true))
  return roles.includes('marac-manager') || !free ? 'yes' : 'a-manager-does'
}
