import type { Directory } from '@lantern/web-kit'

/** The MARAC managers who may sign in now. */
export const maracManagers = (directory: Directory): readonly string[] => directory.people().flatMap(({ user, roles, active }) => (active && roles.includes('marac-manager') ? [user] : []))
