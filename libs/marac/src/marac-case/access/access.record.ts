import type { Recorded } from '../marac-case.record.js'
import type { AccessEvent } from './access.events.js'

/** Who may not know of a case is no part of what its readers see: the Hub is shown it apart (case-access). */
export const recordedAccess: Recorded<AccessEvent> = {
  UserExcluded: so => so,
  ConflictDeclared: so => so,
  ExclusionLifted: so => so,
  CaseRestricted: so => so,
  RestrictionLifted: so => so,
  AccessGranted: so => so,
}
