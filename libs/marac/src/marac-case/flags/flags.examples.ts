import type { FlagPutOn, FlagsEnded, FlagsRestarted, FlagsSet, FlagsShortened, FlagTakenOff, FlagReleased } from './flags.events.js'

const caseId = 'MC-4T7Q9-XWC2D'

export const flagsSet = (data: Partial<FlagsSet['data']> = {}): FlagsSet => ({
  type: 'FlagsSet',
  data: { caseId, agencies: ['kent-police', 'canterbury-housing'], referredOn: '2027-01-04', until: '2028-01-04', ...data },
})
export const flagPutOn = (data: Partial<FlagPutOn['data']> = {}): FlagPutOn => ({ type: 'FlagPutOn', data: { caseId, agency: 'canterbury-housing', until: '2028-01-04', ...data } })
export const flagsRestarted = (data: Partial<FlagsRestarted['data']> = {}): FlagsRestarted => ({
  type: 'FlagsRestarted',
  data: { caseId, agencies: ['kent-police', 'canterbury-housing'], referredOn: '2027-06-01', until: '2028-06-01', ...data },
})
export const flagsShortened = (data: Partial<FlagsShortened['data']> = {}): FlagsShortened => ({
  type: 'FlagsShortened',
  data: { caseId, agencies: ['kent-police', 'canterbury-housing'], referredOn: '2027-01-04', until: '2028-01-04', ...data },
})
export const flagsEnded = (data: Partial<FlagsEnded['data']> = {}): FlagsEnded => ({ type: 'FlagsEnded', data: { caseId, agencies: ['kent-police', 'canterbury-housing'], until: '2028-01-04', ...data } })
export const flagTakenOff = (data: Partial<FlagTakenOff['data']> = {}): FlagTakenOff => ({ type: 'FlagTakenOff', data: { caseId, agency: 'canterbury-housing', ...data } })
export const flagReleased = (data: Partial<FlagReleased['data']> = {}): FlagReleased => ({ type: 'FlagReleased', data: { caseId, agency: 'canterbury-housing', because: 'not-confirmed', ...data } })
