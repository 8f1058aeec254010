import { sealed } from '@lantern/testing/sealed'
import type { AccessGranted, CaseRestricted, ConflictDeclared, ExclusionLifted, RestrictionLifted } from './access.events.js'

const caseId = 'MC-4T7Q9-XWC2D'
const key = `case-${caseId}`

export const conflictDeclared = (data: Partial<ConflictDeclared['data']> = {}): ConflictDeclared => ({
  type: 'ConflictDeclared',
  data: { caseId, user: 'officer-9', with: sealed('person', key), note: sealed('My brother in law', key), ...data },
})
export const exclusionLifted = (data: Partial<ExclusionLifted['data']> = {}): ExclusionLifted => ({
  type: 'ExclusionLifted',
  data: { caseId, user: 'officer-9', reason: sealed('Another person of the same name', key), ...data },
})
export const caseRestricted = (data: Partial<CaseRestricted['data']> = {}): CaseRestricted => ({
  type: 'CaseRestricted',
  data: { caseId, users: ['manager-1', 'coordinator-2'], reason: sealed('The perpetrator is a police officer', key), ...data },
})
export const restrictionLifted = (data: Partial<RestrictionLifted['data']> = {}): RestrictionLifted => ({
  type: 'RestrictionLifted',
  data: { caseId, reason: sealed('He has left the force', key), ...data },
})
export const accessGranted = (data: Partial<AccessGranted['data']> = {}): AccessGranted => ({
  type: 'AccessGranted',
  data: { caseId, request: 'AR-9ZZZZ-11111', user: 'probation-1', agency: 'probation', scope: 'read', until: '2027-01-25', reason: sealed('His new order is with her team', key), ...data },
})
