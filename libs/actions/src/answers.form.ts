import { AcceptInput, ChaseInput, CloseInput, DirectInput, RaiseInput } from './answers.input.js'

const raised = ['actions.not-open', 'actions.not-raised'] as const
const decided = [...raised, 'actions.not-yet-with-the-manager', 'actions.another-groups'] as const

/** What the slices of one answer share, whatever is late. */
export const chaseAnswer = { title: 'Chase the agency', done: 'Agency chased', verb: 'actions.chase', refuses: [...raised, 'actions.chased-already', 'actions.answer-in-the-past', 'actions.waits-too-long'], input: ChaseInput } as const
export const acceptAnswer = { title: 'Accept the reason and set a new date', done: 'Reason accepted and new date set', verb: 'actions.decide-escalation', refuses: [...decided, 'actions.not-later', 'actions.due-in-the-past'], input: AcceptInput } as const
export const directAnswer = { title: 'Direct the agency', done: 'Agency directed', verb: 'actions.decide-escalation', refuses: [...decided, 'actions.answer-in-the-past'], input: DirectInput } as const
export const raiseAnswer = { title: 'Raise it to the next step', done: 'Raised to the next step', verb: 'actions.raise', refuses: [...raised, 'actions.another-groups', 'actions.at-the-top'], input: RaiseInput } as const
export const closeAnswer = { title: 'Close the escalation', done: 'Escalation closed', verb: 'actions.decide-escalation', refuses: decided, input: CloseInput } as const
