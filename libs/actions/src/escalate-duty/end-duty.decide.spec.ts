import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { dutyEnded, dutyEscalated, dutyId } from '../duty/duty.examples.js'
import { duty } from '../duty/duty.stream.js'
import { decideEndDuty, EndDuty } from './end-duty.decide.js'

const given = specFor(duty)
const end = (because: 'done' | 'withdrawn') => new EndDuty({ dutyId, because })

describe('what was owed has come, or is asked for no longer', () => {
  it.each(['done', 'withdrawn'] as const)('ends its escalation: %s', because => given(dutyEscalated()).when(decideEndDuty, end(because)).then(dutyEnded({ because })))
  it('ends it once, and what was never raised not at all', () => {
    given(dutyEscalated(), dutyEnded()).when(decideEndDuty, end('done')).thenNothing()
    given().when(decideEndDuty, end('done')).thenNothing()
  })
})
