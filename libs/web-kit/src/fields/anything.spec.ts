import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formFields } from '../views/index.js'
import { formPage, frame, SampleInput } from '../views/samples.fixture.js'
import { render } from '../views/index.js'
import { checkShape, fieldsOf, FormUnreadable, parseForm, ShapeRefused } from './index.js'

/** Bodies with the right names and anything at all in them, so that every check is reached. */
const names = [...fieldsOf(SampleInput).keys()]
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>('yes', 'ticks', ['ticks'], '15', 15, true, 'kent-police', '2026-03-31', 'accepted', 'Ann', [{ name: 'Bob' }], [{ name: 'Bob', relation: 'partner' }]),
  fc.record({ day: fc.string(), month: fc.string(), year: fc.string() }),
  fc.string({ unit: 'binary' }),
)
const body = fc.dictionary(fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.string() }), anything, { maxKeys: 12 })

const refusalOf = (sent: unknown, spelling: 'form' | 'json'): ShapeRefused | undefined => {
  try {
    expect(checkShape(SampleInput, sent, spelling)).toBeInstanceOf(SampleInput)
    return undefined
  } catch (error) {
    if (error instanceof ShapeRefused) return error
    throw error
  }
}

describe('anything at all', () => {
  it('is an input or a refusal, never a failure, and the form shows it again', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.oneof({ weight: 5, arbitrary: body }, { weight: 1, arbitrary: fc.jsonValue() }), fc.constantFrom('form' as const, 'json' as const), (sent, spelling) => {
        const errors = refusalOf(sent, spelling)?.errors
        if (errors === undefined) return
        refused++
        for (const error of errors) expect(error.text).toMatch(/^\S.*/)
        if (typeof sent === 'object' && sent !== null && !Array.isArray(sent))
          expect(render('form.njk', { ...frame, ...formPage({ ...formFields(SampleInput, { values: { ...sent }, errors }), errors }) })).toContain('</html>')
      }),
      { numRuns: 200 },
    )
    expect(refused).toBeGreaterThan(150)
  })

  it('sent as a form is read or refused', () => {
    const part = fc.oneof(fc.constantFrom('a', '[', ']', '[]', '=', '&', '%5B', '%', 'children', '[0]', '[999]', '__proto__', '+'), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), parts => {
        try {
          expect(typeof parseForm(parts.join(''))).toBe('object')
        } catch (error) {
          expect(error).toBeInstanceOf(FormUnreadable)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
