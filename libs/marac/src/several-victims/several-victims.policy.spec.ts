import { describe, expect, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { severalVictims, type ToldOfPerpetrator, type WhatIsKnown } from './several-victims.policy.js'

const rule = exampleRules().matac.severalVictims
const told = (personId: string, ref: string, more: Partial<ToldOfPerpetrator> = {}): ToldOfPerpetrator => ({ personId, ref, at: '2027-01-11T09:00:00.000Z', name: 'Łukasz Próbny', birthDates: ['1980-05-06'], died: false, ...more })
const pair = (ref: string, victim: string, ...perpetrators: readonly string[]) => ({ ref, victim, perpetrators })
const same = (one: string, other: string) => ({ one, other })
const seen = (known: Partial<WhatIsKnown>) => severalVictims({ merged: [], perpetrators: [], pairs: [], ...known }, rule)

/** One man with two women, over two records of him. */
const two: WhatIsKnown = { merged: [same('p1', 'p2')], perpetrators: [told('p1', 'A'), told('p2', 'B', { at: '2027-01-12T09:00:00.000Z', name: 'Lukasz Probny' })], pairs: [pair('A', 'v1', 'p1'), pair('B', 'v2', 'p2')] }

describe('people seen with several victims', () => {
  it('are one person over all records that were said to be of them, by the latest', () =>
    expect(seen(two)).toEqual([{ personId: 'p2', name: 'Lukasz Probny', birthDates: ['1980-05-06'], lastReferredOn: '2027-01-12', victims: 2, counterAllegations: 0, victimToo: false }]))
  it('are not there while nobody said that the records are of one person', () => expect(seen({ ...two, merged: [] })).toEqual([]))
  it('are not there for one victim told of twice', () => expect(seen({ ...two, merged: [...two.merged, same('v1', 'v2')] })).toEqual([]))
  it('are followed over any number of records', () => {
    const chain = Array.from({ length: 50 }, (_, at) => same(`p${at}`, `p${at + 1}`))
    expect(seen({ merged: chain, perpetrators: [told('p0', 'A'), told('p50', 'B')], pairs: [pair('A', 'v1', 'p0'), pair('B', 'v2', 'p50')] })).toMatchObject([{ victims: 2 }])
  })
  it('do not count a victim who is said to harm them in turn', () => {
    // He is the victim of v2 in C.
    const counter = { ...two, merged: [...two.merged, same('p2', 'h'), same('v2', 'w')], pairs: [...two.pairs, pair('C', 'h', 'w')] }
    expect(seen(counter)).toMatchObject([{ victims: 1, counterAllegations: 1, victimToo: true }])
  })
  it('say where a perpetrator is a victim of somebody else', () => {
    const victim = { ...two, merged: [...two.merged, same('p1', 'h')], pairs: [...two.pairs, pair('C', 'h', 'x')] }
    expect(seen(victim)).toMatchObject([{ victims: 2, counterAllegations: 0, victimToo: true }])
  })
  it('leave out who was too young, and who has died', () => {
    expect(seen({ ...two, perpetrators: two.perpetrators.map(each => ({ ...each, birthDates: ['2011-01-13'] })) })).toEqual([])
    expect(seen({ ...two, perpetrators: two.perpetrators.map(each => ({ ...each, birthDates: ['2011-01-12'] })) })).toHaveLength(1)
    expect(seen({ ...two, perpetrators: two.perpetrators.map(each => ({ ...each, birthDates: [] })) })).toHaveLength(1)
    expect(seen({ ...two, perpetrators: two.perpetrators.map((each, at) => ({ ...each, died: at === 0 })) })).toEqual([])
  })
  it('are ordered by how many', () => {
    const more = { merged: [...two.merged, same('q1', 'q2'), same('q2', 'q3')], perpetrators: [...two.perpetrators, told('q1', 'D'), told('q2', 'E'), told('q3', 'F')], pairs: [...two.pairs, pair('D', 'v3', 'q1'), pair('E', 'v4', 'q2'), pair('F', 'v5', 'q3')] }
    expect(seen(more).map(({ victims }) => victims)).toEqual([3, 2])
  })
})
