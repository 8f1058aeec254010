import { NoSuchThing, Drafts, type Draft, type DraftContent } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { Injectable } from '@nestjs/common'
import { isDeepStrictEqual } from 'node:util'
import type { CommandSlice } from '../flow/lifecycle.js'
import { apart, StepFiles } from './step-files.js'
import { lettersOf } from '../flow/making.js'
import { newKey } from '../flow/request.js'
import { answersOn, type Step, type Steps } from './steps.js'

export interface Place {
  readonly actor: Actor
  /** What the form is about; empty when it creates that. */
  readonly ref: string
  /** Of the draft. */
  readonly id: string
}

/** What was sent of one step: what was typed, and how often the step had been saved when its page was made. */
export interface Sent {
  readonly typed: Readonly<Record<string, unknown>>
  readonly revision: number | undefined
}

export type Saved =
  | { readonly is: 'saved'; readonly draft: DraftContent }
  /** Another tab saved something else first: both are shown, neither is lost. */
  | { readonly is: 'conflict'; readonly draft: DraftContent }
  | { readonly is: 'gone' }

/** The steps of a slice that has them. @throws NoSuchThing */
export function formOf(slice: CommandSlice): Steps<never> {
  if (!slice.steps) throw new NoSuchThing()
  return slice.steps
}

/** @throws NoSuchThing */
export function stepNamed(slice: CommandSlice, name: string): Step {
  const step = formOf(slice).steps.find(each => each.name === name)
  if (!step) throw new NoSuchThing()
  return step
}

export const draftOf = (slice: CommandSlice, ref: string) => ({ form: `${slice.context}/${slice.name}`, about: ref })

/** As often as two tabs of one person can sensibly be saved within one moment. */
const TRIES = 5

/** The drafts of a long form: begun, found, and saved step by step without losing what another tab saved. */
@Injectable()
export class StepDrafts {
  constructor(
    private readonly drafts: Drafts,
    private readonly files: StepFiles,
    private readonly clock: Clock,
  ) {}

  get keptForDays(): number {
    return this.drafts.keptForDays
  }

  list(slice: CommandSlice, { actor, ref }: Omit<Place, 'id'>): Promise<readonly Draft[]> {
    return this.drafts.list(actor.user, draftOf(slice, ref), this.clock.now())
  }

  find(slice: CommandSlice, { actor, ref, id }: Place): Promise<Draft | undefined> {
    return this.drafts.find(actor.user, draftOf(slice, ref), id, this.clock.now())
  }

  /** A new draft; one that was begun from the same answers and never written in is used again, so that pressing often fills no list. Gives its id. */
  async begin(slice: CommandSlice, { actor, ref }: Omit<Place, 'id'>, answers: DraftContent['answers']): Promise<string> {
    const untouched = (await this.list(slice, { actor, ref })).find(draft => Object.values(draft.saves).every(saves => saves === 0) && isDeepStrictEqual(draft.answers, answers))
    // A part that answers are proposed for has been filled in; nobody has to open it to be done with it.
    const saves = Object.keys(answers).length === 0 ? {} : Object.fromEntries(formOf(slice).steps.map(({ name }) => [name, 0]))
    return untouched?.id ?? this.make(slice, { actor, ref }, { answers, saves })
  }

  /** A new draft with this in it. The same key makes the same draft. Gives its id. */
  async make(slice: CommandSlice, { actor, ref }: Omit<Place, 'id'>, content: DraftContent, key = newKey()): Promise<string> {
    const id = lettersOf(`draft/${actor.user}/${key}`, 20).toLowerCase()
    await this.drafts.save(actor.user, { ...draftOf(slice, ref), id, revision: -1 }, content, this.clock.now())
    return id
  }

  async save(slice: CommandSlice, step: Step, place: Place, sent: Sent): Promise<Saved> {
    const { revision } = sent
    const { typed } = apart(slice, sent.typed)
    for (let tries = 0; tries < TRIES; tries += 1) {
      const draft = await this.find(slice, place)
      if (!draft || draft.sentAs !== undefined) return { is: 'gone' }
      const saves = draft.saves[step.name] ?? 0
      const [before, after] = [answersOn(step, draft.answers), answersOn(step, typed)]
      // A page that is left sends what it holds once more, after its button did: that is no save of another window, and the page that the button brought goes on from it.
      if (saves !== revision) return isDeepStrictEqual(before, after) ? { is: 'saved', draft } : { is: 'conflict', draft }
      const others = Object.entries(draft.answers).filter(([field]) => !step.fields.includes(field))
      const content = { answers: { ...Object.fromEntries(others), ...after }, saves: { ...draft.saves, [step.name]: saves + 1 } }
      if (await this.drafts.save(place.actor.user, { ...draftOf(slice, place.ref), id: place.id, revision: draft.revision }, content, this.clock.now())) return { is: 'saved', draft: content }
    }
    throw new Error('A draft was saved elsewhere each time that it was to be saved here.')
  }

  /** Its files are kept under the case now, and no longer here. */
  async sent(place: Place, ref: string): Promise<void> {
    await this.drafts.sent(place.actor.user, place.id, ref, this.clock.now())
    await this.files.removeAll(place)
  }

  async delete(place: Place): Promise<void> {
    await this.drafts.delete(place.actor.user, place.id)
    await this.files.removeAll(place)
  }
}
