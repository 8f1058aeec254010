import type { Actor } from '@lantern/decision'

/** What a person may be, each role in one agency (docs/glossary.md). `system` is an automation. The members of groups govern, each for their group; a governance viewer is of none, and only sees. */
export const roles = [
  'referrer',
  'agency-representative',
  'agency-lead',
  'researcher',
  'idva',
  'coordinator',
  'supervisor',
  'marac-manager',
  'governance-viewer',
  'steering-member',
  'tactical-member',
  'executive-member',
  'ig-officer',
  'auditor',
  'reviews-officer',
  'review-chair',
  'finance-officer',
  'administrator',
  'system',
] as const
export type Role = (typeof roles)[number]

/**
 * How the actor's agency stands to the subject: `any` asks for none; `referring` made the referral; `involved` was asked for
 * research or has an action, or referred, or is the IDVA service of the area; `owner` holds the action or the request itself; `questioned` was asked something by another agency.
 * `deserted` asks that nobody may know of it any more: it is restricted to named people of whom none may sign in. It lets somebody take charge of what they may not read.
 * `granted` and `granted-to-write` are the actor's own, of nobody else in the agency: access that was asked for and given until a day.
 */
export type Relation = 'any' | 'referring' | 'involved' | 'owner' | 'questioned' | 'granted' | 'granted-to-write' | 'deserted'

/** The relations that are looked up. */
export const relations = ['referring', 'involved', 'owner', 'questioned', 'granted', 'granted-to-write'] as const satisfies readonly Relation[]

export interface Grant {
  readonly roles: readonly Role[]
  readonly relation: Relation
}

/** Verb -> who may. A verb that is not in the table is nobody's. */
export type AccessTable<Verb extends string = string> = Readonly<Record<Verb, readonly Grant[]>>

/** What is acted on, as far as access needs to know it. */
export interface Subject {
  readonly agencies: { readonly [R in Exclude<Relation, 'any' | 'granted' | 'granted-to-write' | 'deserted'>]?: readonly string[] }
  /** Users who were given access until a day that has not passed; `granted` holds those of `granted-to-write` too. */
  readonly granted?: { readonly granted: readonly string[]; readonly 'granted-to-write': readonly string[] }
  /** Users who are hard-excluded (perpetrator, relative, associate, declared conflict): nothing beats it. */
  readonly excluded: readonly string[]
  /** Where it is restricted, the users who alone may know of it, the hub's own included. Automations are no readers. */
  readonly only?: readonly string[] | undefined
  /** None of those may sign in any more. */
  readonly deserted?: boolean
}

/** The subject of verbs that concern no case: a list, a new referral. */
export const NOTHING: Subject = { agencies: {}, excluded: [] }

/** Whether the actor may do this to that. Pure; default deny; an exclusion beats every role, and so does a restriction to others. */
export function may(table: AccessTable, actor: Actor, verb: string, subject: Subject = NOTHING): boolean {
  if (subject.excluded.includes(actor.user)) return false
  const grants = Object.hasOwn(table, verb) ? (table[verb] ?? []) : []
  const shutOut = subject.only !== undefined && !subject.only.includes(actor.user) && !actor.roles.includes('system')
  return grants.some(
    grant => (!shutOut || grant.relation === 'deserted') && grant.roles.some(role => actor.roles.includes(role)) && stands(actor, grant.relation, subject),
  )
}

function stands(actor: Actor, relation: Relation, { agencies, granted, deserted = false }: Subject): boolean {
  if (relation === 'deserted') return deserted
  if (relation === 'any') return true
  if (relation === 'granted' || relation === 'granted-to-write') return granted?.[relation].includes(actor.user) ?? false
  return (agencies[relation] ?? []).includes(actor.agency)
}
