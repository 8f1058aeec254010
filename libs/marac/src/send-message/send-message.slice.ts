import { controllerFor } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { newFilesOf } from '../marac-case/files/new-files.js'
import { commandSlice } from '../marac.slice.js'
import { decideSendMessage, SendMessage } from './send-message.decide.js'
import { SendMessageInput } from '../marac-case/talk/talk.input.js'

export const sendMessage = commandSlice({
  name: 'send-message',
  title: 'Send a message',
  done: 'Message sent',
  verb: 'marac.send-message',
  refuses: ['marac.case-not-open'],
  lifecycle: caseLifecycle,
  rule: decideSendMessage,
  input: SendMessageInput,
  adds: true,
  api: 'cases/:ref/messages',
  page: 'cases/:ref/send-message',
  next: ref => `/cases/${ref}/messages`,
  command: ({ text, files = [] }, making) => new SendMessage({ caseId: making.id, messageId: making.newId('message'), text: making.seal(`case-${making.id}`, text), files: newFilesOf(files, making) }),
})
export class SendMessageController extends controllerFor(sendMessage) {}
