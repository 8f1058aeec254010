import type { ByType, CalendarDate } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { ResearchEvent } from './research.events.js'

export interface Research {
  readonly dueOn: CalendarDate
  readonly returned: boolean
}
export interface ResearchState {
  /** By agency. */
  readonly research: Readonly<Record<string, Research>>
}

export const noResearch: ResearchState = { research: {} }

export const researchFolds: ByType<ResearchEvent, MaracCase> = {
  ResearchRequested: (state, { data: { agencies, dueOn } }) => ({
    ...state,
    research: { ...state.research, ...Object.fromEntries(agencies.map(agency => [agency, { dueOn, returned: false }])) },
  }),
  ResearchReturned: (state, { data: { agency } }) => {
    const asked = state.research[agency]
    return asked ? { ...state, research: { ...state.research, [agency]: { ...asked, returned: true } } } : state
  },
}
