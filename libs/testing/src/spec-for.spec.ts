import { describe, expect, it } from '@jest/globals'
import { refusalsOf } from '@lantern/decision'
import type { DomainEvent, Given, StreamType } from '@lantern/decision'
import { openSealed, sealed, specFor } from './index.js'

type Lit = DomainEvent<'LampLit', { lamp: string }>
type Snuffed = DomainEvent<'LampSnuffed', { lamp: string }>
type LampEvent = Lit | Snuffed

const lamps: StreamType<LampEvent, readonly string[], 'lamps'> = {
  name: 'lamps',
  initialState: [],
  evolve: (lit, event) => (event.type === 'LampLit' ? [...lit, event.data.lamp] : lit.filter(lamp => lamp !== event.data.lamp)),
  personal: { LampLit: {}, LampSnuffed: {} },
}
const refusal = refusalsOf({ 'lamps.too-many': 'No more lamps may be lit.' })
const lit = (lamp: string): Lit => ({ type: 'LampLit', data: { lamp } })

function decideLight(lamp: string, state: readonly string[], { rules }: Given<{ most: number }>): readonly LampEvent[] {
  if (lamp === 'broken') throw new TypeError('not a refusal')
  if (state.includes(lamp)) return []
  if (state.length >= rules.most) throw refusal('lamps.too-many')
  return [lit(lamp)]
}

describe('specFor', () => {
  const given = specFor(lamps)
  const rules = { most: 2 }

  it('passes on the events, the refusal, or nothing', () => {
    given(lit('a')).when(decideLight, 'b', { rules }).then(lit('b'))
    given(lit('a')).when(decideLight, 'a', { rules }).thenNothing()
    given(lit('a'), lit('b')).when(decideLight, 'c', { rules }).thenRefused('lamps.too-many')
  })

  it('fails when another thing happened than was said', () => {
    expect(() => given().when(decideLight, 'b', { rules }).then(lit('c'))).toThrow()
    expect(() => given().when(decideLight, 'b', { rules }).thenNothing()).toThrow()
    expect(() => given().when(decideLight, 'b', { rules }).thenRefused('lamps.too-many')).toThrow()
    expect(() => given(lit('a'), lit('b')).when(decideLight, 'c', { rules }).thenRefused('lamps.other')).toThrow()
    expect(() => given(lit('a'), lit('b')).when(decideLight, 'c', { rules }).then()).toThrow()
  })

  it('does not take a broken rule for a refusal', () => {
    expect(() => given().when(decideLight, 'broken', { rules }).thenRefused('lamps.too-many')).toThrow(TypeError)
  })
})

describe('sealed', () => {
  it('makes equal boxes of equal values, under the key told, that open', () => {
    expect(sealed('Ann')).toEqual(sealed('Ann'))
    expect(sealed('Ann')).not.toEqual(sealed('Ben'))
    expect(sealed('Ann', 'person-7').key).toBe('person-7')
    expect(openSealed(sealed({ name: 'Ann' }))).toEqual({ name: 'Ann' })
  })

  it('does not open a real box', () => {
    expect(() => openSealed({ ...sealed('Ann'), box: 'q80xYz' })).toThrow('needs its key')
  })
})
