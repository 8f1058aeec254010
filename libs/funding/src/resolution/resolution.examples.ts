import { sealed } from '@lantern/testing/sealed'
import type { ResolutionRecorded, ResolutionRecordedInError } from './resolution.events.js'

const id = 'RS-4T7Q9-XWC2D'
const key = `resolution-${id}`

export const resolutionRecorded = (data: Partial<ResolutionRecorded['data']> = {}): ResolutionRecorded => ({ type: 'ResolutionRecorded', data: { resolutionId: id, resolvedBy: 'partnership', on: '2026-11-20', item: '167', text: sealed(key, 'Raise by 10 points in 2026/27'), ...data } })
export const resolutionRecordedInError = (): ResolutionRecordedInError => ({ type: 'ResolutionRecordedInError', data: { resolutionId: id, reason: sealed(key, 'It was the item before') } })
