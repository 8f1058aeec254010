import { refusal } from '../funding.refusals.js'
import { allowedBy } from '../resolution/resolution.allowed.js'
import type { ResolutionEvent, ResolutionRecordedInError } from '../resolution/resolution.events.js'
import type { Resolution } from '../resolution/resolution.state.js'

export class RecordResolutionInError {
  constructor(readonly data: ResolutionRecordedInError['data']) {}
}

/** It stays and is marked: what was recorded is never taken out. @throws Refusal funding.not-recorded */
export function decideRecordResolutionInError({ data }: RecordResolutionInError, state: Resolution): readonly ResolutionEvent[] {
  if (!allowedBy[state.status].includes('record-resolution-in-error')) throw refusal('funding.not-recorded')
  return [{ type: 'ResolutionRecordedInError', data }]
}
