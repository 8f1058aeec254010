import type { AwayChanged, AwayEnded, AwayRecorded } from './absence.events.js'

const days = { awayId: 'away-1', user: 'coordinator-1', from: '2027-01-11', until: '2027-01-18' }

export const awayRecorded = (data: Partial<AwayRecorded['data']> = {}): AwayRecorded => ({ type: 'AwayRecorded', data: { ...days, ...data } })
export const awayChanged = (data: Partial<AwayChanged['data']> = {}): AwayChanged => ({ type: 'AwayChanged', data: { ...days, ...data } })
export const awayEnded = (data: Partial<AwayEnded['data']> = {}): AwayEnded => ({ type: 'AwayEnded', data: { awayId: 'away-1', user: 'coordinator-1', on: '2027-01-13', ...data } })
