import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../funding.refusals.js'
import { allowedBy } from '../resolution/resolution.allowed.js'
import type { ResolutionEvent, ResolutionRecorded } from '../resolution/resolution.events.js'
import type { Resolution } from '../resolution/resolution.state.js'

export class RecordResolution {
  constructor(readonly data: ResolutionRecorded['data']) {}
}

/** As the minutes have it, on the day of the meeting or later. @throws Refusal funding.recorded-already, funding.resolution-to-come */
export function decideRecordResolution({ data }: RecordResolution, state: Resolution, { now }: Pick<Given<unknown>, 'now'>): readonly ResolutionEvent[] {
  if (!allowedBy[state.status].includes('record-resolution')) throw refusal('funding.recorded-already')
  if (data.on > londonDate(now)) throw refusal('funding.resolution-to-come')
  return [{ type: 'ResolutionRecorded', data }]
}
