import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { closed, notAccepted, open, openActionFlagged, referred, researched, userExcluded } from './marac-case.examples.js'
import { maracCase } from './marac-case.stream.js'

describe('a case', () => {
  it.each([
    ['referred', referred],
    ['not-accepted', notAccepted],
    ['open', open],
    ['closed', closed],
  ] as const)('is %s after its example history', (status, history) => expect(fold(maracCase, history).status).toBe(status))

  it('knows who was asked, by when, and who has answered', () =>
    expect(fold(maracCase, researched).research).toEqual({
      'canterbury-housing': { dueOn: '2027-01-18', returned: true, told: { return: 'stands' } },
      probation: { dueOn: '2027-01-18', returned: false, told: {} },
    }))

  it('keeps who is excluded and which actions overtook its closing', () =>
    expect(fold(maracCase, [...closed, userExcluded(), openActionFlagged()])).toMatchObject({
      excluded: ['officer-9'],
      flaggedActions: ['MC-4T7Q9-XWC2D-7KQX'],
    }))
})
