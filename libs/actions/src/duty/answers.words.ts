import type { SliceWords } from '@lantern/web-kit'
import type { DutyRef } from './duty.events.js'
import { isAttendance } from './duty.refs.js'

/** Answers to low attendance: an absence is asked about and excused, and no work is given more time. */
const ofAttendance = {
  chase: { title: 'Ask the agency why nobody came', done: 'Agency asked why nobody came' },
  accept: { title: 'Excuse the absence', done: 'Absence excused', fields: { dueOn: { label: 'The day from which meetings count again', hint: 'Meetings that were missed before this day are excused' } } },
} as const satisfies Readonly<Record<string, SliceWords>>

/** What an answer is called for each kind of duty, where it is not called what it is for an action. */
export const answerWords =
  (answer: keyof typeof ofAttendance) =>
  (ref: DutyRef): SliceWords =>
    isAttendance(ref) ? ofAttendance[answer] : {}
