import type { CalendarDate } from '@lantern/decision'
import type { MaracCaseEvent } from './marac-case.events.js'

export type Status = 'none' | 'referred' | 'open' | 'not-accepted' | 'closed'

export interface Research {
  readonly dueOn: CalendarDate
  readonly returned: boolean
}

/** What rules and access need to know of a case; nothing personal. */
export interface MaracCase {
  readonly status: Status
  readonly agency: string
  readonly area: string
  readonly hasChildren: boolean
  readonly research: Readonly<Record<string, Research>>
  readonly excluded: readonly string[]
  readonly flaggedActions: readonly string[]
}

export const initialState: MaracCase = {
  status: 'none',
  agency: '',
  area: '',
  hasChildren: false,
  research: {},
  excluded: [],
  flaggedActions: [],
}

export function evolve(state: MaracCase, event: MaracCaseEvent): MaracCase {
  switch (event.type) {
    case 'ReferralSubmitted':
      return {
        ...state,
        status: 'referred',
        agency: event.data.agency,
        area: event.data.area,
        hasChildren: event.data.children.length > 0,
      }
    case 'ReferralAccepted':
      return { ...state, status: 'open' }
    case 'ReferralNotAccepted':
      return { ...state, status: 'not-accepted' }
    case 'ResearchRequested': {
      const { agencies, dueOn } = event.data
      const asked = Object.fromEntries(agencies.map(agency => [agency, { dueOn, returned: false }]))
      return { ...state, research: { ...state.research, ...asked } }
    }
    case 'ResearchReturned': {
      const asked = state.research[event.data.agency]
      if (!asked) return state
      return { ...state, research: { ...state.research, [event.data.agency]: { ...asked, returned: true } } }
    }
    case 'UserExcluded':
      return { ...state, excluded: [...state.excluded, event.data.user] }
    case 'MeetingRequested':
      return state
    case 'CaseClosed':
      return { ...state, status: 'closed' }
    case 'OpenActionFlagged':
      return { ...state, flaggedActions: [...state.flaggedActions, event.data.action] }
  }
}
