import type { CalendarDate, Instant, Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { Recorded } from '../marac-case.record.js'
import type { ChildViewsNotGathered, ChildViewsRecorded, Gathered, IdvaOutcome, NoViewsBecause, VictimViewsNotGathered, VictimViewsRecorded, VoicesEvent } from './voices.events.js'

interface Entered {
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}
/** What somebody said, or why nobody heard them. Texts are undefined once their key is destroyed, or where nothing was said of it. */
export type RecordedViews = Entered &
  (
    | {
        readonly gathered: true
        readonly gatheredBy: string
        readonly worker: string | undefined
        readonly gatheredOn: CalendarDate
        readonly wants: string | undefined
        readonly fears: string | undefined
        readonly safe: string | undefined
      }
    | { readonly gathered: false; readonly because: NoViewsBecause; readonly reason: string | undefined }
  )
export interface RecordedIdvaContact extends Entered {
  readonly contactedOn: CalendarDate
  readonly outcome: IdvaOutcome
  readonly note: string | undefined
}

/** Each list the oldest first, so that the last is what holds now. */
export interface RecordedVoices {
  readonly victimViews: readonly RecordedViews[]
  /** By the child's person id. */
  readonly childViews: Readonly<Record<string, readonly RecordedViews[]>>
  readonly idvaContacts: readonly RecordedIdvaContact[]
}

export const noVoices: RecordedVoices = { victimViews: [], childViews: {}, idvaContacts: [] }

const entered = ({ by, recordedAt }: StoredOf<VoicesEvent>): Entered => ({ by: { user: by.user, agency: by.agency }, at: recordedAt })

const gathered = (event: StoredOf<VictimViewsRecorded> | StoredOf<ChildViewsRecorded>, open: Open): RecordedViews => {
  const { gatheredBy, gatheredOn, worker, wants, fears, safe }: Gathered = event.data
  return { ...entered(event), gathered: true, gatheredBy, gatheredOn, worker: open(worker), wants: wants && open(wants), fears: fears && open(fears), safe: safe && open(safe) }
}
const notGathered = (event: StoredOf<VictimViewsNotGathered> | StoredOf<ChildViewsNotGathered>, open: Open): RecordedViews => ({
  ...entered(event),
  gathered: false,
  because: event.data.because,
  reason: open(event.data.reason),
})
const ofChild = (so: RecordedVoices, child: string, views: RecordedViews) => ({ ...so.childViews, [child]: [...(so.childViews[child] ?? []), views] })

export const recordedVoices: Recorded<VoicesEvent> = {
  VictimViewsRecorded: (so, event, open) => ({ ...so, victimViews: [...so.victimViews, gathered(event, open)] }),
  VictimViewsNotGathered: (so, event, open) => ({ ...so, victimViews: [...so.victimViews, notGathered(event, open)] }),
  ChildViewsRecorded: (so, event, open) => ({ ...so, childViews: ofChild(so, event.data.child, gathered(event, open)) }),
  ChildViewsNotGathered: (so, event, open) => ({ ...so, childViews: ofChild(so, event.data.child, notGathered(event, open)) }),
  IdvaContactRecorded: (so, event, open) => {
    const { contactedOn, outcome, note } = event.data
    return { ...so, idvaContacts: [...so.idvaContacts, { ...entered(event), contactedOn, outcome, note: note && open(note) }] }
  },
}
