import { roles } from '@lantern/access'

const assignable: ReadonlySet<string> = new Set(roles.filter(role => role !== 'system'))

/** At least one role, and none but those of people: `system` is the automations' own. */
export const areRoles = (given: readonly string[]): boolean => given.length > 0 && given.every(role => assignable.has(role))
