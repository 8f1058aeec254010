import { controllerFor, Reference } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { commandSlice } from '../partnership.slice.js'
import { Register } from '../register.js'
import { ClearAgencyMailbox, decideClearAgencyMailbox } from './clear-agency-mailbox.decide.js'

export class ClearAgencyMailboxInput {
  @Reference('the agency', { hint: 'Nobody writes to it from now on. It sees requests on its list of research all the same.' }) agency!: string
}

export const clearAgencyMailbox = commandSlice({
  name: 'clear-agency-mailbox',
  title: 'Take away the mailbox of an agency',
  done: 'Mailbox taken away. Nobody writes to this agency any more',
  verb: 'partnership.set-up',
  refuses: ['partnership.no-such-agency'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideClearAgencyMailbox,
  input: ClearAgencyMailboxInput,
  starts: ['agency'],
  api: 'partnerships/:ref/mailbox-removals',
  page: 'partnerships/:ref/clear-agency-mailbox',
  // Those that have one, be they there or not; a resend may name one that has none by now.
  choices: async get => ({ agency: Object.fromEntries(get(Register).agencies().flatMap(({ id, name }) => (get(Register).hadMailbox(id) ? [[id, name]] : []))) }),
  command: ({ agency }) => new ClearAgencyMailbox({ agencyId: agency }),
})
export class ClearAgencyMailboxController extends controllerFor(clearAgencyMailbox) {}
