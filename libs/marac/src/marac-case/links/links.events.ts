import type { DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** Other processes that work on the same people: each keeps its own record, and a case says no more than where to ask. */
export const processes = ['matac', 'mappa', 'mash', 'dvds', 'crime', 'death-review'] as const
export type Process = (typeof processes)[number]
/** Categories of offenders under the Criminal Justice Act 2003, section 325, and the levels at which they are managed (MAPPA guidance, HM Prison and Probation Service). */
export const mappaCategories = ['1', '2', '3', '4'] as const
export type MappaCategory = (typeof mappaCategories)[number]
export const mappaLevels = ['1', '2', '3'] as const
export type MappaLevel = (typeof mappaLevels)[number]
/** Who asks under the Domestic Violence Disclosure Scheme. What was disclosed is no part of the case. */
export const dvdsRoutes = ['right-to-ask', 'right-to-know'] as const
export type DvdsRoute = (typeof dvdsRoutes)[number]

/** Level and reference only. `person` where the other process is about one person of the case. */
export interface LinkTold {
  readonly linkId: string
  readonly process: Process
  readonly person?: string
  readonly category?: MappaCategory
  /** The level of MAPPA, or who asked for a disclosure. */
  readonly level?: MappaLevel | DvdsRoute
  readonly reference?: Sealed<string>
}
export type LinkAdded = DomainEvent<'LinkAdded', { caseId: CaseRef } & LinkTold>
/** It no longer holds, or never did: it stays to be read with the reason. */
export type LinkEnded = DomainEvent<'LinkEnded', { caseId: CaseRef; linkId: string; reason: Sealed<string> }>

export type LinksEvent =
  | LinkAdded
  | LinkEnded
