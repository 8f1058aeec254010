import { controllerFor, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { AppealReferral, decideAppealReferral } from './appeal-referral.decide.js'

export class AppealReferralInput {
  @Text('why the Hub should take the case on', {
    max: 4000,
    multiline: true,
    hint: 'A MARAC manager who did not decide on it reads this. Say what the decision leaves out, and what has happened since. If somebody is in immediate danger, call 999 now.',
  })
  reason!: string
}

export const appealReferral = commandSlice({
  name: 'appeal-referral',
  title: 'Appeal to the MARAC manager',
  done: 'Appeal sent to the MARAC manager',
  verb: 'marac.appeal-referral',
  refuses: ['marac.appealed-already', 'marac.not-to-appeal', 'marac.transferred-meanwhile'],
  lifecycle: caseLifecycle,
  rule: decideAppealReferral,
  input: AppealReferralInput,
  api: 'referrals/:ref/appeal',
  page: 'referrals/:ref/appeal',
  next: ref => `/referrals/${ref}`,
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'ReferralAppealed')
    return made ? { reason: open(made.data.reason) } : {}
  },
  command: ({ reason }, { id, seal }) => new AppealReferral({ caseId: id, reason: seal(`case-${id}`, reason) }),
})
export class AppealReferralController extends controllerFor(appealReferral) {}
