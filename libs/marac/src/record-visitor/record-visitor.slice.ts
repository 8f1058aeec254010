import { controllerFor, Directory, OneOf, Reference, Text } from '@lantern/web-kit'
import { Invitations } from '../invitations.js'
import { MeetingVisitors } from '../meeting-visitors.js'
import { commandSlice } from '../marac.slice.js'
import type { VisitorKind, VisitorSignature } from '../meeting/meeting.events.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { meetingKey } from '../meeting/meeting.refs.js'
import { visitorKindWords, visitorSignatureWords } from '../meeting/meeting.words.js'
import { decideRecordVisitor, RecordVisitor } from './record-visitor.decide.js'

export class RecordVisitorInput {
  @Reference('whom it puts right', { optional: true, hint: 'Choose nobody to write down somebody new' }) visitor?: string
  @Text('their name', { max: 200, optional: true, hint: 'Leave it empty to keep the name that is recorded' }) name?: string
  @Text('their post', { max: 200, optional: true, hint: 'Such as detective sergeant, or student on placement' }) post?: string
  @Reference('the agency that they come from', { hint: 'Of an observer from elsewhere, the agency that brings them' }) agency!: string
  @OneOf('how they take part', { choices: visitorKindWords }) how!: VisitorKind
  @Reference('whom they deputise for', { optional: true, hint: 'Of a deputy alone' }) insteadOf?: string
  @OneOf('the statement of confidentiality', { choices: visitorSignatureWords }) signed!: VisitorSignature
}

export const recordVisitor = commandSlice({
  name: 'record-visitor',
  title: 'Write down somebody without an account',
  done: 'Written down',
  verb: 'marac.hold-meeting',
  refuses: ['marac.meeting-over', 'marac.no-such-visitor', 'marac.visitor-name', 'marac.no-such-agency', 'marac.no-deputy', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideRecordVisitor,
  input: RecordVisitorInput,
  api: 'meetings/:ref/visitors',
  page: 'meetings/:ref/record-visitor',
  next: ref => `/meetings/${ref}/attendance`,
  // Two who take the register at once write down different people; of one, the latest counts.
  adds: true,
  starts: ['visitor', 'agency', 'how', 'insteadOf', 'signed'],
  reads: async (get, ref) => ({ invited: (await get(Invitations).of(ref)).invited, visitors: await get(MeetingVisitors).of(ref), agencies: agenciesOf(get(Directory)) }),
  choices: async (get, _ref, _actor, read) => {
    const [directory, { invited, visitors, agencies }] = [get(Directory), await read()]
    return {
      visitor: Object.fromEntries(visitors.map(({ visitorId, name, agency }) => [visitorId, `${name ?? 'No longer held'}, ${directory.agency(agency)}`])),
      agency: Object.fromEntries(agencies.map(id => [id, directory.agency(id)])),
      insteadOf: Object.fromEntries(invited.map(({ user, agency }) => [user, `${directory.user(user)}, ${directory.agency(agency)}`])),
    }
  },
  command: ({ visitor, name, post, agency, how, insteadOf, signed }, { id, read, newId, sealIfAny }) => {
    const [sealedName, sealedPost] = [sealIfAny(meetingKey(id), name), sealIfAny(meetingKey(id), post)]
    return new RecordVisitor({
      ...{ meetingId: id, visitorId: visitor ?? newId('visitor'), agency, how, signed, invited: read.invited, agencies: read.agencies },
      ...(insteadOf !== undefined && { insteadOf }),
      ...(sealedName && { name: sealedName }),
      ...(sealedPost && { post: sealedPost }),
    })
  },
})
export class RecordVisitorController extends controllerFor(recordVisitor) {}

/** The Hub first, then those that have not left. */
const agenciesOf = (directory: Directory): readonly string[] => [directory.hub()?.id ?? 'hub', ...directory.agencies().flatMap(({ id, left }) => (left === undefined ? [id] : []))]
