import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import type { LetterEvent, LetterWritten } from '../letter/letter.events.js'
import { letter } from '../letter/letter.stream.js'
import { decideEndLetter, decideWriteLetter, EndLetter, WriteLetter } from './write-letter.decide.js'

const given = specFor(letter)
const told = [{ id: 'n1', place: '01' }, { id: 'n2', place: '02' }]
const write = (change: Partial<WriteLetter['data']> = {}) => new WriteLetter({ letterId: 'l1', to: 'agency:canterbury-housing', how: 'digest', day: '2027-01-11', notices: told, ...change })
const written = (change: Partial<LetterWritten['data']> = {}): LetterWritten => ({ type: 'LetterWritten', data: { letterId: 'l1', to: 'agency:canterbury-housing', how: 'digest', day: '2027-01-11', upTo: '02', notices: ['n1', 'n2'], ...change } })
const sent: LetterEvent = { type: 'LetterSent', data: { letterId: 'l1', by: 'smtp' } }

describe('a letter', () => {
  it('tells what there is to tell', () => given().when(decideWriteLetter, write()).then(written()))
  it('is not written of nothing', () => given().when(decideWriteLetter, write({ notices: [] })).thenNothing())
  it('is one a day, whatever else came', () => given(written()).when(decideWriteLetter, write({ letterId: 'l2', notices: [{ id: 'n3', place: '03' }] })).thenNothing())
  it('is not written of a day that is over when the clock goes back', () => given(written()).when(decideWriteLetter, write({ letterId: 'l2', day: '2027-01-08', notices: [{ id: 'n3', place: '03' }] })).thenNothing())
  it('tells nothing that a digest told', () => given(written()).when(decideWriteLetter, write({ letterId: 'l2', day: '2027-01-12', notices: [...told, { id: 'n3', place: '03' }] })).then(written({ letterId: 'l2', day: '2027-01-12', upTo: '03', notices: ['n3'] })))
  it('tells nothing that was told at once, in the morning or at once again', () => {
    const once = written({ how: 'at-once', upTo: '01', notices: ['n1'] })
    given(once).when(decideWriteLetter, write({ letterId: 'l2' })).then(written({ letterId: 'l2', notices: ['n2'] }))
    given(once).when(decideWriteLetter, write({ letterId: 'l2', how: 'at-once' })).then(written({ letterId: 'l2', how: 'at-once', notices: ['n2'] }))
    given(once).when(decideWriteLetter, write({ letterId: 'l2', how: 'at-once', notices: [{ id: 'n1', place: '01' }] })).thenNothing()
  })
  it('ends once', () => {
    given(written()).when(decideEndLetter, new EndLetter({ letterId: 'l1', how: 'smtp' })).then(sent)
    given(written(), sent).when(decideEndLetter, new EndLetter({ letterId: 'l1', how: 'smtp' })).thenNothing()
    given(written()).when(decideEndLetter, new EndLetter({ letterId: 'l1', how: 'needless' })).then({ type: 'LetterNeedless', data: { letterId: 'l1' } })
  })
})
