import type { DomainEvent, Open, StreamType } from '@lantern/decision'
import { keysOf, type Reader, type Sealer } from '@lantern/privacy'

/**
 * Opens the sealed fields of these events for a reader: the keys are fetched once, then opening needs no waiting. What was taken back by one
 * of them does not open in any.
 */
export async function openerFor(sealer: Sealer, type: Pick<StreamType<never>, 'personal' | 'withdrawn'>, events: readonly DomainEvent[], reader?: Reader): Promise<Open> {
  await sealer.load(keysOf(type, events))
  // By their place in the log's boxes: each is made with a nonce of its own, so that no two are alike.
  const withdrawn = new Set(type.withdrawn?.(events as readonly never[]).map(({ box }) => box))
  return value => (withdrawn.has(value.box) ? undefined : sealer.open(value, reader))
}
