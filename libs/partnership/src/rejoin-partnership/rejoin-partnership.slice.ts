import { controllerFor, Reference } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { agenciesWhich } from '../set-up.choices.js'
import { commandSlice } from '../partnership.slice.js'
import { decideRejoinPartnership, RejoinPartnership } from './rejoin-partnership.decide.js'

export class RejoinPartnershipInput {
  @Reference('the agency that comes back', { hint: 'Its people may sign in again, and it is sent cases if its agreement is in force. What was given to others stays with them.' }) agency!: string
}

export const rejoinPartnership = commandSlice({
  name: 'rejoin-partnership',
  title: 'Record that an agency comes back',
  done: 'Recorded: the agency is of the partnership again',
  verb: 'partnership.set-up',
  refuses: ['partnership.no-such-agency', 'partnership.has-not-left'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideRejoinPartnership,
  input: RejoinPartnershipInput,
  starts: ['agency'],
  api: 'partnerships/:ref/returns',
  page: 'partnerships/:ref/rejoin-partnership',
  choices: async get => ({ agency: agenciesWhich(get, 'left') }),
  command: ({ agency }) => new RejoinPartnership({ agencyId: agency }),
})
export class RejoinPartnershipController extends controllerFor(rejoinPartnership) {}
