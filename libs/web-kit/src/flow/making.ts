import { createHash } from 'node:crypto'
import type { Sealed } from '@lantern/decision'
import { newContentId, type FileVault, type Sealer } from '@lantern/privacy'
import type { FileKind, Upload } from '../fields/index.js'

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

/** A file that a command keeps: what its event says of it. */
export interface Kept {
  readonly content: string
  readonly size: number
  readonly kind: FileKind
  readonly name: Sealed<string>
}

/** Collects the files of a command. They are put before the rule runs, and taken away again when it records nothing of them. */
export class Keeping {
  private readonly waiting: { readonly id: string; readonly key: string; readonly bytes: Uint8Array }[] = []

  constructor(
    private readonly vault: FileVault,
    private readonly sealing: Sealing,
  ) {}

  /** @throws when something is wrong with the file: the input was not checked */
  keep = (key: string, { name, kind, bytes }: Upload): Kept => {
    if (!kind) throw new Error('Only a file that was looked into and found right is kept.')
    const id = newContentId()
    this.waiting.push({ id, key, bytes })
    return { content: id, size: bytes.length, kind, name: this.sealing.seal(key, name) }
  }

  async fill(): Promise<void> {
    for (const { id, key, bytes } of this.waiting) await this.vault.put(id, key, bytes)
  }

  async undo(): Promise<void> {
    for (const { id } of this.waiting) await this.vault.remove(id)
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
