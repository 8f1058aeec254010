import { beside, controllerFor, SomeOf } from '@lantern/web-kit'
import { Invitations } from '../invitations.js'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { decideSignConfidentiality, SignConfidentiality } from './sign-confidentiality.decide.js'

export class SignConfidentialityInput {
  @SomeOf('that you keep this', { choices: { signed: 'I keep what is said here confidential, as above' } }) statement!: string[]
}

export const signConfidentiality = commandSlice({
  name: 'sign-confidentiality',
  title: 'Sign the statement of confidentiality',
  done: 'Signed',
  verb: 'marac.sign-confidentiality',
  refuses: ['marac.meeting-not-open', 'marac.not-invited'],
  lifecycle: meetingLifecycle,
  rule: decideSignConfidentiality,
  input: SignConfidentialityInput,
  api: 'meetings/:ref/signatures',
  page: 'meetings/:ref/sign-confidentiality',
  template: beside(import.meta.url),
  // Many sign in the same minute; nobody's signature contradicts another's.
  adds: true,
  reads: (get, ref) => get(Invitations).of(ref),
  command: (_, { id, actor, read }) => new SignConfidentiality({ meetingId: id, user: actor.user, invited: read.invited.some(({ user }) => user === actor.user) }),
})
export class SignConfidentialityController extends controllerFor(signConfidentiality) {}
