import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import type { Direction } from '../meeting/agenda-order.policy.js'
import { agendaReordered, cancelled, meetingId, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideMoveAgendaItem, MoveAgendaItem } from './move-agenda-item.decide.js'

const given = specFor(meeting)
const cases = ['A', 'B', 'C'].map((ref, index) => ({ ref, part: 'adults' as const, listedAt: `2027-01-0${index + 1}T00:00:00.000Z` }))
const move = (caseId: string, to: Direction, seen = ['A', 'B', 'C']) => new MoveAgendaItem({ meetingId, caseId, to, cases, seen })

describe('move a case on the agenda', () => {
  it('records the whole order', () => given(...scheduled).when(decideMoveAgendaItem, move('C', 'first')).then(agendaReordered('C', 'A', 'B')))
  it('goes on from the order that stands', () => given(...scheduled, agendaReordered('C', 'A', 'B')).when(decideMoveAgendaItem, move('C', 'down')).then(agendaReordered('A', 'C', 'B')))
  it('has nothing to record where it is first already', () => given(...scheduled).when(decideMoveAgendaItem, move('A', 'up')).thenNothing())
  it('knows no case that is on another agenda, or that the person may not know of', () => {
    given(...scheduled).when(decideMoveAgendaItem, move('Z', 'up')).thenRefused('marac.not-on-agenda')
    given(...scheduled).when(decideMoveAgendaItem, move('B', 'up', ['A', 'C'])).thenRefused('marac.not-on-agenda')
  })
  it('says no once the meeting is cancelled', () => given(...cancelled).when(decideMoveAgendaItem, move('C', 'first')).thenRefused('marac.meeting-over'))
})
