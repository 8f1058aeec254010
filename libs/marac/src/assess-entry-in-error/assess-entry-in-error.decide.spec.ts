import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { entryInErrorAssessed, entryRecordedInError, messageSent, open } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AssessEntryInError, decideAssessEntryInError } from './assess-entry-in-error.decide.js'

const given = specFor(maracCase)
const inError = [...open, messageSent(), entryRecordedInError()]
const { entry: _entry, ...assessed } = entryInErrorAssessed().data
const assess = (data: Partial<AssessEntryInError['data']> = {}) => new AssessEntryInError({ ...assessed, known: { entry: 2 }, ...data })

describe('assess an entry in error', () => {
  it('says whether it was a breach, and who was told', () => given(...inError).when(decideAssessEntryInError, assess()).then(entryInErrorAssessed()))
  it('can be done anew', () => given(...inError, entryInErrorAssessed()).when(decideAssessEntryInError, assess({ breach: false, told: ['nobody'] })).then(entryInErrorAssessed({ breach: false, told: ['nobody'] })))
  it('is about an entry of an action too', () => given(...open).when(decideAssessEntryInError, assess({ known: { entry: 3, action: 'MC-4T7Q9-XWC2D-7KQX' } })).then(entryInErrorAssessed({ entry: 3, action: 'MC-4T7Q9-XWC2D-7KQX' })))
  it.each([{ entry: 3 }, undefined])('says no to %j, which is not in error', known => given(...inError).when(decideAssessEntryInError, assess({ known })).thenRefused('marac.not-in-error'))
  it('says no to nobody and somebody at once', () => given(...inError).when(decideAssessEntryInError, assess({ told: ['nobody', 'people-concerned'] })).thenRefused('marac.told-nobody-and-somebody'))
  it('says no before there is a case', () => given().when(decideAssessEntryInError, assess()).thenRefused('marac.case-not-open'))
})
