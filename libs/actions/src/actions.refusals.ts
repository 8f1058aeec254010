import { refusalsOf } from '@lantern/decision'

/** Why an action says no, in the words that the person reads. */
export const refusal = refusalsOf({
  'actions.exists': 'This action has been recorded already.',
  'actions.no-agreement': 'This agency has no information sharing agreement in force, so it is sent nothing. Choose another, or have its signed agreement recorded first.',
  'actions.no-such-person': 'This person is not on the case. Choose a person of the case, or nobody.',
  'actions.person-does-not-fit': 'The person that you named is not whom you say it makes safer. Choose the person that fits, or nobody.',
  'actions.ask-for-it': 'Another agency is asked for an action: use the page that asks it, with the reason.',
  'actions.your-own': 'This is your own agency. Agree the action instead of asking for it.',
  'actions.has-it': 'This agency has the action already. Choose another.',
  'actions.case-not-open': 'Actions can be agreed only while the case is open.',
  'actions.not-yours': 'Only the agency that this action was agreed for can do this.',
  'actions.already-answered': 'This action has been answered already. Look at its history to see who answered and when.',
  'actions.not-open': 'This action is finished, so nothing more can be done with it.',
  'actions.accept-first': 'Accept the action before you say that it is done.',
  'actions.nothing-claimed': 'The agency has not said that this action is done, so there is nothing to verify.',
  'actions.due-in-the-past': 'Choose a due date that is today or later.',
  'actions.not-later': 'Choose a date after the one that it is due on now.',
  'actions.no-such-entry': 'There is no such entry on this action, or it was recorded in error already.',
  'actions.not-your-entry': 'Another agency made this entry. Ask it, or the Hub, to record it in error.',
})
