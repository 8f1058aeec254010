import { sealed } from '@lantern/testing/sealed'
import type {
  ActionAccepted,
  ActionAgreed,
  ActionClaimedDone,
  ActionDeclined,
  ActionEntryRecordedInError,
  ActionEscalated,
  ActionEvent,
  ActionExtended,
  ActionNotDone,
  ActionNotPossible,
  ActionReassigned,
  ActionReturned,
  ActionVerified,
  EscalationAnswered,
  EscalationClosed,
} from './action.events.js'

/** Named events and histories for specs. */
const actionId = 'MC-4T7Q9-XWC2D-7KQX'

export const actionAgreed = (data: Partial<ActionAgreed['data']> = {}): ActionAgreed => ({
  type: 'ActionAgreed',
  data: {
    actionId,
    belongsTo: 'MC-4T7Q9-XWC2D',
    agency: 'canterbury-housing',
    target: 'victim',
    text: sealed('Change the locks'),
    immediateSafety: false,
    dueOn: '2027-01-25',
    ...data,
  },
})
export const actionAccepted = (): ActionAccepted => ({ type: 'ActionAccepted', data: { actionId } })
export const actionDeclined = (): ActionDeclined => ({ type: 'ActionDeclined', data: { actionId, reason: sealed('Not our tenant') } })
export const actionExtended = (data: Partial<ActionExtended['data']> = {}): ActionExtended => ({
  type: 'ActionExtended',
  data: { actionId, from: '2027-01-25', dueOn: '2027-02-01', reason: sealed('The locksmith is ill'), ...data },
})
export const actionClaimedDone = (): ActionClaimedDone => ({
  type: 'ActionClaimedDone',
  data: { actionId, evidence: sealed('Locks changed, invoice on file') },
})
export const actionVerified = (): ActionVerified => ({ type: 'ActionVerified', data: { actionId } })
export const actionNotPossible = (): ActionNotPossible => ({ type: 'ActionNotPossible', data: { actionId, reason: sealed('She has moved') } })
export const actionReturned = (): ActionReturned => ({ type: 'ActionReturned', data: { actionId, reason: sealed('The back door still has the old lock') } })
export const actionNotDone = (): ActionNotDone => ({ type: 'ActionNotDone', data: { actionId, agency: 'canterbury-housing', reason: sealed('Nobody was sent') } })
export const actionReassigned = (): ActionReassigned => ({
  type: 'ActionReassigned',
  data: { actionId, from: 'canterbury-housing', agency: 'kent-police', reason: sealed('Housing has left the partnership') },
})
export const actionEscalated = (data: Partial<ActionEscalated['data']> = {}): ActionEscalated => ({
  type: 'ActionEscalated',
  data: {
    actionId,
    agency: 'canterbury-housing',
    tier: 'agency-lead',
    dueOn: '2027-01-25',
    workingDaysLate: 1,
    stepDueOn: '2027-01-26',
    askedOf: 'canterbury-housing',
    asks: 'see-to-it',
    rule: { id: 'escalation.action-ladder', version: '2019-01-01' },
    ...data,
  },
})

export const escalationAnswered = (data: Partial<EscalationAnswered['data']> = {}): EscalationAnswered => ({
  type: 'EscalationAnswered',
  data: { actionId, agency: 'canterbury-housing', tier: 'coordinator', answer: 'chase', until: '2027-02-03', reason: sealed('When will the locks be changed?'), ...data },
})
export const escalationClosed = (data: Partial<EscalationClosed['data']> = {}): EscalationClosed => ({
  type: 'EscalationClosed',
  data: { actionId, agency: 'canterbury-housing', tier: 'tactical-group', reason: sealed('The review of the service has it'), ...data },
})

export const actionEntryRecordedInError = (data: Partial<ActionEntryRecordedInError['data']> = {}): ActionEntryRecordedInError => ({
  type: 'ActionEntryRecordedInError',
  data: { actionId, entry: 0, kind: 'action', enteredAt: '2027-01-11T09:00:00.000Z', enteredBy: { user: 'coordinator-1', agency: 'hub' }, reason: sealed('It is of another family'), stands: { status: 'in-error', dueOn: '2027-01-25' }, ...data },
})

export const proposed: readonly ActionEvent[] = [actionAgreed()]
export const accepted: readonly ActionEvent[] = [...proposed, actionAccepted()]
export const declined: readonly ActionEvent[] = [...proposed, actionDeclined()]
export const claimedDone: readonly ActionEvent[] = [...accepted, actionClaimedDone()]
export const done: readonly ActionEvent[] = [...claimedDone, actionVerified()]
export const notPossible: readonly ActionEvent[] = [...accepted, actionNotPossible()]
export const notDone: readonly ActionEvent[] = [...accepted, actionNotDone()]
