import { Files, Text, type Upload } from '@lantern/web-kit'

export class SendMessageInput {
  @Text('the message', { max: 4000, multiline: true, hint: 'Every agency on the case can read it. It becomes part of the case.' }) text!: string
  @Files('files that go with it', { most: 5, optional: true }) files?: Upload[]
}
