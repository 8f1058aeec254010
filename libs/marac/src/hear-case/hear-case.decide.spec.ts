import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { specFor } from '@lantern/testing'
import { awaitsMeeting } from '../marac-case/listing/listing.state.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { caseHeard, caseListed, closed, meetingRequestAnswered, meetingRequested, open, routeChosen } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideHearCase, HearCase } from './hear-case.decide.js'

const given = specFor(maracCase)
const { on, area, ...said } = caseHeard().data
const hear = (data: Partial<HearCase['data']> = {}) => new HearCase({ ...said, held: { status: 'open', area, on, observers: [] }, ...data })
const over = { status: 'closed', area, on, observers: [] }
const listed = [...open, routeChosen({ route: 'meeting' }), caseListed()]
const awaits = (...events: readonly MaracCaseEvent[]) => awaitsMeeting(fold(maracCase, events))

describe('hear a case', () => {
  it('records what the meeting decided', () => given(...listed).when(decideHearCase, hear()).then(caseHeard()))
  it('answers whoever asked for the meeting, unless the case is adjourned', () => {
    const asked = [...listed, meetingRequested()]
    given(...asked).when(decideHearCase, hear()).then(meetingRequestAnswered({ route: 'meeting', reason: said.decision }), caseHeard())
    given(...asked).when(decideHearCase, hear({ outcome: 'adjourned' })).then(caseHeard({ outcome: 'adjourned' }))
  })
  it('is for cases of this meeting, while it goes on', () => {
    given(...open, routeChosen({ route: 'meeting' })).when(decideHearCase, hear()).thenRefused('marac.not-on-agenda')
    given(...listed).when(decideHearCase, hear({ meeting: 'MT-00000-00000' })).thenRefused('marac.not-on-agenda')
    given(...listed).when(decideHearCase, hear({ held: { status: 'scheduled', area, on, observers: [] } })).thenRefused('marac.meeting-not-open')
    given(...listed).when(decideHearCase, hear({ held: undefined })).thenRefused('marac.meeting-not-open')
  })
  it('is put right after the meeting, and added then to no other case', () => {
    given(...listed, caseHeard()).when(decideHearCase, hear({ held: over, outcome: 'no-further-action' })).then(caseHeard({ outcome: 'no-further-action' }))
    given(...listed).when(decideHearCase, hear({ held: over })).thenRefused('marac.not-on-agenda')
  })
  it('is not for who observes the meeting', () => given(...listed).when(decideHearCase, hear({ held: { status: 'open', area, on, observers: ['peer'] } }), { by: { user: 'peer', agency: 'hub', roles: ['supervisor'] } }).thenRefused('marac.observes'))
  it('says no to an agency that disagrees twice', () => given(...listed).when(decideHearCase, hear({ dissents: [...said.dissents, ...said.dissents] })).thenRefused('marac.dissents-twice'))
  it('says no once the case is closed', () => given(...closed).when(decideHearCase, hear()).thenRefused('marac.case-not-open'))
})

describe('a case that was heard', () => {
  it('awaits no meeting, unless it was adjourned, chosen or asked for again', () => {
    expect(awaits(...listed)).toBe(true)
    expect(awaits(...listed, caseHeard())).toBe(false)
    expect(awaits(...listed, caseHeard({ outcome: 'adjourned' }))).toBe(true)
    expect(awaits(...listed, caseHeard(), routeChosen({ route: 'meeting' }))).toBe(true)
    expect(awaits(...listed, caseHeard(), meetingRequested())).toBe(true)
    expect(awaits(...listed, caseHeard(), meetingRequested(), meetingRequestAnswered({ route: 'meeting' }))).toBe(true)
    expect(awaits(...listed, caseHeard(), meetingRequested(), meetingRequestAnswered({ route: 'hub-managed' }))).toBe(false)
  })
})
