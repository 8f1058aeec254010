import { lettersOf } from '@lantern/web-kit'

/** A meeting is known by its reference, such as MT-4T7Q9-XWC2D: a resend of the command that schedules it gets the same. */
export type MeetingRef = string

export function meetingRefOf(user: string, commandId: string): MeetingRef {
  const letters = lettersOf(`meeting/${user}/${commandId}`, 10)
  return `MT-${letters.slice(0, 5)}-${letters.slice(5)}`
}
export const isMeetingRef = (text: string): boolean => /^MT(-[0-9A-Z]{5}){2}$/.test(text)
/** What is said of a meeting is sealed under this key. What is said of its cases is the cases'. */
export const meetingKey = (ref: MeetingRef): string => `meeting-${ref}`
