import { controllerFor, OneOf, Reference } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import type { Leaving } from '../partnership/set-up.events.js'
import { leavingWords } from '../partnership/set-up.words.js'
import { agenciesWhich } from '../set-up.choices.js'
import { commandSlice } from '../partnership.slice.js'
import { decideLeavePartnership, LeavePartnership } from './leave-partnership.decide.js'

export class LeavePartnershipInput {
  @Reference('the agency that leaves', {
    hint: 'From now on it is asked for nothing, sees no case, and its people cannot sign in. Its name stays on old cases. What it still has to do is listed for the Hub, to be given to others.',
  })
  agency!: string
  @OneOf('why it leaves', { choices: leavingWords }) because!: Leaving
}

export const leavePartnership = commandSlice({
  name: 'leave-partnership',
  title: 'Record that an agency leaves',
  done: 'Recorded: the agency has left',
  verb: 'partnership.set-up',
  refuses: ['partnership.no-such-agency', 'partnership.hub-stays', 'partnership.has-left'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideLeavePartnership,
  input: LeavePartnershipInput,
  starts: ['agency'],
  api: 'partnerships/:ref/leavings',
  page: 'partnerships/:ref/leave-partnership',
  choices: async get => ({ agency: agenciesWhich(get, 'there') }),
  command: ({ agency, because }) => new LeavePartnership({ agencyId: agency, because }),
})
export class LeavePartnershipController extends controllerFor(leavePartnership) {}
