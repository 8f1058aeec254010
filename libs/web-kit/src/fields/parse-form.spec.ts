import { describe, expect, it } from '@jest/globals'
import { FormUnreadable, parseForm, splitForm } from './index.js'

describe('parseForm', () => {
  it('nests rows and dates', () => {
    expect(parseForm('a=1&due[day]=2&rows[0][name]=O%27Neil&rows[1][name]=%3Cb%3E&ticks[]=x')).toEqual({
      a: '1',
      due: { day: '2' },
      rows: [{ name: "O'Neil" }, { name: '<b>' }],
      ticks: ['x'],
    })
  })

  it.each([
    ['too many fields', Array.from({ length: 2001 }, (_, i) => `f${i}=1`).join('&')],
    ['fields too deep', 'a[b][c][d][e][f]=1'],
    ['a list too long', Array.from({ length: 201 }, () => 'a[]=1').join('&')],
  ])('says 400, not 500, for %s', (_, body) => {
    expect(() => parseForm(body)).toThrow(FormUnreadable)
    expect(new FormUnreadable('x').statusCode).toBe(400)
  })

  it('cannot reach a prototype', () => {
    parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1&a[__proto__][polluted]=1')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('reads broken percent signs as they are', () => expect(parseForm('a=100%&b=%ff')).toEqual({ a: '100%', b: '%ff' }))
})

describe('splitForm', () => {
  it('sets the hidden fields apart', () => {
    expect(splitForm(parseForm('_revision=4&_command=abc&_csrf=x&reason=y'))).toEqual({ revision: 4, command: 'abc', answers: { reason: 'y' } })
  })
  it('takes a revision only when it is a whole number', () => {
    expect(splitForm({ _revision: '4x', _command: ['a'] })).toEqual({ revision: undefined, command: undefined, answers: {} })
    expect(splitForm({ _revision: '-1' }).revision).toBe(-1)
  })
})
