import { isMailAddress, longestMailAddress } from '@lantern/access'
import { controllerFor, errorAt, Reference, Text } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { commandSlice } from '../partnership.slice.js'
import { agenciesWhich } from '../set-up.choices.js'
import { decideSetAgencyMailbox, SetAgencyMailbox } from './set-agency-mailbox.decide.js'

export class SetAgencyMailboxInput {
  @Reference('the agency') agency!: string
  @Text('the address of its mailbox', {
    max: longestMailAddress,
    hint: 'Best a mailbox that several people read, such as marac@agency.example. It is told of requests by reference and link, and of nothing else. It takes the place of the one before.',
  })
  address!: string
}

export const setAgencyMailbox = commandSlice({
  name: 'set-agency-mailbox',
  title: 'Set the mailbox of an agency',
  done: 'Mailbox set. Requests are told there from now on',
  verb: 'partnership.set-up',
  refuses: ['partnership.no-such-agency'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideSetAgencyMailbox,
  input: SetAgencyMailboxInput,
  starts: ['agency'],
  api: 'partnerships/:ref/mailboxes',
  page: 'partnerships/:ref/set-agency-mailbox',
  choices: async get => ({ agency: agenciesWhich(get, 'there') }),
  further: ({ address }) => (address === undefined || isMailAddress(address) ? [] : [errorAt(['address'], 'Enter one e-mail address and nothing else, such as marac@agency.example')]),
  command: ({ agency, address }, { seal }) => new SetAgencyMailbox({ agencyId: agency, address: seal(`mailbox-${agency}`, address) }),
})
export class SetAgencyMailboxController extends controllerFor(setAgencyMailbox) {}
