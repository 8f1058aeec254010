import { translation } from '@lantern/messaging'
import { belongsToOf } from '../action/action.refs.js'
import { action } from '../action/action.stream.js'

/** What other systems are told of an action, ordered by the case or review that it belongs to (docs/asyncapi.yaml). */
export const actionFacts = translation(action, {
  ActionAgreed: ({ data }) => ({
    type: 'lantern.actions.action-agreed.v1',
    subject: data.belongsTo,
    data: { action: data.actionId, agency: data.agency, target: data.target, dueOn: data.dueOn, immediateSafety: data.immediateSafety },
  }),
  ActionAccepted: ({ data }) => ({ type: 'lantern.actions.action-accepted.v1', subject: belongsToOf(data.actionId), data: { action: data.actionId } }),
  ActionDeclined: ({ data }) => ({ type: 'lantern.actions.action-declined.v1', subject: belongsToOf(data.actionId), data: { action: data.actionId } }),
  ActionExtended: ({ data }) => ({
    type: 'lantern.actions.action-extended.v1',
    subject: belongsToOf(data.actionId),
    data: { action: data.actionId, from: data.from, dueOn: data.dueOn },
  }),
  ActionClaimedDone: ({ data }) => ({ type: 'lantern.actions.action-claimed-done.v1', subject: belongsToOf(data.actionId), data: { action: data.actionId } }),
  ActionVerified: ({ data }) => ({ type: 'lantern.actions.action-verified.v1', subject: belongsToOf(data.actionId), data: { action: data.actionId } }),
  ActionReturned: ({ data }) => ({ type: 'lantern.actions.action-returned.v1', subject: belongsToOf(data.actionId), data: { action: data.actionId } }),
  ActionEntryRecordedInError: ({ data }) => ({
    type: 'lantern.actions.action-entry-recorded-in-error.v1',
    subject: belongsToOf(data.actionId),
    data: { action: data.actionId, kind: data.kind, status: data.stands.status, dueOn: data.stands.dueOn },
  }),
  ActionNotDone: ({ data }) => ({ type: 'lantern.actions.action-not-done.v1', subject: belongsToOf(data.actionId), data: { action: data.actionId, agency: data.agency } }),
  ActionNotPossible: ({ data }) => ({ type: 'lantern.actions.action-not-possible.v1', subject: belongsToOf(data.actionId), data: { action: data.actionId } }),
  ActionReassigned: ({ data }) => ({
    type: 'lantern.actions.action-reassigned.v1',
    subject: belongsToOf(data.actionId),
    data: { action: data.actionId, from: data.from, agency: data.agency },
  }),
  ActionEscalated: ({ data }) => ({
    type: 'lantern.actions.action-escalated.v1',
    subject: belongsToOf(data.actionId),
    data: { action: data.actionId, agency: data.agency, tier: data.tier, dueOn: data.dueOn, workingDaysLate: data.workingDaysLate, stepDueOn: data.stepDueOn, askedOf: data.askedOf, ...(data.asks && { asks: data.asks }) },
  }),
  EscalationAnswered: ({ data }) => ({
    type: 'lantern.actions.escalation-answered.v1',
    subject: belongsToOf(data.actionId),
    data: { action: data.actionId, agency: data.agency, tier: data.tier, answer: data.answer, until: data.until },
  }),
  EscalationClosed: ({ data }) => ({
    type: 'lantern.actions.escalation-closed.v1',
    subject: belongsToOf(data.actionId),
    data: { action: data.actionId, agency: data.agency, tier: data.tier },
  }),
})
