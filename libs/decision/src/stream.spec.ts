import { describe, expect, it } from '@jest/globals'
import { currentVersion, fold, idOf, Refusal, refusalsOf, streamOf, type DomainEvent, type StreamType } from './index.js'

type Light = DomainEvent<'LampLit', { lamp: string }> | DomainEvent<'LampPutOut', { lamp: string }>

const lamps: StreamType<Light, readonly string[]> = {
  name: 'lamps',
  initialState: [],
  evolve: (burning, { type, data }) => (type === 'LampLit' ? [...burning, data.lamp] : burning.filter(lamp => lamp !== data.lamp)),
  personal: { LampLit: {}, LampPutOut: {} },
  upcasts: { LampLit: [data => data, data => data] },
}

describe('a stream', () => {
  it('is named by its type and id, and the id is read back whole', () => {
    expect(streamOf(lamps, '2026-11')).toBe('lamps-2026-11')
    expect(idOf('lamps-2026-11')).toBe('2026-11')
  })

  it('folds its history in order', () => {
    const lit = (lamp: string): Light => ({ type: 'LampLit', data: { lamp } })
    const putOut = (lamp: string): Light => ({ type: 'LampPutOut', data: { lamp } })
    expect(fold(lamps, [lit('hall'), lit('stairs'), putOut('hall')])).toEqual(['stairs'])
    expect(fold(lamps, [])).toEqual([])
  })

  it('counts one version more than it has upcasts', () => {
    expect(currentVersion(lamps, 'LampLit')).toBe(3)
    expect(currentVersion(lamps, 'LampPutOut')).toBe(1)
    expect(currentVersion({}, 'Anything')).toBe(1)
  })
})

describe('a refusal', () => {
  const refusal = refusalsOf({ 'lamps.out-of-oil': 'There is no oil left. Fill the lamp first.' })

  it('carries its code and its sentence', () => {
    const refused = refusal('lamps.out-of-oil')
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused).toMatchObject({ code: 'lamps.out-of-oil', message: 'There is no oil left. Fill the lamp first.' })
  })

  it('lists what a context may refuse', () => expect(refusal.codes).toEqual(['lamps.out-of-oil']))
})
