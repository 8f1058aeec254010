import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import type { NewFile } from '../marac-case/marac-case.events.js'
import { closed, fileAdded, messageSent, notAccepted, open, referred, researched } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideSendMessage, SendMessage } from './send-message.decide.js'

const given = specFor(maracCase)
const { caseId, agency: _agency, about: _about, message: _message, ...file } = fileAdded().data
const sendMessage = (messageId = 'm1', files: readonly NewFile[] = []) => new SendMessage({ ...messageSent({ messageId }).data, files })

describe('send a message', () => {
  it.each([['only referred', referred], ['open', open], ['researched', researched]])('is possible while the case is %s', (_, history) =>
    given(...history).when(decideSendMessage, sendMessage()).then(messageSent()))
  it('is possible again and again', () => given(...open, messageSent()).when(decideSendMessage, sendMessage('m2')).then(messageSent({ messageId: 'm2' })))
  it('takes its files with it', () =>
    given(...open)
      .when(decideSendMessage, sendMessage('m1', [file]), { by: { user: 'police-1', agency: 'kent-police', roles: [] } })
      .then(messageSent(), fileAdded({ caseId, about: 'message', message: 'm1', agency: 'kent-police' })))
  it.each([['not accepted', notAccepted], ['closed', closed]])('says no once the case is %s', (_, history) =>
    given(...history).when(decideSendMessage, sendMessage()).thenRefused('marac.case-not-open'))
  it('says no before there is a case', () => given().when(decideSendMessage, sendMessage()).thenRefused('marac.case-not-open'))
})
