import type { Actor } from '@lantern/decision'
import { relations, type Relation, type Subject } from './may.js'

/** Answered as 404: it does not exist, or this person may not even know that it does. The two cannot be told apart. */
export class NoSuchThing extends Error {
  override readonly name = 'NoSuchThing'
  constructor() {
    super('There is nothing here.')
  }
}

/** Answered as 403: no role of this person ever allows this, whatever it is done to. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
  constructor(readonly verb: string) {
    super('You do not have access to do this.')
  }
}

/**
 * Finds what access needs to know of one thing; undefined when there is no such thing. Relations that were not asked for may be left out.
 * What is looked up depends on what was asked, never on whether the thing exists.
 */
export type SubjectFinder = (ref: string, asked: readonly Relation[], actor?: Actor) => Promise<Subject | undefined>

/** The finders of the contexts, by kind of thing: a stream's name. */
export class Subjects {
  private readonly finders = new Map<string, SubjectFinder>()

  /** @throws when the kind has a finder already */
  register(kind: string, finder: SubjectFinder): void {
    if (this.finders.has(kind)) throw new Error(`Subjects of ${kind} have a finder already.`)
    this.finders.set(kind, finder)
  }

  /** With all its relations unless told which are asked for. @throws when no context has registered the kind */
  async find(kind: string, ref: string, actor?: Actor, asked: readonly Relation[] = relations): Promise<Subject | undefined> {
    const finder = this.finders.get(kind)
    if (!finder) throw new Error(`No context finds subjects of ${kind}.`)
    return finder(ref, asked, actor)
  }
}
