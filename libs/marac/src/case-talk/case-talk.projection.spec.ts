import { describe, expect, it } from '@jest/globals'
import { projected, projectedTwice, recorded, sameAsRebuilt } from '@lantern/testing/projected'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { caseClosed, entryRecordedInError, messageSent, open, questionAnswered, questionAsked, userExcluded } from '../marac-case/marac-case.examples.js'
import { caseTalkProjection } from './case-talk.projection.js'

const ref = 'MC-4T7Q9-XWC2D'
const talked: readonly MaracCaseEvent[] = [...open, messageSent(), questionAsked()]
const rowsOf = (...history: readonly MaracCaseEvent[]) => projected(caseTalkProjection, recorded(`maracCase-${ref}`, history))
const row = { ref, sender: 'coordinator-1', agency: 'hub' }

describe('what was written on cases', () => {
  it('has no row before anybody wrote', async () => expect(await rowsOf(...open)).toEqual([]))
  it('has one for each message and question, without the text', async () => {
    const rows = await rowsOf(...talked)
    expect(rows).toEqual([
      { ...row, id: `${ref}/m1`, kind: 'message', sent_at: '2027-01-11T09:02:00.000Z', revision: 2, asked: null, answer_by: '9999-12-31', waiting: 0 },
      { ...row, id: `${ref}/q1`, kind: 'question', sent_at: '2027-01-11T09:03:00.000Z', revision: 3, asked: 'canterbury-housing', answer_by: '2027-01-14', waiting: 1 },
    ])
    expect(JSON.stringify(rows)).not.toContain('tenancy')
  })
  it('waits for an answer no longer once it is there, which is a row too', async () =>
    expect((await rowsOf(...talked, questionAnswered())).map(({ id, kind, waiting, revision }) => [id, kind, waiting, revision])).toEqual([
      [`${ref}/m1`, 'message', 0, 2],
      [`${ref}/q1`, 'question', 0, 3],
      [`${ref}/q1/answer`, 'answer', 0, 4],
    ]))
  it('has no row for what was recorded in error, and waits again for an answer that was', async () => {
    const without = async (data: Parameters<typeof entryRecordedInError>[0]) => (await rowsOf(...talked, questionAnswered(), entryRecordedInError(data))).map(({ kind, waiting }) => [kind, waiting])
    expect(await without({})).toEqual([['question', 0], ['answer', 0]])
    expect(await without({ entry: 4, kind: 'answer', about: 'q1' })).toEqual([['message', 0], ['question', 1]])
    expect(await without({ entry: 3, kind: 'question', about: 'q1' })).toEqual([['message', 0], ['answer', 0]])
  })
  it('is not changed by what nobody wrote', async () => expect(await rowsOf(...talked, userExcluded(), caseClosed())).toEqual(await rowsOf(...talked)))

  const whole = recorded(`maracCase-${ref}`, [...talked, questionAnswered(), caseClosed()])
  it('is the same when every event comes twice', async () => expect(await projectedTwice(caseTalkProjection, whole)).toEqual(await projected(caseTalkProjection, whole)))
  it('is the same when it is rebuilt', async () => expect(await sameAsRebuilt([caseTalkProjection], whole)).toBe(true))
})
