import type { Access } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import { createHmac } from 'node:crypto'
import { userInfo } from 'node:os'
import type { Parts } from '../parts/parts.js'

/** Who types commands on the machine: `operator-` and the number that the operating system gives this user, which is no name. */
export function operatorOf(master: Parts['master']): string {
  const { uid, username } = userInfo()
  // Windows numbers nobody; there a keyed hash tells one from another.
  return `operator-${uid >= 0 ? uid : createHmac('sha256', master.derive('operators')).update(username).digest('hex').slice(0, 12)}`
}

/** What an operator looked at, or tried to, as a JSON value that may cross a socket. */
export type OperatorAccess =
  | { readonly verb: 'case-read'; readonly ref: string; readonly asAt?: string }
  | { readonly verb: 'list'; readonly of: string }
  | { readonly verb: 'denied'; readonly tried: string; readonly ref: string }

/** @throws Error when `operator` is not one, so that nothing is recorded under a person's id */
export function accessOf(operator: string, access: OperatorAccess, at: string): Access {
  if (!/^operator-[0-9a-f]{1,12}$/.test(operator)) throw new Error('This is not an operator.')
  const actor: Pick<Actor, 'user' | 'agency'> = { user: operator, agency: 'operator' }
  return { actor, at, ...access }
}
