import { AccessLog } from '@lantern/access'
import { lockFolder, openSqliteEventStore } from '@lantern/event-store'
import { filesOf } from '../folder/open-folder.js'
import type { Parts } from '../parts/parts.js'
import { accessOf, operatorOf, type OperatorAccess } from './operator.js'
import type { FolderSettings } from './reading.js'
import { askHub } from './socket.js'

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
