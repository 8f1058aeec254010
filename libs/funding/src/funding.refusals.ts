import { refusalsOf } from '@lantern/decision'

export const refusal = refusalsOf({
  'funding.nobody-pays-the-rest': 'The rule leaves a part of the amount to nobody. Say who pays what is left over, above all where a share has a cap.',
  'funding.more-than-the-whole': 'The percentages come to more than 100. Lower one of them.',
  'funding.no-partner': 'Nobody is named who pays. Name at least one partner with a share.',
  'funding.fixed-is-another-sum': 'The fixed amounts of the partners come to another sum than the amount. Change one of the two.',
  'funding.unbalanced': 'The lines of this entry do not add up to nothing. What one account loses another must gain.',
})
