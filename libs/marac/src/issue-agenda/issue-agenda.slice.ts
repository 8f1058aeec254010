import { beside, controllerFor } from '@lantern/web-kit'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { agendaPartsNow } from '../agenda-parts-now.js'
import { invitedNow } from '../invited-now.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { decideIssueAgenda, IssueAgenda } from './issue-agenda.decide.js'

export class IssueAgendaInput {}

export const issueAgenda = commandSlice({
  name: 'issue-agenda',
  title: 'Issue the agenda',
  done: 'Agenda issued',
  verb: 'marac.keep-agenda',
  refuses: ['marac.meeting-over', 'marac.agenda-as-issued', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideIssueAgenda,
  input: IssueAgendaInput,
  api: 'meetings/:ref/agendas',
  page: 'meetings/:ref/issue-agenda',
  template: beside(import.meta.url),
  reads: async (get, ref) => ({ cases: (await get(MeetingAgenda).all(ref)).cases, parts: await agendaPartsNow(get, ref), invited: await invitedNow(get, ref) }),
  command: (_, { id, read }) => new IssueAgenda({ meetingId: id, cases: read.cases, parts: read.parts, invited: read.invited }),
})
export class IssueAgendaController extends controllerFor(issueAgenda) {}
