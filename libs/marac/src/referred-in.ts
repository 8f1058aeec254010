import type { RowQuery } from '@lantern/projections'
import type { Span } from '@lantern/rules'
import type { CaseRow } from './case-list/case-list.projection.js'

/** Those that were referred in one of these spans. */
export const referredIn = (rows: RowQuery<CaseRow>, spans: readonly Span[]): RowQuery<CaseRow> =>
  rows.where(row => row.or(spans.map(({ from, before }) => row.and([row('referred_at', '>=', from), row('referred_at', '<', before)]))))
