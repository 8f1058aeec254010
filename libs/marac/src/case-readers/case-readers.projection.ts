import type { AccessEvent } from '@lantern/access'
import type { Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'

/** One row for each time that somebody looked at a case, took something of it out, or was refused it. */
export interface CaseReaderRow {
  /** Of the event in the record of access. */
  readonly id: string
  /** The case; of an action, the case that it belongs to. */
  readonly ref: string
  readonly reader: string
  readonly agency: string
  /** A reading (`case-read` and the like), `file-read`, `export`, or `denied`. */
  readonly what: string
  /** When they looked at the case as it was known at a past moment: that moment. */
  readonly as_at: Instant | null
  readonly read_at: Instant
  /** Of a file that was downloaded: its id. */
  readonly file: string | null
}

/** A look at an action is a look at its case, whose reference begins that of the action. */
const caseOf = (ref: string): string => ref.split('-').slice(0, 3).join('-')

type Looked = { readonly id: string; readonly by: { readonly user: string; readonly agency: string }; readonly recordedAt: Instant }
const row = (event: Looked, ref: string, what: string, { asAt, file }: { readonly asAt?: Instant | undefined; readonly file?: string } = {}): CaseReaderRow => ({
  id: event.id,
  ref: caseOf(ref),
  reader: event.by.user,
  agency: event.by.agency,
  what,
  as_at: asAt ?? null,
  read_at: event.recordedAt,
  file: file ?? null,
})

/** The record of access by case. Lists and searches name no case and are not here. */
export const caseReadersProjection = projection<AccessEvent, CaseReaderRow>({
  name: 'case_readers',
  version: 2,
  streams: ['access'],
  key: 'id',
  columns: { id: 'text', ref: 'text', reader: 'text', agency: 'text', what: 'text', as_at: 'text', read_at: 'text', file: 'text' },
  indexes: [['ref', 'read_at desc', 'id']],
  keysOf: event => (event.type === 'CaseRead' || event.type === 'FileRead' || ((event.type === 'AccessDenied' || event.type === 'ExportMade') && event.data.ref !== undefined) ? [event.id] : []),
  on: {
    CaseRead: (_row, event) => row(event, event.data.ref, event.data.read, { asAt: event.data.asAt }),
    FileRead: (_row, event) => row(event, event.data.ref, 'file-read', { file: event.data.file }),
    ExportMade: (_row, event) => (event.data.ref === undefined ? undefined : row(event, event.data.ref, 'export')),
    AccessDenied: (_row, event) => (event.data.ref === undefined ? undefined : row(event, event.data.ref, 'denied')),
    others: 'ignored',
  },
})
