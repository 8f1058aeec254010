import { describe, expect, it } from '@jest/globals'
import { reasonsFor, similarBirthDates, weightOf, type Said } from './matching.policy.js'
import { aliasesOf, folded, soundsLike, soundsOf, spelledAlike } from './names.policy.js'

const said = (names: string | readonly string[], birthDates: readonly string[] = [], addresses: readonly string[] = []): Said => ({ names: [names].flat(), birthDates, addresses })

describe('names', () => {
  it.each([["Siobhán O'Neill", 'siobhan oneill'], ['Łukasz Próbny', 'lukasz probny'], ['ÆTHEL  Strauß', 'aethel strauss'], ['四', '四']])('%s is folded to %s', (name, to) => expect(folded(name)).toBe(to))
  it.each([['catherine', 'kathryn'], ['stephen', 'steven'], ['mohammed', 'muhamad'], ['smith', 'smyth'], ['philips', 'filips'], ['jon', 'john'], ['四', '四']])('%s sounds like %s', (one, other) => expect(soundsLike(one, other)).toBe(true))
  it.each([['anna', 'bella'], ['smith', 'jones'], ['四', '五']])('%s does not sound like %s', (one, other) => expect(soundsLike(one, other)).toBe(false))
  it('has two codes where a name is said in two ways', () => expect(soundsOf('schmidt').length).toBe(2))
  it.each([['testcase', 'tetscase', true], ['ada', 'ida', true], ['sample', 'samples', true], ['jo', 'al', false], ['ann', 'tom', false], ['same', 'same', false]])('%s and %s are spelled alike: %s', (one, other, alike) =>
    expect(spelledAlike(one, other)).toBe(alike))
  it('takes other names apart', () => expect(aliasesOf('Sophie; Zo / Zosia or Z, \n')).toEqual(['Sophie', 'Zo', 'Zosia', 'Z']))
})

describe('dates of birth', () => {
  it.each([['1991-02-03', '1991-03-02', true], ['1991-02-03', '1991-02-08', true], ['1991-02-03', '1981-02-03', true], ['1991-02-03', '1991-02-14', false], ['1991-02-03', '1991-02-03', false]])('%s and %s are easily mistaken: %s', (one, other, similar) =>
    expect(similarBirthDates(one, other)).toBe(similar))
})

describe('why two records may be of one person', () => {
  it.each([
    ['the same name', said('Zara Testcase'), said('zara  TESTCASE'), ['same-name']],
    ['the names in another order', said('Testcase Zara'), said('Zara Testcase'), ['same-name']],
    ['an alias', said(['Zara Testcase', 'Sophie Testcase']), said('Sophie Testcase'), ['also-known-as']],
    ['the sound', said('Catherine Smyth', ['1991-02-03']), said('Kathryn Smith', ['1991-02-03']), ['sounds-like', 'same-birth-date']],
    ['a slip of the pen', said('Zara Tetscase'), said('Zara Testcase'), ['spelled-alike']],
    ['a name between', said('Zara Ann Testcase'), said('Zara Testcase'), ['sounds-like']],
    ['day and month changed places', said('Zara Testcase', ['1991-02-03']), said('Zara Testcase', ['1991-03-02']), ['same-name', 'similar-birth-date']],
    ['one of several dates of birth', said('Zara Testcase', ['1990-01-01', '1991-02-03']), said('Zara Testcase', ['1991-02-03']), ['same-name', 'same-birth-date']],
    ['a new family name', said('Zara Sample', ['1991-02-03']), said('Zara Testcase', ['1991-02-03']), ['part-of-name', 'same-birth-date']],
    ['a new name at the same address', said('Uma Sample', ['1991-02-03'], ['1 Nowhere Lane']), said('Zara Testcase', ['1991-02-03'], ['1, nowhere lane']), ['same-birth-date', 'same-address']],
    ['the address against another date of birth', said('Zara Testcase', ['1991-02-03'], ['1 Nowhere Lane']), said('Zara Testcase', ['1975-11-21'], ['1 Nowhere Lane']), ['same-name', 'same-address']],
  ])('%s', (_, one, other, reasons) => {
    expect(reasonsFor(one, other)).toEqual(reasons)
    expect(reasonsFor(other, one)).toEqual(reasons)
  })
  it.each([
    ['a shared day alone', said('Uma Sample', ['1991-02-03']), said('Bella Jones', ['1991-02-03'])],
    ['a shared address alone', said('Uma Sample', [], ['1 Nowhere Lane']), said('Bella Jones', [], ['1 Nowhere Lane'])],
    ['one name of a family', said('Uma Testcase', [], ['1 Nowhere Lane']), said('Zara Testcase', [], ['1 Nowhere Lane'])],
    ['a name against the date of birth', said('Zara Testcase', ['1991-02-03']), said('Zara Testcase', ['1975-11-21'])],
    ['a first name alone', said('Zara'), said('Zara')],
    ['nothing', said([]), said([])],
  ])('is none: %s', (_, one, other) => expect(reasonsFor(one, other)).toEqual([]))
  it('puts what says more first', () => expect(weightOf(['same-name', 'same-birth-date'])).toBeGreaterThan(weightOf(['sounds-like', 'same-birth-date'])))
})
