import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, idvaContactRecorded, notAccepted, open, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideRecordIdvaContact, RecordIdvaContact } from './record-idva-contact.decide.js'

const given = specFor(maracCase)
const contact = (data: Partial<RecordIdvaContact['data']> = {}) => new RecordIdvaContact(idvaContactRecorded(data).data)

describe('record IDVA contact', () => {
  it.each([['only referred', referred], ['open', open]])('is possible while the case is %s', (_, history) => given(...history).when(decideRecordIdvaContact, contact()).then(idvaContactRecorded()))
  it('takes one that was tried in vain, and the next one', () =>
    given(...referred, idvaContactRecorded({ outcome: 'not-reached' })).when(decideRecordIdvaContact, contact()).then(idvaContactRecorded()))
  it('takes no day that lies ahead', () => given(...open).when(decideRecordIdvaContact, contact({ contactedOn: '2027-01-12' })).thenRefused('marac.date-ahead'))
  it.each([['not accepted', notAccepted], ['closed', closed]])('says no once the case is %s', (_, history) => given(...history).when(decideRecordIdvaContact, contact()).thenRefused('marac.case-not-open'))
})
