import type { Actor } from '@lantern/decision'
import { may, NOTHING, type AccessTable, type Subject } from './may.js'
import { Forbidden, NoSuchThing } from './subjects.js'

/** Whether any role of the actor could ever do this, whatever it is done to. */
export function mayEver(table: AccessTable, actor: Actor, verb: string): boolean {
  const grants = Object.hasOwn(table, verb) ? (table[verb] ?? []) : []
  return grants.some(grant => grant.roles.some(role => actor.roles.includes(role)))
}

/**
 * Passes when the actor may do this. `about` is what Subjects.find gave; leave it out only for verbs that concern no one thing.
 * Somebody whose roles never allow it is told so; somebody who stands in no relation to this thing, or is excluded from it, sees what they
 * would see if it did not exist.
 * @throws Forbidden, NoSuchThing
 */
export function authorise(table: AccessTable, actor: Actor, verb: string, ...about: readonly [subject?: Subject | undefined]): void {
  if (!mayEver(table, actor, verb)) throw new Forbidden(verb)
  const subject = about.length === 0 ? NOTHING : about[0]
  if (!subject || !may(table, actor, verb, subject)) throw new NoSuchThing()
}

/** As authorise, for a thing that is looked up only when a role allows the verb at all. Gives what was found. @throws Forbidden, NoSuchThing */
export async function authoriseOn(table: AccessTable, actor: Actor, verb: string, find: () => Promise<Subject | undefined>): Promise<Subject> {
  if (!mayEver(table, actor, verb)) throw new Forbidden(verb)
  const subject = await find()
  authorise(table, actor, verb, subject)
  return subject ?? NOTHING
}
