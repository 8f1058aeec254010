/** One address and nothing besides: no name before it, no second one, no line that would become a header (RFC 5321 allows 254 characters). */
const address = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i

export const longestAddress = 254
export const isMailbox = (typed: string): boolean => typed.length <= longestAddress && address.test(typed)
