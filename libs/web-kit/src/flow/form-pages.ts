import { AccessLog } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { Refusal, type Actor } from '@lantern/decision'
import { CommandReused, WrongRevision } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fileFieldsOf, ShapeRefused, splitForm, type FieldError, type InputClass } from '../fields/index.js'
import { formFields, inDateTime, render, type Conflict, type FormPage } from '../views/index.js'
import { bothVersions } from './both-versions.js'
import { answersOf, hiddenOf } from './check-answers.js'
import { titleOf } from './buttons.js'
import { Commands } from './commands.js'
import { Directory } from './directory.js'
import { Frames } from './frames.js'
import type { CommandSlice } from './lifecycle.js'
import { openerFor } from './opener.js'
import { commandIdOf, newKey, signedInOf } from './request.js'

interface Shown {
  readonly values?: Readonly<Record<string, unknown>>
  readonly errors?: readonly FieldError[]
  readonly refusal?: string
  readonly conflict?: Conflict
  /** That the form is based on; undefined when it came without one, and must not get another unseen. */
  readonly revision: number | undefined
  readonly key: string
  /** Where the person came from and goes back to. */
  readonly next?: string | undefined
}

/** A form that does not say what it was filled in from cannot be told from a stale one. Answered as 428, as the API does without If-Match. */
const WITHOUT_REVISION =
  'Nothing has been saved. The form came without the version that it was filled in from, so we cannot tell what has changed since. ' +
  'Look at what is recorded now, then send it again if it is still right.'

/** The page of a slice: its form, and its form sent. What was typed is kept whatever is wrong with it. */
@Injectable()
export class FormPages {
  constructor(
    private readonly commands: Commands,
    private readonly frames: Frames,
    private readonly directory: Directory,
    private readonly sealer: Sealer,
    private readonly log: AccessLog,
    private readonly clock: Clock,
  ) {}

  /** @throws NotSignedIn, NoSuchThing, Forbidden */
  async form(slice: CommandSlice, request: FastifyRequest, ref: string): Promise<string> {
    const { actor } = signedInOf(request)
    await this.commands.may(slice, actor, ref)
    const { allowed, revision } = await this.commands.standing(slice, ref)
    const refusal = allowed ? undefined : 'This cannot be done now. Look at the history to see what has happened since.'
    const proposed = allowed && slice.proposes ? await slice.proposes(this.commands.get, ref, actor) : {}
    return this.show(slice, request, ref, { values: { ...proposed, ...startingWith(slice, request.query) }, revision: slice.adds ? undefined : revision, key: newKey(), refusal })
  }

  /**
   * The form with what was typed before and never recorded. It stays based on the revision that the person had before them, so that what
   * changed since is shown when they send it. @throws NotSignedIn, NoSuchThing, Forbidden
   */
  async restore(slice: CommandSlice, request: FastifyRequest, ref: string, body: Readonly<Record<string, unknown>>): Promise<string> {
    const { actor } = signedInOf(request)
    await this.commands.may(slice, actor, ref)
    const { answers, revision, next } = splitForm(body)
    return this.show(slice, request, ref, { values: answers, revision, next, key: newKey() })
  }

  /** Answers 303 to what comes next, or the form again with what is wrong. @throws NotSignedIn, NoSuchThing, Forbidden, StoreUnavailable */
  async submit(slice: CommandSlice, request: FastifyRequest, reply: FastifyReply, ref: string, body: Record<string, unknown>): Promise<string | undefined> {
    const { actor } = signedInOf(request)
    await this.commands.may(slice, actor, ref)
    const { answers: values, command: key = newKey(), revision, next } = splitForm(body)
    // Nothing is created until it is said below; Nest would answer 201.
    void reply.code(200)
    try {
      if (slice.checkAnswers && body['_change'] !== undefined) return await this.restore(slice, request, ref, body)
      if (slice.checkAnswers && body['_checked'] === undefined) {
        await this.commands.check(slice, { actor, ref, body: values, spelling: 'form' })
        return await this.toCheck(slice, request, ref, { values, revision, key })
      }
      if (!slice.creates && !slice.adds && revision === undefined) {
        await this.commands.check(slice, { actor, ref, body: values, spelling: 'form' })
        void reply.code(428)
        return await this.show(slice, request, ref, { values, revision: (await this.commands.standing(slice, ref)).revision, key: newKey(), next, refusal: WITHOUT_REVISION })
      }
      const ran = await this.commands.runAllowed(slice, {
        actor,
        ref,
        body: values,
        spelling: 'form',
        commandId: commandIdOf(actor, key),
        expected: slice.creates || slice.adds ? undefined : revision,
      })
      void reply.code(303).header('location', `${next ?? slice.next(ran.ref)}?done=${slice.name}`)
      return undefined
    } catch (error) {
      const again = { values, revision, key, next }
      if (error instanceof ShapeRefused) {
        void reply.code(error.errors.some(({ tooLarge }) => tooLarge) ? 413 : 400)
        return this.show(slice, request, ref, { ...again, errors: error.errors })
      }
      if (error instanceof Refusal) {
        void reply.code(409)
        return this.show(slice, request, ref, { ...again, key: newKey(), refusal: error.message })
      }
      if (error instanceof CommandReused) {
        void reply.code(422)
        const refusal = 'This form was sent before with other answers. Check them, then send it again if you still want to.'
        return this.show(slice, request, ref, { ...again, key: newKey(), refusal })
      }
      if (error instanceof WrongRevision) {
        void reply.code(412)
        // A new key: pressing again is a choice made with both versions in view.
        return this.show(slice, request, ref, { values, revision: error.actual, key: newKey(), next, conflict: await this.conflictOf(slice, { actor, ref }, revision ?? -1, values) })
      }
      throw error
    }
  }

  /** Everything that was typed, to be read once more; the same key goes on, so that pressing twice is one command. */
  private async toCheck(slice: CommandSlice, request: FastifyRequest, ref: string, { values, revision, key }: Shown): Promise<string> {
    const { actor } = signedInOf(request)
    const choices = await this.commands.choices(slice, actor, ref)
    const page = {
      title: 'Check your answers',
      groups: answersOf(formFields(slice.input as never, { values, choices }).fields),
      form: { action: actionOf(slice, ref), submit: titleOf(slice, ref), command: key, hidden: hiddenOf(values), ...(revision === undefined ? {} : { revision }) },
    }
    return render('check-answers.njk', { ...page, ...(await this.frames.of(request)) })
  }

  /** Both versions side by side. What changed is told like the history: to those who may read it, and recorded before it is shown. */
  private async conflictOf(
    slice: CommandSlice,
    { actor, ref }: { readonly actor: Actor; readonly ref: string },
    revision: number,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Conflict> {
    const all = await this.commands.since(slice, ref, -1)
    const since = all.filter(event => event.revision > revision)
    const reads = await this.commands.mayRead(slice, actor, ref)
    if (reads) await this.log.record({ actor, at: this.clock.now(), verb: 'history-read', ref })
    const open = await openerFor(this.sealer, slice.lifecycle.stream, all)
    const choices = await this.commands.choices(slice, actor, ref)
    return {
      changes: since.map(event => ({
        text: reads ? slice.lifecycle.sentence(event as never, open, this.directory) : 'Something was recorded that you do not have access to',
        by: reads && !slice.lifecycle.unnamed?.includes(event.type as never) ? `${this.directory.user(event.by.user)}, ${this.directory.agency(event.by.agency)}` : 'Another person',
        at: inDateTime(event.recordedAt),
      })),
      versions: bothVersions(slice.input, { values, choices, recorded: reads ? slice.recorded?.(all as never, open, actor) : undefined }),
    }
  }

  private async show(slice: CommandSlice, request: FastifyRequest, ref: string, shown: Shown): Promise<string> {
    const { actor } = signedInOf(request)
    const choices = await this.commands.choices(slice, actor, ref)
    const back = shown.next ?? (slice.creates && slice.under === undefined ? '/' : slice.under === undefined ? slice.lifecycle.page(ref) : `/cases/${ref}`)
    const warnings = await this.commands.warnings(slice, ref)
    const page: FormPage = {
      warnings,
      title: titleOf(slice, ref),
      ...(ref === '' || ref === undefined ? {} : { caption: slice.lifecycle.named?.(ref, this.directory) ?? ref }),
      back: { href: back },
      form: {
        action: actionOf(slice, ref),
        submit: titleOf(slice, ref),
        cancel: back,
        ...(shown.revision === undefined ? {} : { revision: shown.revision }),
        command: shown.key,
        next: shown.next,
        multipart: fileFieldsOf(slice.input as InputClass).length > 0,
        ...formFields(slice.input as never, { values: shown.values, errors: shown.errors, choices, words: slice.words?.(ref).fields }),
        errors: shown.errors ?? [],
        refusal: shown.refusal,
        conflict: shown.conflict,
      },
    }
    const more = slice.shows ? { shown: await slice.shows(this.commands.get, ref, actor) } : {}
    return render(slice.template ?? 'form.njk', { ...page, ...more, ...(await this.frames.of(request)) })
  }
}

const actionOf = (slice: CommandSlice, ref: string): string => `/${slice.page.replace(':ref', encodeURIComponent(ref))}`

/** What the address fills in of a form that lets it. */
function startingWith({ starts = [] }: CommandSlice, query: unknown): Readonly<Record<string, unknown>> {
  const given = typeof query === 'object' && query !== null ? query : {}
  return Object.fromEntries(starts.flatMap(name => (Object.hasOwn(given, name) ? [[name, Reflect.get(given, name) as unknown]] : [])))
}
