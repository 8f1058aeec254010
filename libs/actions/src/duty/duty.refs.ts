import { lettersOf } from '@lantern/web-kit'
import type { DutyKind, DutyRef } from './duty.events.js'

/** What is owed, on what, by whom, and since when it is: asked for once more it is another duty. */
export interface OwedBy {
  readonly kind: DutyKind
  readonly about: string
  readonly agency: string
  readonly since: string
}

/** A duty's reference begins with that of what it is owed on. The same is always known by the same. */
export const dutyRefOf = ({ kind, about, agency, since }: OwedBy): DutyRef => `${about}-${lettersOf(`duty/${kind}/${about}/${agency}/${since}`, 5)}`

/** What it is owed on. */
export const aboutOf = (ref: DutyRef): string => ref.slice(0, ref.lastIndexOf('-'))

/** What the attendance of an agency in an area is known by. */
export const attendanceOf = (area: string, agency: string): string => {
  const letters = lettersOf(`attendance/${area}/${agency}`, 10)
  return `AT-${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** Whether it is owed on a case, which says who may know of it. */
export const isOnCase = (ref: DutyRef): boolean => ref.startsWith('MC-')

/** Whether it is the attendance of an agency. */
export const isAttendance = (ref: DutyRef): boolean => ref.startsWith('AT-')

/** Free text of a duty is sealed under the key of what it is owed on, so that it ends with it. */
export const keyOf = (ref: DutyRef): string => `${isOnCase(ref) ? 'case' : 'duty'}-${aboutOf(ref)}`

/** Whether a text can be the reference of a duty at all: an action's ends in four letters. */
export const isDutyRef = (text: string): boolean => /^(MC|AT|MT)(-[0-9A-Z]{5}){3}$/.test(text)
