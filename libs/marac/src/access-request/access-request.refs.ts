import { lettersOf } from '@lantern/web-kit'

/** AR-4T7Q9-XWC2D: a resend gets the same, and it says nothing of the case. */
export function accessRequestRefOf(user: string, commandId: string): string {
  const letters = lettersOf(`access/${user}/${commandId}`, 10)
  return `AR-${letters.slice(0, 5)}-${letters.slice(5)}`
}
export const isAccessRequestRef = (text: string): boolean => /^AR(-[0-9A-Z]{5}){2}$/.test(text)
export const accessRequestKey = (ref: string): string => `accessRequest-${ref}`
