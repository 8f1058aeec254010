import { describe, expect, it } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerSchemas } from './answer-schemas.js'

const file = join(import.meta.dirname, '..', '..', 'libs', 'platform', 'src', 'http', 'answers.json')

/** `LANTERN_WRITE_DOCS=yes npm test -- test/contracts/answer-schemas` writes what the types say; libs/platform compares it with what is answered. */
describe('the schemas of the answers in OpenAPI', () => {
  it('are what the types of the answers say', () => {
    const said = answerSchemas()
    if (process.env['LANTERN_WRITE_DOCS'] === 'yes') writeFileSync(file, `${JSON.stringify(said, null, 1)}\n`)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(said)
    expect(said['actions-read-action']).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['ref', 'dueOn']),
      properties: { dueOn: { type: 'string', format: 'date' }, ladder: { type: 'array', items: { type: 'object' } }, overdue: { type: 'boolean' } },
    })
    expect(said['actions-read-action']?.['required']).not.toContain('text')
    // The compiler reads every file that an answer's type comes from: eight seconds alone, a minute beside other work.
  }, 180_000)
})
