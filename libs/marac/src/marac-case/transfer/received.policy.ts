import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../../marac.refusals.js'
import type { TransferReceived } from './transfer.events.js'

/** What came from another area is acknowledged to it by a dated rule, counted from the day on which it was entered here. */
export function receivedAs(data: Omit<TransferReceived['data'], 'acknowledgeBy'>, { now, rules }: Given<RulesInForce>): TransferReceived {
  if (data.sentOn > londonDate(now)) throw refusal('marac.transfer-day')
  return { type: 'TransferReceived', data: { ...data, acknowledgeBy: dueDate('transferAcknowledgement', now, rules) } }
}
