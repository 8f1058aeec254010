import type { RowQuery } from '@lantern/projections'
import { sql } from 'kysely'
import { holds } from '../hidden-cases.js'
import type { CaseRow } from './case-list.projection.js'

/** Cases of the reader, open ones that nobody was given, open ones of nobody who is here, or those of the user with this id. */
export type OfCoordinator = 'me' | 'nobody' | 'not-here' | (string & {})

interface Here {
  readonly user: string
  /** Who may have a case, with who does their work now. */
  readonly standIns: ReadonlyMap<string, string>
  /** Whether to list those too whose stand-in may not know of them: to others that would say who is excluded. */
  readonly knowsExcluded: boolean
}

export function ofCoordinator(rows: RowQuery<CaseRow>, whose: OfCoordinator, { user, standIns, knowsExcluded }: Here): RowQuery<CaseRow> {
  if (whose === 'me') return rows.where('coordinator', '=', user)
  if (whose !== 'nobody' && whose !== 'not-here') return rows.where('coordinator', '=', whose)
  const open = rows.where('status', '=', 'open')
  if (whose === 'nobody') return open.where('coordinator', 'is', null)
  return open.where(row =>
    row.or([
      row('coordinator', 'is', null),
      ...(standIns.size === 0 ? [sql<boolean>`1 = 1`] : [row('coordinator', 'not in', [...standIns.keys()])]),
      ...(knowsExcluded ? [...standIns].map(([of, by]) => row.and([row('coordinator', '=', of), row.or([holds('row.excluded', by), row.and([row('restricted_to', '<>', ''), row.not(holds('row.restricted_to', by))])])])) : []),
    ]),
  )
}
