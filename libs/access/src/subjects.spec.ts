import { describe, expect, it } from '@jest/globals'
import type { Actor } from '@lantern/decision'
import { authorise, authoriseOn, Forbidden, matrixOf, NoSuchThing, printMatrix, Subjects, type AccessTable, type Subject } from './index.js'

const table = {
  'marac.read-case': [
    { roles: ['coordinator', 'supervisor'], relation: 'any' },
    { roles: ['referrer', 'coordinator'], relation: 'referring' },
    { roles: ['referrer'], relation: 'involved' },
  ],
  'marac.refer': [{ roles: ['referrer'], relation: 'any' }],
  'marac.nobody': [],
} satisfies AccessTable

const actor = (roles: readonly string[], agency = 'police', user = 'u1'): Actor => ({ user, agency, roles })
const maracCase: Subject = { agencies: { referring: ['idva'], involved: ['idva', 'housing'] }, excluded: ['u9'] }
const said = (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'something else')
const forbidden = 'Forbidden: You do not have access to do this.'
const nothingHere = 'NoSuchThing: There is nothing here.'

/** What somebody is answered, asked both ways. */
async function answer(who: Actor, verb: string, subject: Subject | undefined): Promise<string> {
  const looked = await authoriseOn(table, who, verb, async () => subject).then(found => (found === subject ? 'may' : 'found another'), said)
  try {
    authorise(table, who, verb, subject)
    expect(looked).toBe('may')
  } catch (error) {
    expect(looked).toBe(said(error))
  }
  return looked
}

describe('authorise', () => {
  it.each([
    ['a role that needs no relation', actor(['coordinator']), 'marac.read-case', 'may'],
    ['an agency that is involved', actor(['referrer'], 'housing'), 'marac.read-case', 'may'],
    ['an agency that is not', actor(['referrer']), 'marac.read-case', nothingHere],
    ['a role without the verb', actor(['administrator']), 'marac.read-case', forbidden],
    ['no role', actor([]), 'marac.read-case', forbidden],
    ['a verb that nobody has', actor(['coordinator']), 'marac.nobody', forbidden],
    ['a verb that is not in the table', actor(['coordinator']), 'constructor', forbidden],
  ])('answers %s', async (_, who, verb, expected) => expect(await answer(who, verb, maracCase)).toBe(expected))

  it('gives somebody excluded what a reference that does not exist gives, whatever their role', async () => {
    for (const roles of [['coordinator'], ['referrer'], ['administrator'], []]) {
      const excluded = await answer(actor(roles, 'idva', 'u9'), 'marac.read-case', maracCase)
      expect(excluded).toBe(await answer(actor(roles, 'idva', 'u9'), 'marac.read-case', undefined))
      expect(excluded).toBe(await answer(actor(roles, 'idva', 'u1'), 'marac.read-case', undefined))
      expect([forbidden, nothingHere]).toContain(excluded)
    }
  })

  it('looks nothing up for somebody whose roles never allow it', async () => {
    const find = async (): Promise<Subject> => {
      throw new Error('looked up')
    }
    await expect(authoriseOn(table, actor(['administrator']), 'marac.read-case', find)).rejects.toThrow(Forbidden)
    await expect(authoriseOn(table, actor(['coordinator']), 'marac.read-case', find)).rejects.toThrow('looked up')
  })

  it.each([
    ['no relation for a role that may do it to any', actor(['coordinator', 'referrer']), []],
    ['those of each grant to a role otherwise', actor(['referrer']), ['referring', 'involved']],
  ])('asks for %s, whatever is found', async (_, who, expected) => {
    const asked: unknown[] = []
    for (const found of [maracCase, undefined])
      await authoriseOn(table, who, 'marac.read-case', async relations => {
        asked.push(relations)
        return found
      }).catch(() => undefined)
    expect(asked).toEqual([expected, expected])
  })

  it('takes no subject for a verb that concerns no one thing; not found is another matter', () => {
    expect(() => authorise(table, actor(['referrer']), 'marac.refer')).not.toThrow()
    expect(() => authorise(table, actor(['idva']), 'marac.refer')).toThrow(Forbidden)
    expect(() => authorise(table, actor(['referrer']), 'marac.refer', undefined)).toThrow(NoSuchThing)
  })
})

describe('subjects', () => {
  it('are found by the context that knows the kind', async () => {
    const subjects = new Subjects()
    subjects.register('maracCase', async ref => (ref === 'KM-1' ? maracCase : undefined))
    expect(await subjects.find('maracCase', 'KM-1')).toBe(maracCase)
    expect(await subjects.find('maracCase', 'KM-2')).toBeUndefined()
    subjects.register('other', async (_, asked) => ({ agencies: Object.fromEntries(asked.map(relation => [relation, []])), excluded: [] }))
    expect(await subjects.find('other', 'KM-1', undefined, ['owner'])).toEqual({ agencies: { owner: [] }, excluded: [] })
    expect(await subjects.find('other', 'KM-1')).toEqual({ agencies: { referring: [], involved: [], owner: [], questioned: [], granted: [], 'granted-to-write': [] }, excluded: [] })
    await expect(subjects.find('review', 'KM-1')).rejects.toThrow('No context finds subjects of review.')
    expect(() => subjects.register('maracCase', async () => undefined)).toThrow('have a finder already')
  })
})

describe('the matrix of who may', () => {
  it('names the relations of each role, any before all', () => {
    expect(matrixOf(table, ['coordinator', 'referrer', 'administrator'])).toEqual({
      'marac.read-case': { coordinator: ['any'], referrer: ['involved', 'referring'], administrator: [] },
      'marac.refer': { coordinator: [], referrer: ['any'], administrator: [] },
      'marac.nobody': { coordinator: [], referrer: [], administrator: [] },
    })
  })

  it('prints as a table', () => {
    expect(printMatrix(matrixOf(table, ['coordinator', 'referrer']))).toBe(
      '|  | coordinator | referrer |\n| --- | --- | --- |\n| `marac.read-case` | any | involved, referring |\n| `marac.refer` | - | any |\n| `marac.nobody` | - | - |\n',
    )
  })
})
