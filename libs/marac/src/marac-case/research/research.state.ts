import type { ByType, CalendarDate } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import { theReturn, type ResearchEvent, type ToldByAgency } from './research.events.js'

export interface Research {
  readonly dueOn: CalendarDate
  readonly returned: boolean
  readonly urgent?: true
  /** The user who searches; undefined when nobody has said so. */
  readonly takenBy?: string | undefined
  /** What was told: the answer and additions by id, and whether each still stands. */
  readonly told: Readonly<Record<string, 'stands' | 'withdrawn'>>
}
export interface ResearchState {
  /** By agency. */
  readonly research: Readonly<Record<string, Research>>
  /** Agencies that were asked and are asked no longer: they may be asked anew. */
  readonly calledOff: readonly string[]
}

export const noResearch: ResearchState = { research: {}, calledOff: [] }

/** What an agency was asked; undefined when it was not, whatever its id. */
export const askedOf = ({ research }: ResearchState, agency: string): Research | undefined => (Object.hasOwn(research, agency) ? research[agency] : undefined)

/** What is wrong with what an agency tells: nothing said, not confirmed as lawful, or last seen on a day that lies ahead. */
export function faultIn(told: ToldByAgency, confirmed: boolean, today: CalendarDate): 'nothing-said' | 'not-confirmed' | 'date-ahead' | undefined {
  if (!told.shared) return 'nothing-said'
  if (!told.basis || !confirmed) return 'not-confirmed'
  return told.lastSeenOn !== undefined && told.lastSeenOn > today ? 'date-ahead' : undefined
}

const change = (state: MaracCase, agency: string, to: (asked: Research) => Partial<Research>): MaracCase => {
  const asked = askedOf(state, agency)
  return asked ? { ...state, research: { ...state.research, [agency]: { ...asked, ...to(asked) } } } : state
}

export const researchFolds: ByType<ResearchEvent, MaracCase> = {
  ResearchRequested: (state, { data: { agencies, dueOn, urgent } }) => ({
    ...state,
    calledOff: state.calledOff.filter(agency => !agencies.includes(agency)),
    research: { ...state.research, ...Object.fromEntries(agencies.map(agency => [agency, { dueOn, returned: false, told: {}, ...(urgent && { urgent }) }])) },
  }),
  ResearchTaken: (state, { data: { agency, user } }) => change(state, agency, () => ({ takenBy: user })),
  ResearchLeft: (state, { data: { agency } }) => change(state, agency, () => ({ takenBy: undefined })),
  ResearchReturned: (state, { data: { agency } }) => change(state, agency, ({ told }) => ({ returned: true, takenBy: undefined, told: { ...told, [theReturn]: 'stands' } })),
  ResearchAddedTo: (state, { data: { agency, entryId } }) => change(state, agency, ({ told }) => ({ told: { ...told, [entryId]: 'stands' } })),
  // What was recorded in error was never told, so that an answer given anew stands.
  ResearchWithdrawn: (state, { data: { agency, entryId } }) => change(state, agency, ({ told }) => ({ told: Object.hasOwn(told, entryId) ? { ...told, [entryId]: 'withdrawn' } : told })),
  ResearchCalledOff: (state, { data: { agency } }) => ({
    ...state,
    calledOff: [...state.calledOff, agency],
    research: Object.fromEntries(Object.entries(state.research).filter(([asked]) => asked !== agency)),
  }),
}
