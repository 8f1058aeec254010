import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { agendaIssued, agendaReordered, cancelled, invitedPeopleTold, meetingId, meetingMoved, otherBusinessAdded, scheduled } from '../meeting/meeting.examples.js'
import type { Invitee } from '../meeting/meeting.events.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideIssueAgenda, IssueAgenda } from './issue-agenda.decide.js'

const given = specFor(meeting)
const A = { ref: 'A', part: 'adults', listedAt: '2027-01-01T00:00:00.000Z' } as const
const B = { ref: 'B', part: 'adults', listedAt: '2027-01-02T00:00:00.000Z' } as const
const parts = { actions: [], flags: [] }
const issue = new IssueAgenda({ meetingId, cases: [B, A], parts, invited: [] })
const [a, b] = [{ ref: 'A', part: 'adults' }, { ref: 'B', part: 'adults' }] as const
const issued = [...scheduled, agendaIssued({ cases: [a, b] })]

describe('issue the agenda', () => {
  it('fixes what stands as a version', () => given(...scheduled).when(decideIssueAgenda, issue).then(agendaIssued({ cases: [a, b] })))
  it('keeps what else stands on it, by reference', () => {
    const parts = { actions: [{ ref: 'A-0001', agency: 'housing', status: 'accepted', dueOn: '2027-01-20' }], flags: [{ ref: 'C', until: '2027-01-25', agencies: 2 }] } as const
    given(...scheduled, otherBusinessAdded()).when(decideIssueAgenda, new IssueAgenda({ meetingId, cases: [A], parts, invited: [] })).then(agendaIssued({ cases: [a], parts: { ...parts, other: ['item-1'] } }))
  })
  it('makes a further version of what changed: another case, another order, another day', () => {
    given(...scheduled, agendaIssued({ cases: [a] })).when(decideIssueAgenda, issue).then(agendaIssued({ version: 2, cases: [a, b] }))
    given(...issued, agendaReordered('B', 'A')).when(decideIssueAgenda, issue).then(agendaIssued({ version: 2, cases: [b, a] }))
    given(...issued, meetingMoved()).when(decideIssueAgenda, issue).then(agendaIssued({ version: 2, cases: [a, b] }))
  })
  it('tells those invited, and who is not asked to come any more', () => {
    const to = ['user:housing-1', 'user:police-1'] as const
    const telling = new IssueAgenda({ meetingId, cases: [B, A], parts, invited: to })
    given(...scheduled).when(decideIssueAgenda, telling).then(agendaIssued({ cases: [a, b] }), invitedPeopleTold({ to }))
    given(...scheduled, agendaIssued({ cases: [a] }), invitedPeopleTold({ to: ['user:police-1', 'user:probation-1'] }))
      .when(decideIssueAgenda, telling)
      .then(agendaIssued({ version: 2, cases: [a, b] }), invitedPeopleTold({ version: 2, to, noLonger: ['user:probation-1'] }))
    given(...scheduled, meetingMoved({ on: '2027-01-28' })).when(decideIssueAgenda, telling).then(agendaIssued({ cases: [a, b] }), invitedPeopleTold({ on: '2027-01-28', to }))
  })
  it('makes a further version for who was invited since, and for nobody who left', () => {
    const told = [...issued, invitedPeopleTold({ to: ['user:police-1'] })]
    const telling = (...invited: readonly Invitee[]) => new IssueAgenda({ meetingId, cases: [B, A], parts, invited })
    given(...told).when(decideIssueAgenda, telling('user:housing-1', 'user:police-1')).then(agendaIssued({ version: 2, cases: [a, b] }), invitedPeopleTold({ version: 2, to: ['user:housing-1', 'user:police-1'] }))
    given(...told).when(decideIssueAgenda, telling()).thenRefused('marac.agenda-as-issued')
  })
  it('says no to a version that is like the last', () => given(...issued).when(decideIssueAgenda, issue).thenRefused('marac.agenda-as-issued'))
  it('says no once the meeting is cancelled', () => given(...cancelled).when(decideIssueAgenda, issue).thenRefused('marac.meeting-over'))
})
