/** What a person wrote, after a sentence about it; nothing when it is no longer held. */
export const said = (text: string | undefined): string => (text === undefined ? '' : `: ${text}`)

/** One, two and three. */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] ?? ''}`
