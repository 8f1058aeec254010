import { describe, expect, it } from '@jest/globals'
import type { StoredOf } from '@lantern/event-store'
import { exampleRules } from '@lantern/rules'
import { recorded } from '@lantern/testing/projected'
import type { ActionEvent } from '../action/action.events.js'
import { accepted, actionClaimedDone, actionEscalated, actionExtended } from '../action/action.examples.js'
import { escalationsAsAt } from './escalations-as-at.js'

const { calendar } = exampleRules()
/** Agreed on 11 January; then each event at its own moment. */
const stream = (ref: string, ...later: readonly (readonly [at: string, event: ActionEvent])[]) =>
  [
    ...recorded(`action-${ref}`, accepted),
    ...later.map(([at, event], i) => ({ ...recorded(`action-${ref}`, [event])[0], recordedAt: at, happenedAt: at, revision: i + 2 })),
  ] as unknown as readonly StoredOf<ActionEvent>[]

const lead = actionEscalated()
const manager = actionEscalated({ tier: 'marac-manager', workingDaysLate: 5, stepDueOn: '2027-02-01', askedOf: 'marac-manager', asks: 'decide' })
const climbing = stream('MC-4T7Q9-XWC2D-7KQX', ['2027-01-26T06:00:00.000Z', lead], ['2027-02-01T06:00:00.000Z', manager])
const row = { ref: 'MC-4T7Q9-XWC2D-7KQX', kind: 'action', agency: 'canterbury-housing', dueOn: '2027-01-25' }

describe('escalations as at a day', () => {
  it('has none before the first step was recorded', () => expect(escalationsAsAt([climbing], '2027-01-25', calendar)).toEqual([]))
  it('has the step taken by then, and not the one that followed', () =>
    expect(escalationsAsAt([climbing], '2027-01-29', calendar)).toEqual([{ ...row, tier: 'agency-lead', workingDaysLate: 4, openSince: '2027-01-26', askedOf: 'canterbury-housing', asks: 'see-to-it' }]))
  it('has the highest step taken', () =>
    expect(escalationsAsAt([climbing], '2027-02-01', calendar)).toEqual([{ ...row, tier: 'marac-manager', workingDaysLate: 5, openSince: '2027-02-01', askedOf: 'marac-manager', asks: 'decide' }]))
  it('goes by what was recorded, not by what had fallen due', () =>
    expect(escalationsAsAt([stream('MC-4T7Q9-XWC2D-7KQX', ['2027-02-05T06:00:00.000Z', lead])], '2027-02-04', calendar)).toEqual([]))
  it('ends with the London day: summer nights belong to the next', () => {
    const late = stream('MC-4T7Q9-XWC2D-7KQX', ['2027-06-30T22:59:59.999Z', lead])
    const early = stream('MC-4T7Q9-XWC2D-7KQX', ['2027-06-30T23:00:00.000Z', lead])
    expect(escalationsAsAt([late], '2027-06-30', calendar)).toHaveLength(1)
    expect(escalationsAsAt([early], '2027-06-30', calendar)).toEqual([])
  })
  it('is over once the date was moved, or the action is said to be done', () => {
    for (const event of [actionExtended(), actionClaimedDone()])
      expect(escalationsAsAt([stream('MC-4T7Q9-XWC2D-7KQX', ['2027-01-26T06:00:00.000Z', lead], ['2027-01-27T09:00:00.000Z', event])], '2027-01-27', calendar)).toEqual([])
  })
  it('gives the highest step first, then what is longest overdue', () => {
    const other = stream('MC-00000-00001-AAAA', ['2027-01-26T06:00:00.000Z', lead])
    expect(escalationsAsAt([other, climbing], '2027-02-01', calendar).map(({ ref }) => ref)).toEqual(['MC-4T7Q9-XWC2D-7KQX', 'MC-00000-00001-AAAA'])
  })
})
