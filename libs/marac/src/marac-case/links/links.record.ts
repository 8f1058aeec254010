import type { Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { DvdsRoute, LinksEvent, MappaCategory, MappaLevel, Process } from './links.events.js'

interface Said {
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}

export interface RecordedLink extends Said {
  readonly linkId: string
  readonly process: Process
  readonly person?: string
  readonly category?: MappaCategory
  readonly level?: MappaLevel | DvdsRoute
  /** Missing where none was told; undefined when its key is gone. */
  readonly reference?: string | undefined
  readonly ended?: Said & { readonly reason: string | undefined }
}

export interface RecordedLinks {
  /** The oldest first. */
  readonly links: readonly RecordedLink[]
}

export const noRecordedLinks: RecordedLinks = { links: [] }

export const recordedLinks: Recorded<LinksEvent> = {
  LinkAdded: (so, { data: { caseId: _case, reference, ...told }, by, recordedAt }, open) => ({
    ...so,
    links: [...so.links, { ...told, ...(reference && { reference: open(reference) }), by: { user: by.user, agency: by.agency }, at: recordedAt }],
  }),
  LinkEnded: (so, { data, by, recordedAt }, open) => ({
    ...so,
    links: so.links.map(link => (link.linkId === data.linkId ? { ...link, ended: { reason: open(data.reason), by: { user: by.user, agency: by.agency }, at: recordedAt } } : link)),
  }),
}
