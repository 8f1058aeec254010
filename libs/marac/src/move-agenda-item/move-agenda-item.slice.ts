import { controllerFor, OneOf, Reference } from '@lantern/web-kit'
import { commandSlice } from '../marac.slice.js'
import type { Direction } from '../meeting/agenda-order.policy.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { decideMoveAgendaItem, MoveAgendaItem } from './move-agenda-item.decide.js'

export class MoveAgendaItemInput {
  @Reference('the case of the agenda', { as: 'text' }) case!: string
  @OneOf('where it goes', { choices: { up: 'One place up', down: 'One place down', first: 'First of its part', last: 'Last of its part' } }) to!: Direction
}

export const moveAgendaItem = commandSlice({
  name: 'move-agenda-item',
  title: 'Move a case on the agenda',
  done: 'Agenda put in order',
  verb: 'marac.keep-agenda',
  refuses: ['marac.meeting-over', 'marac.not-on-agenda', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideMoveAgendaItem,
  input: MoveAgendaItemInput,
  api: 'meetings/:ref/moves',
  page: 'meetings/:ref/move-agenda-item',
  // Two who put the agenda in order at once each move what they see: neither contradicts the other.
  adds: true,
  starts: ['case'],
  reads: (get, ref, actor) => get(MeetingAgenda).all(ref, actor),
  command: ({ case: caseId, to }, { id, read }) => new MoveAgendaItem({ meetingId: id, caseId, to, ...read }),
})
export class MoveAgendaItemController extends controllerFor(moveAgendaItem) {}
