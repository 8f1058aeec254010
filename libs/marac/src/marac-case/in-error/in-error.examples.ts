import { sealed } from '@lantern/testing/sealed'
import type { EntryInErrorAssessed, EntryRecordedInError } from './in-error.events.js'

const caseId = 'MC-4T7Q9-XWC2D'

export const entryRecordedInError = (data: Partial<EntryRecordedInError['data']> = {}): EntryRecordedInError => ({
  type: 'EntryRecordedInError',
  data: {
    caseId,
    entry: 2,
    kind: 'message',
    about: 'm1',
    enteredAt: '2027-01-11T09:02:00.000Z',
    enteredBy: { user: 'coordinator-1', agency: 'hub' },
    reason: sealed('It is of another family of the same name', `case-${caseId}`),
    stands: { open: true, meetingRequests: 0, idvaWaiting: true, status: 'open', involved: ['kent-police'], research: [], toldAgain: false },
    ...data,
  },
})
export const entryInErrorAssessed = (data: Partial<EntryInErrorAssessed['data']> = {}): EntryInErrorAssessed => ({
  type: 'EntryInErrorAssessed',
  data: { caseId, entry: 2, breach: true, told: ['data-protection-officer'], reason: sealed('Two people outside the case had read it', `case-${caseId}`), ...data },
})
