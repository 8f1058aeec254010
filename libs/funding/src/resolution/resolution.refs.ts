import { lettersOf } from '@lantern/web-kit'

/** A resolution is known by its reference, such as RS-4T7Q9-XWC2D: a resend of the command that records it gets the same. */
export type ResolutionRef = string

export function resolutionRefOf(user: string, commandId: string): ResolutionRef {
  const letters = lettersOf(`resolution/${user}/${commandId}`, 10)
  return `RS-${letters.slice(0, 5)}-${letters.slice(5)}`
}
export const isResolutionRef = (text: string): boolean => /^RS(-[0-9A-Z]{5}){2}$/.test(text)
/** What was resolved is sealed under this key. */
export const resolutionKey = (ref: ResolutionRef): string => `resolution-${ref}`
