import type { DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

export const exclusionGrounds = ['perpetrator', 'relative', 'associate', 'declared-conflict'] as const
export type ExclusionGround = (typeof exclusionGrounds)[number]
export type UserExcluded = DomainEvent<'UserExcluded', { caseId: CaseRef; user: string; ground: Sealed<ExclusionGround> }>

export type AccessEvent =
  | UserExcluded
