import { NoSuchThing, type Draft, type DraftContent } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { Refusal, type Instant } from '@lantern/decision'
import { CommandReused } from '@lantern/event-store'
import { Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ADD_ANOTHER, ShapeRefused, splitForm, type FieldError, type InputClass } from '../fields/index.js'
import { Commands } from '../flow/commands.js'
import { Frames } from '../flow/frames.js'
import type { CommandSlice } from '../flow/lifecycle.js'
import { commandIdOf, newKey, signedInOf } from '../flow/request.js'
import { render, type Conflict, type Frame, type PageChoices } from '../views/index.js'
import { apart, StepFiles } from './step-files.js'
import { formOf, StepDrafts, stepNamed, type Place } from './step-drafts.js'
import { checkPage, draftsPage, stepConflict, stepPage, tasksPage, type ToMend } from './step-views.js'
import { standingOf, type StepStanding } from './steps.js'

/** Where a request is in the form. */
export interface At {
  readonly ref: string
  readonly draft: string
  readonly step: string
}

interface Shown {
  readonly revision: number
  readonly errors?: readonly FieldError[]
  readonly refusal?: string
  readonly conflict?: Conflict
  /** Where the form is sent; to the draft itself unless told. */
  readonly into?: string
}

/** What was typed in a tab whose draft was sent or deleted in another goes into a new one. */
const NEW = 'new'
const CHOOSE_AGAIN = 'Choose its files again.'
const GONE = 'This draft was sent or deleted in another tab or window. Nothing that you typed here is lost: save it, and it becomes a new draft.'

/** The pages of a long form in steps: the drafts, the list of steps, each step, and the answers to be checked. Everything works without script. */
@Injectable()
export class StepPages {
  constructor(
    private readonly commands: Commands,
    private readonly frames: Frames,
    private readonly drafts: StepDrafts,
    private readonly files: StepFiles,
    private readonly clock: Clock,
  ) {}

  /** What this person has begun. @throws NotSignedIn, NoSuchThing, Forbidden */
  async list(slice: CommandSlice, request: FastifyRequest, ref: string): Promise<string> {
    const { actor } = await this.may(slice, request, ref)
    const drafts = await this.drafts.list(slice, { actor, ref })
    const rows = drafts.map(draft => ({ draft, standing: this.standing(slice, draft), label: formOf(slice).label?.(draft.answers) }))
    return render('steps-drafts.njk', { ...draftsPage(slice, ref, rows, this.drafts.keptForDays), ...(await this.around(slice, request, ref)) })
  }

  /** @throws NotSignedIn, NoSuchThing, Forbidden */
  async begin(slice: CommandSlice, request: FastifyRequest, reply: FastifyReply, ref: string, body: Readonly<Record<string, unknown>>): Promise<undefined> {
    const { actor } = await this.may(slice, request, ref)
    if (Object.keys(splitForm(body).answers).length > 0) throw new ShapeRefused([])
    const proposed = slice.proposes ? await slice.proposes(this.commands.get, ref, actor) : {}
    return this.goTo(reply, `${baseOf(slice, ref)}/${await this.drafts.begin(slice, { actor, ref }, proposed as DraftContent['answers'])}`)
  }

  async tasks(slice: CommandSlice, request: FastifyRequest, reply: FastifyReply, at: At): Promise<string | undefined> {
    const { draft } = await this.open(slice, request, at)
    if (draft.sentAs !== undefined) return this.goTo(reply, slice.next(draft.sentAs))
    return render('steps-tasks.njk', { ...tasksPage(slice, baseOf(slice, at.ref), draft, this.standing(slice, draft)), ...(await this.found(slice, request, draft)), ...(await this.around(slice, request, at.ref)) })
  }

  async step(slice: CommandSlice, request: FastifyRequest, reply: FastifyReply, at: At, from?: unknown): Promise<string | undefined> {
    const step = stepNamed(slice, at.step)
    const { draft } = await this.open(slice, request, at)
    if (draft.sentAs !== undefined) return this.goTo(reply, slice.next(draft.sentAs))
    const revision = draft.saves[step.name] ?? 0
    const standing = this.standing(slice, draft).find(each => each.step === step)
    // What is wrong with what was typed is said when the page is opened again; what is only missing is not.
    const errors = standing?.status === 'problem' ? standing.errors : []
    return this.show(slice, request, at, draft.answers, { revision, errors }, from === 'check')
  }

  /** The step with what was typed and never saved, after signing in again. @throws NotSignedIn, NoSuchThing, Forbidden */
  async restore(slice: CommandSlice, request: FastifyRequest, at: At, body: Readonly<Record<string, unknown>>): Promise<string> {
    const { actor } = await this.may(slice, request, at.ref)
    const { answers, revision } = splitForm(body)
    const draft = await this.drafts.find(slice, { actor, ref: at.ref, id: at.draft })
    if (!draft || draft.sentAs !== undefined) return this.show(slice, request, at, answers, { revision: 0, refusal: GONE, into: NEW })
    return this.show(slice, request, at, answers, { revision: revision ?? -1 })
  }

  /** Saves a step as it was typed, then goes on; shows it again when something is wrong or another tab was first. */
  async save(slice: CommandSlice, request: FastifyRequest, reply: FastifyReply, at: At, body: Readonly<Record<string, unknown>>): Promise<string | undefined> {
    const step = stepNamed(slice, at.step)
    const { actor, place } = await this.may(slice, request, at.ref, at.draft)
    const { answers, revision, command: key } = splitForm(body)
    const { typed, chosen } = apart(slice, answers)
    const draftId = at.draft === NEW ? await this.drafts.make(slice, { actor, ref: at.ref }, { answers: {}, saves: { [step.name]: 0 } }, key) : at.draft
    const of = { ...place, id: draftId }
    const saved = await this.drafts.save(slice, step, of, { typed, revision })
    if (saved.is === 'gone') {
      void reply.code(409)
      return this.show(slice, request, at, typed, { revision: 0, refusal: Object.keys(chosen).length > 0 ? `${GONE} ${CHOOSE_AGAIN}` : GONE, into: NEW })
    }
    const wrong = await this.files.keep(slice, of, chosen)
    const removed = body['_remove']
    if (typeof removed === 'string') await this.files.remove(of, removed)
    if (saved.is === 'conflict') {
      void reply.code(412)
      const choices = await this.choices(slice, request, at.ref)
      return this.show(slice, request, { ...at, draft: draftId }, typed, { revision: saved.draft.saves[step.name] ?? 0, conflict: stepConflict(slice, step, { typed, saved: saved.draft.answers, choices }) })
    }
    const base = `${baseOf(slice, at.ref)}/${draftId}`
    const another = body[ADD_ANOTHER]
    if (typeof another === 'string') return this.goTo(reply, `${base}/${step.name}${step.fields.includes(another) ? `#${another}` : ''}`)
    if (wrong.length > 0) {
      void reply.code(wrong.some(({ tooLarge }) => tooLarge) ? 413 : 400)
      return this.show(slice, request, { ...at, draft: draftId }, saved.draft.answers, { revision: saved.draft.saves[step.name] ?? 0, errors: wrong })
    }
    if (removed !== undefined || body['_add'] !== undefined) return this.goTo(reply, `${base}/${step.name}${body['_from'] === 'check' ? '?from=check' : ''}`)
    if (body['_later'] !== undefined) return this.goTo(reply, base)
    const standing = this.standing(slice, saved.draft)
    const errors = standing.find(each => each.step === step)?.errors ?? []
    if (errors.length > 0) {
      void reply.code(400)
      return this.show(slice, request, { ...at, draft: draftId }, saved.draft.answers, { revision: saved.draft.saves[step.name] ?? 0, errors })
    }
    const next = formOf(slice).steps[formOf(slice).steps.indexOf(step) + 1]
    return this.goTo(reply, `${base}/${body['_from'] === 'check' || !next ? 'check' : next.name}`)
  }

  /** Saves a step while it is typed, for the script of its page: nothing of it is judged. Answers the time and what the next save is based on. */
  async saveTyped(slice: CommandSlice, request: FastifyRequest, reply: FastifyReply, at: At, body: Readonly<Record<string, unknown>>): Promise<object> {
    const { place } = await this.may(slice, request, at.ref, at.draft)
    const step = stepNamed(slice, at.step)
    const { answers: typed, revision } = splitForm(body)
    const saved = await this.drafts.save(slice, step, place, { typed, revision })
    if (saved.is === 'saved') return { revision: saved.draft.saves[step.name] ?? 0, at: timeOnTheClock(this.clock.now()) }
    void reply.code(saved.is === 'gone' ? 409 : 412)
    return {}
  }

  /** Every answer, to be read once more. @throws NotSignedIn, NoSuchThing, Forbidden */
  async check(slice: CommandSlice, request: FastifyRequest, reply: FastifyReply, at: At): Promise<string | undefined> {
    const { draft } = await this.open(slice, request, at)
    if (draft.sentAs !== undefined) return this.goTo(reply, slice.next(draft.sentAs))
    return this.showCheck(slice, request, at, draft, [])
  }

  /** Sends the command once, whatever is pressed how often: its id is the draft's. */
  async send(slice: CommandSlice, request: FastifyRequest, reply: FastifyReply, at: At): Promise<string | undefined> {
    const { actor, place, draft } = await this.open(slice, request, at)
    if (draft.sentAs !== undefined) return this.goTo(reply, `${slice.next(draft.sentAs)}?done=${slice.name}`)
    const missing = this.standing(slice, draft).flatMap(({ step, errors }) => errors.map(error => ({ step: step.name, error })))
    if (missing.length > 0) {
      void reply.code(400)
      return this.showCheck(slice, request, at, draft, missing)
    }
    try {
      const ran = await this.commands.runAllowed(slice, { actor, ref: at.ref, body: { ...draft.answers, ...(await this.files.uploads(slice, place)) }, spelling: 'form', commandId: commandIdOf(actor, `draft/${draft.id}`) })
      await this.drafts.sent(place, ran.ref)
      return this.goTo(reply, `${slice.next(ran.ref)}?done=${slice.name}`)
    } catch (error) {
      if (error instanceof ShapeRefused) {
        void reply.code(400)
        const stepOf = ({ path }: FieldError) => formOf(slice).steps.find(({ fields }) => fields.includes(path.split('.')[0] ?? ''))?.name
        return this.showCheck(slice, request, at, draft, error.errors.map(each => ({ step: stepOf(each), error: each })))
      }
      if (error instanceof Refusal) {
        void reply.code(409)
        return this.showCheck(slice, request, at, draft, [{ step: formOf(slice).mend?.[error.code], error: { path: '', href: '', pointer: '', text: error.message } }])
      }
      if (error instanceof CommandReused) {
        void reply.code(422)
        const text = 'This was sent before with other answers. What was sent then stands; begin a new draft for what is new.'
        return this.showCheck(slice, request, at, draft, [{ step: undefined, error: { path: '', href: '', pointer: '', text } }])
      }
      throw error
    }
  }

  async confirmDelete(slice: CommandSlice, request: FastifyRequest, reply: FastifyReply, at: At): Promise<string | undefined> {
    const { draft } = await this.open(slice, request, at)
    if (draft.sentAs !== undefined) return this.goTo(reply, slice.next(draft.sentAs))
    const base = baseOf(slice, at.ref)
    const page = { title: 'Delete this draft?', back: { href: `${base}/${draft.id}` }, action: `${base}/${draft.id}/delete`, startedAt: draft.startedAt, label: formOf(slice).label?.(draft.answers) }
    return render('steps-delete.njk', { ...page, ...(await this.frames.of(request)) })
  }

  async delete(slice: CommandSlice, request: FastifyRequest, reply: FastifyReply, at: At): Promise<undefined> {
    const { place } = await this.may(slice, request, at.ref, at.draft)
    await this.drafts.delete(place)
    return this.goTo(reply, baseOf(slice, at.ref))
  }

  private async may(slice: CommandSlice, request: FastifyRequest, ref: string, id = '') {
    const { actor } = signedInOf(request)
    await this.commands.may(slice, actor, ref)
    return { actor, place: { actor, ref, id } satisfies Place }
  }

  /** @throws NoSuchThing when the draft is gone or another person's */
  private async open(slice: CommandSlice, request: FastifyRequest, at: At): Promise<{ readonly actor: Place['actor']; readonly place: Place; readonly draft: Draft }> {
    const { actor, place } = await this.may(slice, request, at.ref, at.draft)
    const draft = await this.drafts.find(slice, place)
    if (!draft) throw new NoSuchThing()
    return { actor, place, draft }
  }

  private standing(slice: CommandSlice, content: DraftContent): readonly StepStanding[] {
    return standingOf(slice.input as InputClass<never>, formOf(slice), content, londonDate(this.clock.now()))
  }

  private async choices(slice: CommandSlice, request: FastifyRequest, ref: string): Promise<PageChoices | undefined> {
    return this.commands.choices(slice, signedInOf(request).actor, ref)
  }

  private async show(slice: CommandSlice, request: FastifyRequest, at: At, values: Readonly<Record<string, unknown>>, shown: Shown, fromCheck = false): Promise<string> {
    const step = stepNamed(slice, at.step)
    const base = `${baseOf(slice, at.ref)}/${shown.into ?? at.draft}`
    const choices = await this.choices(slice, request, at.ref)
    const files = shown.into === NEW ? [] : await this.files.of(slice, { actor: signedInOf(request).actor, ref: at.ref, id: at.draft })
    const page = stepPage(slice, step, { base, key: newKey(), values, files, choices, fromCheck, back: shown.into === NEW ? baseOf(slice, at.ref) : base, ...((shown.into ?? at.draft) !== NEW && { saveAsTyped: `${base}/${step.name}/typed` }), ...shown })
    return render(step.template ?? 'step.njk', { ...page, ...(await this.frames.of(request)) })
  }

  private async showCheck(slice: CommandSlice, request: FastifyRequest, at: At, draft: Draft, wrong: readonly ToMend[]): Promise<string> {
    const choices = await this.choices(slice, request, at.ref)
    const files = await this.files.of(slice, { actor: signedInOf(request).actor, ref: at.ref, id: draft.id })
    return render('steps-check.njk', { ...checkPage(slice, `${baseOf(slice, at.ref)}/${draft.id}`, { draft, files, standing: this.standing(slice, draft), wrong, choices }), ...(await this.found(slice, request, draft)), ...(await this.around(slice, request, at.ref)) })
  }

  private async found(slice: CommandSlice, request: FastifyRequest, { answers }: DraftContent): Promise<{ readonly found?: object; readonly foundBy?: string }> {
    const asked = formOf(slice).found
    const found = asked && (await asked.of(this.commands.get, answers, signedInOf(request).actor))
    return asked && found ? { found, foundBy: asked.template } : {}
  }

  /** The frame of a page, and what the notice of the form shows. */
  private async around(slice: CommandSlice, request: FastifyRequest, ref: string): Promise<Frame & { readonly shown?: object }> {
    const shown = slice.shows && (await slice.shows(this.commands.get, ref, signedInOf(request).actor))
    return { ...(shown && { shown }), ...(await this.frames.of(request)) }
  }

  private goTo(reply: FastifyReply, path: string): undefined {
    void reply.code(303).header('location', path)
    return undefined
  }
}

const clockFace = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })
/** 14:03 */
const timeOnTheClock = (at: Instant): string => clockFace.format(new Date(at))

const baseOf = (slice: CommandSlice, ref: string): string => `/${slice.page.replace(':ref', encodeURIComponent(ref))}`
