import { Text } from '@lantern/web-kit'

export class SendMessageInput {
  @Text('the message', { max: 4000, multiline: true, hint: 'Every agency on the case can read it. It becomes part of the case.' }) text!: string
}
