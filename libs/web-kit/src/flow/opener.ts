import type { DomainEvent, Open, StreamType } from '@lantern/decision'
import { keysOf, type Reader, type Sealer } from '@lantern/privacy'

/** Opens the sealed fields of these events for a reader: the keys are fetched once, then opening needs no waiting. */
export async function openerFor(sealer: Sealer, type: Pick<StreamType<never>, 'personal'>, events: readonly DomainEvent[], reader?: Reader): Promise<Open> {
  await sealer.load(keysOf(type, events))
  return value => sealer.open(value, reader)
}
