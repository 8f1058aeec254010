import type { Open, Sealed } from '@lantern/decision'

/** Says at sight, in a failed comparison or a stray file, that nothing was encrypted here. */
const MARK = 'not-encrypted:'

/**
 * A sealed value for specs and examples only: the box is the value in plain JSON behind a mark that no real box can carry
 * (a real one is base64url, which has no colon). Two boxes of one value are equal, so that events can be compared.
 */
export const sealed = <T>(value: T, key = 'case-1'): Sealed<T> =>
  ({ key, box: `${MARK}${JSON.stringify(value)}` }) as unknown as Sealed<T>

/** Opens what `sealed` made, whatever its key. @throws when the box is a real one */
export const openSealed: Open = <T>(value: Sealed<T>): T => {
  if (!value.box.startsWith(MARK)) throw new Error('This box was not made for a test; it needs its key.')
  return JSON.parse(value.box.slice(MARK.length)) as T
}
