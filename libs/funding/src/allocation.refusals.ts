import { refusalsOf } from '@lantern/decision'

/** What is wrong with a rule of who pays what, whichever command or file brings it. */
export const refusal = refusalsOf({
  'funding.nobody-pays-the-rest': 'The rule leaves a part of the amount to nobody. Say who pays what is left over, above all where a share has a cap.',
  'funding.more-than-the-whole': 'The percentages come to more than 100. Lower one of them.',
  'funding.no-partner': 'Nobody is named who pays. Name at least one partner with a share.',
  'funding.fixed-is-another-sum': 'The fixed amounts of the partners come to another sum than the amount. Change one of the two.',
})
