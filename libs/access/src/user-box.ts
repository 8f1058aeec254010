import type { Sealer } from '@lantern/privacy'
import { sealedFrom } from '@lantern/privacy'

/** The key of what one user alone has typed, asked or put in. */
export const keyOfUser = (user: string): string => `user-${user}`

/** Seals what one user has typed or asked, under that user's key. */
export async function sealForUser(sealer: Sealer, user: string, value: unknown): Promise<string> {
  await sealer.prepare([keyOfUser(user)])
  return sealer.seal(keyOfUser(user), value).box
}

/** undefined when the user's key was destroyed. */
export async function openForUser<T>(sealer: Sealer, user: string, box: string): Promise<T | undefined> {
  await sealer.load([keyOfUser(user)])
  return sealer.open<T>(sealedFrom<T>(keyOfUser(user), box))
}
