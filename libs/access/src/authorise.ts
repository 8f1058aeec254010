import type { Actor } from '@lantern/decision'
import { may, NOTHING, type AccessTable, type Relation, type Subject } from './may.js'
import { Forbidden, NoSuchThing } from './subjects.js'

/** The grants to the roles of the actor, whatever it is done to. */
const grantsTo = (table: AccessTable, actor: Actor, verb: string) =>
  (Object.hasOwn(table, verb) ? (table[verb] ?? []) : []).filter(grant => grant.roles.some(role => actor.roles.includes(role)))

/** Whether any role of the actor could ever do this, whatever it is done to. */
export const mayEver = (table: AccessTable, actor: Actor, verb: string): boolean => grantsTo(table, actor, verb).length > 0

/** The relations on which it depends whether they may: none for a role that may do it to any. */
function asked(table: AccessTable, actor: Actor, verb: string): readonly Relation[] {
  const relations = grantsTo(table, actor, verb).map(({ relation }) => relation)
  return relations.includes('any') ? [] : relations
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

/**
 * As authorise, for a thing that is looked up only when a role allows the verb at all. `find` is told which relations the answer depends on; who
 * goes on to ask about other verbs finds them all. Gives what was found. @throws Forbidden, NoSuchThing
 */
export async function authoriseOn(table: AccessTable, actor: Actor, verb: string, find: (asked: readonly Relation[]) => Promise<Subject | undefined>): Promise<Subject> {
  if (!mayEver(table, actor, verb)) throw new Forbidden(verb)
  const subject = await find(asked(table, actor, verb))
  authorise(table, actor, verb, subject)
  return subject ?? NOTHING
}
