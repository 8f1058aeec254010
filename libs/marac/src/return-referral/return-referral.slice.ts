import { controllerFor, SomeOf, Text } from '@lantern/web-kit'
import type { ReferralPart } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { referralPartWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { decideReturnReferral, ReturnReferral } from './return-referral.decide.js'

export class ReturnReferralInput {
  @SomeOf('the parts in which something is missing', { choices: referralPartWords }) parts!: ReferralPart[]
  @Text('what is missing, for the agency that referred', {
    max: 4000,
    multiline: true,
    hint: 'The referrer reads this. Write nothing of what other agencies told, and do not say whether anybody is known already. If somebody is in danger, do not wait: you can still accept the referral.',
  })
  missing!: string
}

export const returnReferral = commandSlice({
  name: 'return-referral',
  title: 'Return the referral as incomplete',
  done: 'Referral returned to the agency that made it',
  verb: 'marac.triage',
  refuses: ['marac.already-decided', 'marac.returned-already'],
  lifecycle: caseLifecycle,
  rule: decideReturnReferral,
  input: ReturnReferralInput,
  api: 'cases/:ref/return',
  page: 'cases/:ref/return',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'ReferralReturned')
    return made ? { parts: made.data.parts, missing: open(made.data.missing) } : {}
  },
  command: ({ parts, missing }, { id, seal }) => new ReturnReferral({ caseId: id, parts, missing: seal(`case-${id}`, missing) }),
})
export class ReturnReferralController extends controllerFor(returnReferral) {}
