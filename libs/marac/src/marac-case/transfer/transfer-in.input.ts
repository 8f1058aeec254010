import { CalendarDate, Text, type Making } from '@lantern/web-kit'
import { SubmitReferralInput } from '../referral-form/referral.input.js'
import type { TransferReceived } from './transfer.events.js'

const sent = {
  area: ['the MARAC area that sent it', { max: 200 }],
  contact: ['who sent it, and how they are reached', { max: 400 }],
  reference: ['their reference for the case', { max: 100, optional: true }],
  sentOn: ['the day on which they sent it'],
  note: ['what was decided there, and what is still to be done', { max: 4000, multiline: true, optional: true, hint: 'Whether it was heard at a meeting, actions that are open, and how long their flag runs' }],
} as const

/** What the other area said, on a referral that is here already. */
export class TransferInInput {
  @Text(...sent.area) area!: string
  @Text(...sent.contact) contact!: string
  @Text(...sent.reference) reference?: string
  @CalendarDate(...sent.sentOn) sentOn!: string
  @Text(...sent.note) note?: string
}

/** The same beside the whole referral, in which the area is where the victim lives now. */
export class ReferralFromAreaInput extends SubmitReferralInput {
  @Text(...sent.area) fromArea!: string
  @Text(...sent.contact) fromContact!: string
  @Text(...sent.reference) fromReference?: string
  @CalendarDate(...sent.sentOn) fromSentOn!: string
  @Text(...sent.note) fromNote?: string
}

/** Where it came from says where the victim was, so all of it is sealed. */
export function receivedOf({ area, contact, reference, sentOn, note }: TransferInInput, { id, seal, sealIfAny }: Pick<Making<unknown>, 'id' | 'seal' | 'sealIfAny'>): Omit<TransferReceived['data'], 'acknowledgeBy'> {
  const key = `case-${id}`
  const [theirs, said] = [sealIfAny(key, reference), sealIfAny(key, note)]
  return { caseId: id, area: seal(key, area), contact: seal(key, contact), ...(theirs && { reference: theirs }), sentOn, ...(said && { note: said }) }
}
