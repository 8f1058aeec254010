import { describe, expect, it } from '@jest/globals'
import { inAgendaOrder, moved, partOf, type Direction, type ListedCase } from './agenda-order.policy.js'

const listed = (ref: string, children: number, listedAt: string): ListedCase => ({ ref, part: partOf(children), listedAt })
const cases = [listed('A', 0, '2027-01-01T00:00:00.000Z'), listed('B', 2, '2027-01-03T00:00:00.000Z'), listed('C', 1, '2027-01-02T00:00:00.000Z'), listed('D', 0, '2027-01-01T00:00:00.000Z'), listed('E', 3, '2027-01-04T00:00:00.000Z')]
const refs = (order: readonly string[] = []) => inAgendaOrder(cases, order).map(({ ref }) => ref)
const everything = (): boolean => true

describe('the order of an agenda', () => {
  it('has cases with children first, each part as it was listed', () => expect(refs()).toEqual(['C', 'B', 'E', 'A', 'D']))
  it('has what somebody put in order before what was listed since', () => expect(refs(['D', 'E'])).toEqual(['E', 'C', 'B', 'D', 'A']))
  it('keeps children first whatever the order says', () => expect(refs(['A', 'D', 'B'])).toEqual(['B', 'C', 'E', 'A', 'D']))
})

describe('moving a case', () => {
  const agenda = inAgendaOrder(cases, [])
  const to = (ref: string, direction: Direction, sees: (each: ListedCase) => boolean = everything) => moved(agenda, ref, direction, sees)
  it.each([
    ['B', 'up', 'BCEAD'],
    ['B', 'down', 'CEBAD'],
    ['E', 'first', 'ECBAD'],
    ['C', 'last', 'BECAD'],
    ['D', 'up', 'CBEDA'],
  ] as const)('%s %s', (ref, direction, wanted) => expect(to(ref, direction)?.join('')).toBe(wanted))
  it.each([['C', 'up'], ['C', 'first'], ['E', 'down'], ['E', 'last'], ['A', 'up']] as const)('leaves %s where it is: it cannot go %s in its part', (ref, direction) => expect(to(ref, direction)?.join('')).toBe('CBEAD'))
  it('passes what the person may not know of', () => {
    const sees = ({ ref }: ListedCase): boolean => ref !== 'B'
    expect(to('E', 'up', sees)?.join('')).toBe('ECBAD')
    expect(to('B', 'up', sees)).toBeUndefined()
  })
  it('knows no case that is not there', () => expect(to('Z', 'up')).toBeUndefined())
})
