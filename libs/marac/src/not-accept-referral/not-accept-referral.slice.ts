import { OneOf, Text, controllerFor } from '@lantern/web-kit'
import type { NotAcceptedBecause } from '../marac-case/marac-case.events.js'
import { notAcceptedWords } from '../marac-case/marac-case.words.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { NotAcceptReferral, decideNotAcceptReferral } from './not-accept-referral.decide.js'

export class NotAcceptReferralInput {
  @OneOf('why it is not accepted', { choices: notAcceptedWords }) because!: NotAcceptedBecause
  @Text('the reason, for the agency that referred', { max: 4000, multiline: true }) reason!: string
}

export const notAcceptReferral = commandSlice({
  name: 'not-accept-referral',
  title: 'Do not accept the referral',
  done: 'Referral not accepted',
  verb: 'marac.triage',
  refuses: ['marac.already-decided'],
  lifecycle: caseLifecycle,
  rule: decideNotAcceptReferral,
  input: NotAcceptReferralInput,
  api: 'cases/:ref/non-acceptance',
  page: 'cases/:ref/not-accept',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'ReferralNotAccepted')
    return made ? { because: made.data.because, reason: open(made.data.reason) } : {}
  },
  command: ({ because, reason }, { id, seal }) => new NotAcceptReferral({ caseId: id, because, reason: seal(`case-${id}`, reason) }),
})
export class NotAcceptReferralController extends controllerFor(notAcceptReferral) {}
