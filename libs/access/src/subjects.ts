import type { Actor } from '@lantern/decision'
import { may, NOTHING, type AccessTable, type Subject } from './may.js'

/** Answered as 404: it does not exist, or this person may not even know that it does. The two cannot be told apart. */
export class NoSuchThing extends Error {
  override readonly name = 'NoSuchThing'
  constructor() {
    super('There is nothing here.')
  }
}

/** Answered as 403: it exists and this person may not do this to it. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
  constructor(readonly verb: string) {
    super('You do not have access to do this.')
  }
}

/** Finds what access needs to know of one thing; undefined when there is no such thing. */
export type SubjectFinder = (ref: string, actor?: Actor) => Promise<Subject | undefined>

/** The finders of the contexts, by kind of thing: a stream's name. */
export class Subjects {
  private readonly finders = new Map<string, SubjectFinder>()

  /** @throws when the kind has a finder already */
  register(kind: string, finder: SubjectFinder): void {
    if (this.finders.has(kind)) throw new Error(`Subjects of ${kind} have a finder already.`)
    this.finders.set(kind, finder)
  }

  /** @throws when no context has registered the kind */
  async find(kind: string, ref: string, actor?: Actor): Promise<Subject | undefined> {
    const finder = this.finders.get(kind)
    if (!finder) throw new Error(`No context finds subjects of ${kind}.`)
    return finder(ref, actor)
  }
}

/**
 * Passes when the actor may do this. `about` is what Subjects.find gave; leave it out only for verbs that concern no one thing.
 * An excluded person gets exactly what a reference that does not exist gets.
 * @throws NoSuchThing when the thing was not found or the actor is excluded from it, Forbidden when they may not
 */
export function authorise(table: AccessTable, actor: Actor, verb: string, ...about: readonly [subject?: Subject | undefined]): void {
  const subject = about.length === 0 ? NOTHING : about[0]
  if (!subject || subject.excluded.includes(actor.user)) throw new NoSuchThing()
  if (!may(table, actor, verb, subject)) throw new Forbidden(verb)
}
