import type { EvidenceTag } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'

/** One file of a partnership's configuration as read: UTF-8, line ends as \n, no byte-order mark. `hash` is SHA-256 of the text, hex. */
export interface RuleFile {
  readonly name: string
  readonly text: string
  readonly hash: string
}

/** Where an entry stands, so that a refusal can point at it. Lines count from 1. */
export interface Where {
  readonly file: string
  readonly line: number
}

/** Why a file was refused, at which line. */
export interface RuleFileRefused extends Where {
  readonly reason: string
}

/** A rule's value from a date on, until the next version of that rule. */
export interface RuleVersion {
  readonly id: string
  readonly from: CalendarDate
  readonly value: unknown
  readonly source: string
  readonly tag: EvidenceTag
  readonly where: Where
}

/** A bank holiday proclaimed by itself; `insteadOf` is the usual one that it replaces that year. */
export interface HolidayEntry {
  readonly date: CalendarDate
  readonly name: string
  readonly insteadOf?: CalendarDate
  readonly source: string
  readonly tag: EvidenceTag
  readonly where: Where
}

/** Days on which an agency is closed, the last included: no working days of its own, so that its time limits in working days end later. */
export interface ClosureEntry {
  readonly agency: string
  readonly from: CalendarDate
  readonly until: CalendarDate
  readonly name: string
  readonly source: string
  readonly tag: EvidenceTag
  readonly where: Where
}

export interface DistrictEntry {
  readonly id: string
  readonly name: string
}

export interface AreaEntry {
  readonly id: string
  readonly name: string
  readonly districts: readonly DistrictEntry[]
}

/** What an agency is, in the words of the SafeLives minutes template (domain notes 1.6), and the hub itself. */
export const agencyKinds = [
  'hub', 'police', 'probation', 'idva', 'childrens-social-care', 'adult-social-care', 'primary-care', 'acute-care',
  'mental-health', 'substance-misuse', 'education', 'housing', 'fire',
] as const
export type AgencyKind = (typeof agencyKinds)[number]

export interface AgencyEntry {
  readonly id: string
  readonly name: string
  readonly kind: AgencyKind
  /** Ids of the districts it serves; undefined when it serves them all. */
  readonly serves?: readonly string[]
}

export interface GroupEntry {
  readonly id: string
  readonly name: string
}

/** An agency signed the information sharing agreement of this reference, which holds on its first and its last day. */
export interface AgreementEntry {
  readonly agency: string
  readonly reference: string
  readonly signedOn: CalendarDate
  readonly from: CalendarDate
  readonly until: CalendarDate
}

/** Who and where: what partnership.yaml says. It becomes events of the partnership. */
export interface PartnershipEntry {
  readonly id: string
  readonly name: string
  readonly groups: readonly GroupEntry[]
  readonly areas: readonly AreaEntry[]
  readonly agencies: readonly AgencyEntry[]
  /** Those that were signed before the partnership was set up here; later ones are recorded on screen. */
  readonly agreements?: readonly AgreementEntry[]
}

/** All that the files of a partnership say, checked. Versions of one rule ascend by date. */
export interface RuleDocuments {
  readonly partnership: PartnershipEntry
  readonly versions: readonly RuleVersion[]
  readonly holidays: readonly HolidayEntry[]
  readonly closures?: readonly ClosureEntry[]
}
