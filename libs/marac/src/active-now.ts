import type { Directory } from '@lantern/web-kit'

/** Who may sign in now. */
export function activeNow(directory: Directory): (user: string) => boolean {
  const active = new Set(directory.people().flatMap(({ user, active: still }) => (still ? [user] : [])))
  return user => active.has(user)
}
