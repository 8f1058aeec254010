import type { Views } from '@lantern/projections'
import { sql, type RawBuilder } from 'kysely'
import { caseListProjection } from './case-list/case-list.projection.js'

/** Whether a list of ids between commas holds one. `%` and `_` in an id stand for themselves. */
export const holds = (column: 'row.involved' | 'row.excluded', id: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} like ${`%,${id.replace(/[\\%_]/g, sign => `\\${sign}`)},%`} escape '\\'`

/** References of the cases that this user is excluded from: few cases exclude anybody, and those lie together in an index. */
export async function hiddenCases(views: Views, user: string): Promise<readonly string[]> {
  const rows = await views.rows(caseListProjection).select('ref').where('excluded', '>', ',').where(holds('row.excluded', user)).execute()
  return rows.map(({ ref }) => ref)
}
