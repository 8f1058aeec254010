import { refusalsOf } from '@lantern/decision'

/** Why a case says no, in the words that the person reads. */
export const refusal = refusalsOf({
  'marac.case-exists': 'This referral has been recorded already.',
  'marac.no-criterion': 'Choose at least one reason why the case meets the criteria.',
  'marac.no-perpetrator': 'Add at least one perpetrator. If the name is not known, write "Not known".',
  'marac.score-above-maximum': 'The score is higher than the checklist allows. Check the score and the maximum.',
  'marac.already-decided': 'This referral has been decided already. Look at its history to see who decided and when.',
  'marac.case-not-open': 'The case is not open, so this cannot be done.',
  'marac.why-no-views': 'Choose why there are no views, and write the reason.',
  'marac.views-not-whole': 'Write what they want, fear or find safe, and say who heard it and on which day.',
  'marac.date-ahead': 'The day lies ahead. Enter the day on which it happened.',
  'marac.no-such-child': 'This child is not on the case. Choose a child of the case.',
  'marac.all-asked': 'Every agency that you chose has been asked already.',
  'marac.not-asked': 'Your agency has not been asked for research on this case.',
  'marac.already-returned': 'Your agency has returned its research on this case already.',
  'marac.nothing-said': 'Write the statement that you share, or say that nothing is known.',
  'marac.no-risk-decision': 'The level of risk has not been decided yet, so there is no decision to disagree with or to override.',
  'marac.same-risk-level': 'This is the level that stands already. Choose another one.',
  'marac.risk-overridden': 'The MARAC manager has overridden the level of risk. Ask the manager to decide again.',
  'marac.already-excluded': 'This person is excluded from the case already.',
  'marac.not-yourself': 'You cannot exclude yourself. Tell the MARAC manager that you have a conflict of interest.',
  'marac.merged-already': 'These two records are recorded as the same person already.',
  'marac.not-merged': 'These two records are not recorded as the same person.',
  'marac.said-already': 'It has been said already whether these two records are of the same person. If they are recorded as the same person, take that back first.',
  'marac.open-actions': 'The case has actions that are still open. Verify them, or say why they are not possible, before you close it.',
})
