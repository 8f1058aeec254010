import { controllerFor } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
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
  command: ({ text, files = [] }, { id, newId, seal, keep }) =>
    new SendMessage({
      caseId: id,
      messageId: newId('message'),
      text: seal(`case-${id}`, text),
      files: files.map((file, i) => ({ fileId: newId(`file ${i}`), ...keep(`case-${id}`, file) })),
    }),
})
export class SendMessageController extends controllerFor(sendMessage) {}
