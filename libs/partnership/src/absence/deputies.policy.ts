import type { Role } from '@lantern/access'
import type { CalendarDate } from '@lantern/decision'
import type { Away } from './absence.state.js'

interface Holder {
  readonly user: string
  readonly agency: string
  readonly roles: readonly string[]
}

const speaksForAgency = ['agency-representative', 'agency-lead'] as const

/** Who may do at least what a role may: its holders can be deputised for by those of these. A role that does not stand here, by its own holders alone. */
const coveredBy: Readonly<Partial<Record<string, readonly Role[]>>> = {
  coordinator: ['coordinator', 'supervisor', 'marac-manager'],
  supervisor: ['supervisor', 'marac-manager'],
  referrer: ['referrer', 'idva', ...speaksForAgency],
  researcher: ['researcher', 'idva', ...speaksForAgency],
  'agency-representative': speaksForAgency,
}

/** What a rule is told of whom somebody named as their deputy. */
export interface NamedDeputy {
  readonly may: boolean
  readonly awayThen: boolean
}

/** Somebody else of the same agency who may do at least as much: deputising gives nobody a right that they do not have anyway. */
export const mayDeputise = (deputy: Holder, away: Holder): boolean =>
  deputy.user !== away.user && deputy.agency === away.agency && away.roles.every(role => (coveredBy[role] ?? [role]).some(covering => deputy.roles.includes(covering)))

export const isOn = ({ from, until }: Pick<Away, 'from' | 'until'>, day: CalendarDate): boolean => from <= day && day < until
export const overlap = (one: Pick<Away, 'from' | 'until'>, other: Pick<Away, 'from' | 'until'>): boolean => one.from < other.until && other.from < one.until
