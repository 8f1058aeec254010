import { isOverdue } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { ResearchEvent } from './research.events.js'

/** `closed`: the case was closed without it. */
export type ResearchState = 'waiting' | 'late' | 'returned' | 'nothing-known' | 'closed'

export interface RecordedResearch {
  readonly agency: string
  readonly requestedAt: Instant
  readonly dueOn: CalendarDate
  readonly state: ResearchState
  readonly returnedAt?: Instant
  readonly shared?: string | undefined
  /** Of the reader's own agency only; a worksheet never opens for anybody else. */
  readonly worksheet?: string | undefined
}
export interface RecordedResearchOf {
  readonly research: readonly RecordedResearch[]
}

export const recordedResearch: Recorded<ResearchEvent> = {
  ResearchRequested: (so, event, _open, today) => {
    const { agencies, dueOn } = event.data
    const state = isOverdue(dueOn, today) ? 'late' : 'waiting'
    return { ...so, research: [...so.research, ...agencies.map(agency => ({ agency, requestedAt: event.recordedAt, dueOn, state }) as const)] }
  },
  ResearchReturned: (so, event, open) => {
    const { agency, known, shared, worksheet } = event.data
    const state = known ? ('returned' as const) : ('nothing-known' as const)
    const returned = { state, returnedAt: event.recordedAt, shared: shared && open(shared), worksheet: worksheet && open(worksheet) }
    return { ...so, research: so.research.map(each => (each.agency === agency ? { ...each, ...returned } : each)) }
  },
}
