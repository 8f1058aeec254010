import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { agendaIssued, held, listedCasesTold, meetingId, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideTellOfListed, TellOfListed } from './tell-of-listed.decide.js'

const given = specFor(meeting)
const [A, B] = ['MC-4T7Q9-XWC2D', 'MC-4T7Q9-XWC2E'] as const
const tell = (...cases: readonly string[]) => new TellOfListed({ meetingId, cases, to: ['user:police-1'] })
const out = [...scheduled, agendaIssued({ cases: [{ ref: B, part: 'adults' }] })]

describe('tell of cases that were listed since the agenda went out', () => {
  it('to whoever comes for one of them, once', () => {
    given(...out).when(decideTellOfListed, tell(A, B)).then(listedCasesTold({ cases: [A] }))
    given(...out, listedCasesTold()).when(decideTellOfListed, tell(A, B)).then()
  })
  it('not where a further agenda told of them', () => given(...out, agendaIssued({ version: 2, cases: [{ ref: A, part: 'adults' }, { ref: B, part: 'adults' }] })).when(decideTellOfListed, tell(A)).then())
  it('not before any agenda, while the meeting goes on, or where nobody comes for them', () => {
    given(...scheduled).when(decideTellOfListed, tell(A)).then()
    given(...held).when(decideTellOfListed, tell(A)).then()
    given(...out).when(decideTellOfListed, new TellOfListed({ meetingId, cases: [A], to: [] })).then()
  })
})
