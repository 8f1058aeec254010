import { createHash } from 'node:crypto'
import type { Sealed } from '@lantern/decision'
import type { Sealer } from '@lantern/privacy'

/**
 * Collects what a command seals. Boxes are handed out empty, so that building a command stays one plain expression;
 * `fill` makes missing keys durable in one step and then fills every box. Nothing sees a box before that.
 */
export class Sealing {
  private readonly waiting: { readonly slot: { key: string; box: string }; readonly value: unknown }[] = []

  constructor(private readonly sealer: Sealer) {}

  seal = <T>(key: string, value: T): Sealed<T> => {
    const slot = { key, box: '' }
    this.waiting.push({ slot, value })
    return slot as unknown as Sealed<T>
  }

  sealIfAny = <T>(key: string, value: T | undefined): Sealed<T> | undefined =>
    value === undefined || value === '' ? undefined : this.seal(key, value)

  async fill(): Promise<void> {
    await this.sealer.prepare([...new Set(this.waiting.map(({ slot }) => slot.key))])
    for (const { slot, value } of this.waiting) slot.box = this.sealer.seal(slot.key, value).box
  }
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Letters and digits (no I, L, O, U) made of any text: the same text gives the same letters. Five bits a letter. */
export function lettersOf(text: string, count: number): string {
  const bytes = createHash('sha256').update(text).digest()
  let letters = ''
  for (let i = 0; i < count; i++) letters += crockford.charAt((bytes[i] ?? 0) & 31)
  return letters
}

/** Ids that a resend of the same command gets again. */
export const idsOf =
  (commandId: string) =>
  (what: string): string =>
    lettersOf(`${commandId}/${what}`, 20).toLowerCase()
