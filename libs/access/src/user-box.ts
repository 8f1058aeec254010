import type { Sealer } from '@lantern/privacy'
import { sealedFrom } from '@lantern/privacy'

const keyOf = (user: string): string => `user-${user}`

/** Seals what one user has typed or asked, under that user's key. */
export async function sealForUser(sealer: Sealer, user: string, value: unknown): Promise<string> {
  await sealer.prepare([keyOf(user)])
  return sealer.seal(keyOf(user), value).box
}

/** undefined when the user's key was destroyed. */
export async function openForUser<T>(sealer: Sealer, user: string, box: string): Promise<T | undefined> {
  await sealer.load([keyOf(user)])
  return sealer.open<T>(sealedFrom<T>(keyOf(user), box))
}
