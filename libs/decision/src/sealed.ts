declare const sealed: unique symbol

/**
 * A value that only the holder of its key can read (AES-256-GCM). `key` names the subject's key in the key store, such as
 * `person-…`, `case-…` or `agency-…`; `box` is base64url of nonce, ciphertext and tag. Only libs/privacy makes one: plain text
 * in its place does not compile. Two boxes of one value differ (random nonce), so never compare boxes.
 */
export interface Sealed<T> {
  readonly key: string
  readonly box: string
  readonly [sealed]: T
}

/** Opens a sealed value; undefined once its key is destroyed, or when the reader may not have it. */
export type Open = <T>(value: Sealed<T>) => T | undefined

/** Whose key a field is sealed under: one person's, the case's, the agency's that wrote it, that of a request which may be about no case at all, a meeting's, that of what a duty is owed on, or that of what a group resolved. */
export type Whose = 'person' | 'case' | 'agency' | 'request' | 'meeting' | 'duty' | 'resolution'

/** Where a payload holds sealed fields: `reason`, `victim.details`, `children[].details`. */
export type SealedPaths<D> = {
  [K in keyof D & string]: NonNullable<D[K]> extends Sealed<unknown>
    ? K
    : NonNullable<D[K]> extends readonly (infer I)[]
      ? I extends Sealed<unknown>
        ? `${K}[]`
        : I extends object
          ? `${K}[].${SealedPaths<I>}`
          : never
      : NonNullable<D[K]> extends object
        ? `${K}.${SealedPaths<NonNullable<D[K]>>}`
        : never
}[keyof D & string]
