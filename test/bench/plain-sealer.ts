import type { Sealed } from '@lantern/decision'
import { Sealer } from '@lantern/privacy'

/** What P22 compares with: boxes that are plain text. It lives here alone, so that no setting of the product can turn sealing off. */
export class PlainSealer extends Sealer {
  async prepare(): Promise<void> {}
  async load(): Promise<void> {}

  seal<T>(key: string, value: T): Sealed<T> {
    return { key, box: JSON.stringify(value) } as unknown as Sealed<T>
  }

  open<T>(value: Sealed<T>): T {
    return JSON.parse(value.box) as T
  }

  sealBytes(_key: string, _purpose: string, bytes: Uint8Array): Buffer {
    return Buffer.from(bytes)
  }

  openBytes(_key: string, _purpose: string, bytes: Buffer): Buffer {
    return bytes
  }
}
