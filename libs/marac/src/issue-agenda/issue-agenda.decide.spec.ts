import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { agendaIssued, agendaReordered, cancelled, meetingId, meetingMoved, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideIssueAgenda, IssueAgenda } from './issue-agenda.decide.js'

const given = specFor(meeting)
const A = { ref: 'A', part: 'adults', listedAt: '2027-01-01T00:00:00.000Z' } as const
const B = { ref: 'B', part: 'adults', listedAt: '2027-01-02T00:00:00.000Z' } as const
const issue = new IssueAgenda({ meetingId, cases: [B, A] })
const [a, b] = [{ ref: 'A', part: 'adults' }, { ref: 'B', part: 'adults' }] as const
const issued = [...scheduled, agendaIssued({ cases: [a, b] })]

describe('issue the agenda', () => {
  it('fixes what stands as a version', () => given(...scheduled).when(decideIssueAgenda, issue).then(agendaIssued({ cases: [a, b] })))
  it('makes a further version of what changed: another case, another order, another day', () => {
    given(...scheduled, agendaIssued({ cases: [a] })).when(decideIssueAgenda, issue).then(agendaIssued({ version: 2, cases: [a, b] }))
    given(...issued, agendaReordered('B', 'A')).when(decideIssueAgenda, issue).then(agendaIssued({ version: 2, cases: [b, a] }))
    given(...issued, meetingMoved()).when(decideIssueAgenda, issue).then(agendaIssued({ version: 2, cases: [a, b] }))
  })
  it('says no to a version that is like the last', () => given(...issued).when(decideIssueAgenda, issue).thenRefused('marac.agenda-as-issued'))
  it('says no once the meeting is cancelled', () => given(...cancelled).when(decideIssueAgenda, issue).thenRefused('marac.meeting-over'))
})
