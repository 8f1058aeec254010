import type { Sealed } from '@lantern/decision'

/** Who reads: decides whether an agency's worksheet opens. `agency` undefined (projections, exports) opens none. */
export interface Reader {
  readonly agency?: string
}

/**
 * Seals personal data under its subject's key and opens it again. Key ids: `person-<id>`, `case-<id>`, `user-<id>`,
 * `agency-<agency>-case-<id>` for an agency's own worksheet on a case, `accessRequest-<id>` for a request that may be about no case at all, `meeting-<id>` for what is said of a meeting itself.
 */
export abstract class Sealer {
  /** Makes the keys that are missing, durably, so that nothing sealed can outlive its key by a crash. Call before the first seal under a key. */
  abstract prepare(keys: readonly string[]): Promise<void>
  /** @throws when the key was not prepared, or is destroyed */
  abstract seal<T>(key: string, value: T): Sealed<T>
  /** undefined when the key is destroyed, or is an agency's and the reader is not of it. */
  abstract open<T>(value: Sealed<T>, reader?: Reader): T | undefined
  /** Seals bytes, such as a part of a file; `purpose` must be said again to open them. @throws when the key was not prepared, or is destroyed */
  abstract sealBytes(key: string, purpose: string, bytes: Uint8Array): Buffer
  /** undefined when the key is destroyed. @throws BoxBroken */
  abstract openBytes(key: string, purpose: string, bytes: Buffer): Buffer | undefined
  /** Loads keys so that open, which is synchronous, finds them. */
  abstract load(keys: readonly string[]): Promise<void>
}
