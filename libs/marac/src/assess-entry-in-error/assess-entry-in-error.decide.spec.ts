import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { entryInErrorAssessed, entryRecordedInError, messageSent, open } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AssessEntryInError, decideAssessEntryInError } from './assess-entry-in-error.decide.js'

const given = specFor(maracCase)
const inError = [...open, messageSent(), entryRecordedInError()]
const assess = (data: Partial<AssessEntryInError['data']> = {}) => new AssessEntryInError({ ...entryInErrorAssessed().data, ...data })

describe('assess an entry in error', () => {
  it('says whether it was a breach, and who was told', () => given(...inError).when(decideAssessEntryInError, assess()).then(entryInErrorAssessed()))
  it('can be done anew', () => given(...inError, entryInErrorAssessed()).when(decideAssessEntryInError, assess({ breach: false, told: ['nobody'] })).then(entryInErrorAssessed({ breach: false, told: ['nobody'] })))
  it.each([3, undefined])('says no to %s, which is not in error', entry => given(...inError).when(decideAssessEntryInError, assess({ entry })).thenRefused('marac.not-in-error'))
  it('says no to nobody and somebody at once', () => given(...inError).when(decideAssessEntryInError, assess({ told: ['nobody', 'people-concerned'] })).thenRefused('marac.told-nobody-and-somebody'))
  it('says no before there is a case', () => given().when(decideAssessEntryInError, assess()).thenRefused('marac.case-not-open'))
})
