import { describe, expect, it } from '@jest/globals'
import { projected, projectedTwice, recorded, sameAsRebuilt } from '@lantern/testing/projected'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { closed, notAccepted, open, openActionFlagged, researched, researching, researchLeft, researchReturned, researchTaken, userExcluded } from '../marac-case/marac-case.examples.js'
import { researchRequestsProjection } from './research-requests.projection.js'

const ref = 'MC-4T7Q9-XWC2D'
const rowsOf = (...history: readonly MaracCaseEvent[]) => projected(researchRequestsProjection, recorded(`maracCase-${ref}`, history))
const asked = (agency: string) => ({
  id: `${ref}/${agency}`, ref, agency, requested_at: '2027-01-11T09:02:00.000Z', due_on: '2027-01-18', returned_at: null, known: null, taken_by: null, waiting: 1,
})
const answered = { returned_at: '2027-01-11T09:03:00.000Z', known: 1, waiting: 0 }

describe('research requests', () => {
  it('has none before anybody was asked', async () => expect([...(await rowsOf(...open)), ...(await rowsOf(...notAccepted))]).toEqual([]))
  it('has one for each agency asked', async () => expect(await rowsOf(...researching)).toEqual([asked('canterbury-housing'), asked('probation')]))
  it('notes the answer of one and waits for the other', async () =>
    expect(await rowsOf(...researched)).toEqual([{ ...asked('canterbury-housing'), ...answered }, asked('probation')]))
  it('tells "nothing known" apart', async () =>
    expect((await rowsOf(...researching, researchReturned({ known: false })))[0]).toMatchObject({ known: 0, waiting: 0 }))
  it('knows who searches, until they leave it or it is answered', async () => {
    const takenBy = async (...more: readonly MaracCaseEvent[]) => (await rowsOf(...researching, researchTaken(), ...more))[0]?.taken_by
    expect([await takenBy(), await takenBy(researchLeft()), await takenBy(researchReturned())]).toEqual(['officer-1', null, null])
  })
  it('waits for nobody once the case is closed', async () =>
    expect((await rowsOf(...closed)).map(({ agency, waiting, returned_at }) => [agency, waiting, returned_at])).toEqual([
      ['canterbury-housing', 0, '2027-01-11T09:03:00.000Z'],
      ['probation', 0, null],
    ]))
  it('is not changed by who is excluded or what is flagged', async () => expect(await rowsOf(...closed, userExcluded(), openActionFlagged())).toEqual(await rowsOf(...closed)))

  const whole = recorded(`maracCase-${ref}`, closed)
  it('is the same when every event comes twice', async () =>
    expect(await projectedTwice(researchRequestsProjection, whole)).toEqual(await projected(researchRequestsProjection, whole)))
  it('is the same when it is rebuilt', async () => expect(await sameAsRebuilt([researchRequestsProjection], whole)).toBe(true))
})
