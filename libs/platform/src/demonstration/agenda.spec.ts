import { describe, expect, it } from '@jest/globals'
import { Agenda } from './agenda.js'
import { Chance } from './chance.js'

describe('an invented past', () => {
  it('happens in the order of time, what is planned meanwhile too, and ends', async () => {
    const agenda = new Agenda('2026-01-05')
    const happened: string[] = []
    const note = (text: string) => async () => void happened.push(text)
    agenda.plan('2026-01-03', note('c'))
    agenda.plan('2026-01-01', async () => {
      happened.push('a')
      agenda.plan('2026-01-02', note('b'))
      agenda.plan('2026-01-03', note('d'))
      agenda.plan('2026-01-05', note('never'))
    })
    await agenda.play(() => undefined)
    expect(happened).toEqual(['a', 'b', 'c', 'd'])
  })

  it('draws for a part what no other part changes', () => {
    const whole = new Chance('1')
    const before = whole.fork('part').next()
    whole.next()
    expect(whole.fork('part').next()).toBe(before)
    expect(whole.fork('other').next()).not.toBe(before)
  })

  it('is the same for the same seed, and another for another', () => {
    const draw = (seed: string) => {
      const chance = new Chance(seed)
      return Array.from({ length: 200 }, () => chance.between(1, 6))
    }
    expect(draw('1')).toEqual(draw('1'))
    expect(draw('1')).not.toEqual(draw('2'))
    expect(new Set(draw('1'))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  })
})
