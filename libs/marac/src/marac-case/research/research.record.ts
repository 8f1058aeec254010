import { isOverdue, londonDate } from '@lantern/clock'
import type { Actor, CalendarDate, Instant, Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { Tier } from '@lantern/rules'
import type { Recorded } from '../marac-case.record.js'
import { theReturn, type Difference, type LawfulBasis, type ResearchAddedTo, type ResearchEvent, type ResearchReturned } from './research.events.js'

/** `closed`: the case was closed without it. `called-off`: the Hub asks for it no longer. */
export type ResearchState = 'waiting' | 'late' | 'returned' | 'nothing-known' | 'closed' | 'called-off'

type By = Pick<Actor, 'user' | 'agency'>

/** One thing that an agency told, at a moment. Once it is withdrawn nothing stays of it but that it was, who took it back and why. */
export interface RecordedReturn {
  readonly entryId: string
  readonly at: Instant
  readonly by: By
  readonly late: boolean
  readonly known: boolean
  readonly shared?: string | undefined
  readonly opinion?: string | undefined
  readonly searched?: string | undefined
  readonly differences?: readonly Difference[] | undefined
  readonly lastSeenOn?: CalendarDate | undefined
  readonly lastSeen?: string | undefined
  readonly basis?: LawfulBasis | undefined
  /** Whether something is withheld; what and why, of the reader's own agency only. */
  readonly withholds: boolean
  readonly withheld?: string | undefined
  readonly worksheet?: string | undefined
  readonly withdrawn?: { readonly at: Instant; readonly by: By; readonly reason?: string | undefined }
}

export interface RecordedResearch {
  readonly agency: string
  readonly requestedAt: Instant
  readonly dueOn: CalendarDate
  /** It was asked for as urgent. */
  readonly urgent?: true
  /** The day of the meeting because of which it is due sooner than it would be otherwise. */
  readonly heardOn?: CalendarDate
  /** When a further incident was told, from which it is counted anew. */
  readonly countedFrom?: Instant
  readonly state: ResearchState
  readonly returnedAt?: Instant
  /** A later date that whoever it was raised to gave. */
  readonly movedTo?: CalendarDate
  /** The escalation of what has not come, and the tier that it was raised to; null while that is its owner, or it is not raised any further. */
  readonly escalation?: { readonly ref: string; readonly tier: Tier | null }
  /** The user who has taken the request. */
  readonly takenBy?: string | undefined
  readonly calledOff?: { readonly at: Instant; readonly by: By; readonly reason?: string | undefined }
  /** The answer and what was added to it, in the order in which it came. */
  readonly told: readonly RecordedReturn[]
}
export interface RecordedResearchOf {
  readonly research: readonly RecordedResearch[]
}

const byOf = ({ by }: { readonly by: Actor | By }): By => ({ user: by.user, agency: by.agency })

const toldBy = (event: StoredOf<ResearchReturned> | StoredOf<ResearchAddedTo>, dueOn: CalendarDate, open: Open): Omit<RecordedReturn, 'entryId' | 'known'> => {
  const { shared, opinion, searched, differences, lastSeenOn, lastSeen, basis, withheld, worksheet } = event.data
  return {
    at: event.recordedAt,
    by: byOf(event),
    late: londonDate(event.recordedAt) > dueOn,
    ...{ shared: shared && open(shared), opinion: opinion && open(opinion), searched: searched && open(searched), differences: differences && open(differences) },
    ...{ lastSeenOn, lastSeen: lastSeen && open(lastSeen), basis },
    ...{ withholds: withheld !== undefined, withheld: withheld && open(withheld), worksheet: worksheet && open(worksheet) },
  }
}

/** What is left of what was taken back: the agency's own papers, and that it was. */
const tombstone = ({ entryId, at, by, late, known, withholds, withheld, worksheet }: RecordedReturn, withdrawn: NonNullable<RecordedReturn['withdrawn']>): RecordedReturn => ({
  entryId, at, by, late, known, withholds, withheld, worksheet, withdrawn,
})

const changed = (so: readonly RecordedResearch[], agency: string, to: (asked: RecordedResearch) => Partial<RecordedResearch>): readonly RecordedResearch[] =>
  so.map(each => (each.agency === agency ? { ...each, ...to(each) } : each))

export const recordedResearch: Recorded<ResearchEvent> = {
  ResearchRequested: (so, event, _open, today) => {
    const { agencies, dueOn, urgent, heard } = event.data
    const state = isOverdue(dueOn, today) ? 'late' : 'waiting'
    return { ...so, research: [...so.research.filter(each => each.state !== 'called-off' || !agencies.includes(each.agency)), ...agencies.map(agency => ({ agency, requestedAt: event.recordedAt, dueOn, ...(urgent && { urgent }), ...(heard && { heardOn: heard.on }), state, told: [] }) as const)] }
  },
  ResearchTaken: (so, { data: { agency, user } }) => ({ ...so, research: changed(so.research, agency, () => ({ takenBy: user })) }),
  ResearchLeft: (so, { data: { agency } }) => ({ ...so, research: changed(so.research, agency, () => ({ takenBy: undefined })) }),
  ResearchReturned: (so, event, open) => {
    const { agency, known } = event.data
    return {
      ...so,
      research: changed(so.research, agency, ({ dueOn, told }) => ({
        state: known ? 'returned' : 'nothing-known',
        returnedAt: event.recordedAt,
        takenBy: undefined,
        told: [...told, { entryId: theReturn, known, ...toldBy(event, dueOn, open) }],
      })),
    }
  },
  ResearchAddedTo: (so, event, open) => ({
    ...so,
    research: changed(so.research, event.data.agency, ({ dueOn, state, returnedAt, told }) => ({
      // The answer itself may have been recorded in error since.
      state: returnedAt === undefined ? state : 'returned',
      told: [...told, { entryId: event.data.entryId, known: true, ...toldBy(event, dueOn, open) }],
    })),
  }),
  ResearchWithdrawn: (so, event, open) => ({
    ...so,
    research: changed(so.research, event.data.agency, ({ told }) => ({
      told: told.map(each => (each.entryId === event.data.entryId ? tombstone(each, { at: event.recordedAt, by: byOf(event), reason: open(event.data.reason) }) : each)),
    })),
  }),
  ResearchCalledOff: (so, event, open) => ({
    ...so,
    research: changed(so.research, event.data.agency, () => ({ state: 'called-off', takenBy: undefined, calledOff: { at: event.recordedAt, by: byOf(event), reason: open(event.data.reason) } })),
  }),
}
