import { AccessLog, type Access } from '@lantern/access'
import type { Actor } from '@lantern/decision'
import { lockFolder, openSqliteEventStore } from '@lantern/event-store'
import { createHmac } from 'node:crypto'
import { userInfo } from 'node:os'
import { filesOf } from '../folder/open-folder.js'
import type { Parts } from '../parts/parts.js'
import type { FolderSettings } from './reading.js'
import { askHub } from './socket.js'

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

/**
 * Records what the operator is about to be shown: by the hub that runs on the folder, else here under a lock held for the one append. It is
 * on the disk when this resolves; when it cannot be recorded nothing may be shown. @throws FolderInUse, JobFailed, StoreUnavailable
 */
export async function recordOperator({ folder }: FolderSettings, { master, clock }: Pick<Parts, 'master' | 'clock'>, access: OperatorAccess): Promise<void> {
  const operator = operatorOf(master)
  if (await askHub(folder, 'record-access', { operator, access }, () => undefined)) return
  const lock = lockFolder(folder)
  try {
    const store = openSqliteEventStore({ file: filesOf(folder).events })
    try {
      await new AccessLog(store).record(accessOf(operator, access, clock.now()))
    } finally {
      await store.close()
    }
  } finally {
    lock.release()
  }
}
