import type { Views } from '@lantern/projections'
import { sql, type RawBuilder } from 'kysely'
import { caseListProjection } from './case-list/case-list.projection.js'

/** Whether a list of ids between commas holds one. `%` and `_` in an id stand for themselves. */
export const holds = (column: 'row.involved' | 'row.asked_of' | 'row.excluded' | 'row.restricted_to', id: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} like ${`%,${id.replace(/[\\%_]/g, sign => `\\${sign}`)},%`} escape '\\'`

/** References of the cases that this user may not know of, excluded or not among the named: few cases say either, and those lie together in an index. */
export async function hiddenCases(views: Views, user: string): Promise<readonly string[]> {
  const rows = () => views.rows(caseListProjection).select('ref')
  const [excluded, restricted] = await Promise.all([
    rows().where('excluded', '>', ',').where(holds('row.excluded', user)).execute(),
    rows().where('restricted_to', '>', '').where(row => row.not(holds('row.restricted_to', user))).execute(),
  ])
  return [...new Set([...excluded, ...restricted].map(({ ref }) => ref))]
}
