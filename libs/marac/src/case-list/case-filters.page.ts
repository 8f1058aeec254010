import { authorise, SavedFilters, TooManyFilters } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { ApiExcludeEndpoint, checkShape, Directory, errorAt, formFields, Frames, render, ShapeRefused, signedInOf, Text, type FieldError, type GivesBack, type Restoring } from '@lantern/web-kit'
import { Body, Controller, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { caseListAddress, CaseListInput, choicesOf } from './case-list.input.js'

const aName = () => Text('a name for these filters', { max: 60, label: 'Name for these filters', hint: 'Only you see it. Never the name of a person' })

/** What they shall be called. */
export class SavedFilterName {
  @aName() name!: string
}
/** The same with the filters, as the form shows them again, each to be changed. */
class SavedFilterInput extends CaseListInput {
  @aName() name!: string
}

/** Filters of the case list that somebody keeps for themselves: choices alone, each a code that the list knows. */
@Controller()
export class CaseFiltersPage implements Restoring {
  static readonly givesBack: GivesBack = { page: 'cases/filters', title: 'Save these filters' }

  constructor(
    private readonly saved: SavedFilters,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @Post('cases/filters')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async save(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<string | undefined> {
    const actor = this.actorOf(request)
    const { _csrf, ...values } = body
    try {
      const { name, ...chosen } = checkShape(SavedFilterInput, values, 'form')
      const query = this.known(chosen)
      await this.saved.save(actor.user, 'cases', { name, query }, this.clock.now())
      void reply.code(303).header('location', caseListAddress({ ...query, done: 'filter-saved' }))
      return undefined
    } catch (error) {
      if (!(error instanceof ShapeRefused) && !(error instanceof TooManyFilters)) throw error
      void reply.code(400)
      return this.show(request, values, error instanceof ShapeRefused ? error.errors : [errorAt(['name'], error.message)])
    }
  }

  @Post('cases/filters/:id/delete')
  @HttpCode(303)
  @ApiExcludeEndpoint()
  async delete(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('id') id: string): Promise<void> {
    await this.saved.delete(this.actorOf(request).user, id)
    void reply.header('location', caseListAddress({ done: 'filter-deleted' }))
  }

  /** What was typed when the session ended. It is not saved by itself. @throws NotSignedIn, Forbidden */
  async restore(request: FastifyRequest, answers: Readonly<Record<string, unknown>>): Promise<string> {
    this.actorOf(request)
    return this.show(request, answers, [])
  }

  /** @throws NotSignedIn, Forbidden */
  private actorOf(request: FastifyRequest): Actor {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-cases')
    return actor
  }

  /** Anything that looks like an id passes as a filter; only an area or an agency of the partnership is kept. @throws ShapeRefused */
  private known(chosen: Omit<SavedFilterInput, 'name'>): Readonly<Record<string, string>> {
    const choices = new Map(Object.entries(choicesOf(this.directory)))
    const given = Object.entries(chosen).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
    const unknown = given.filter(([name, value]) => choices.has(name) && !Object.hasOwn(choices.get(name) ?? {}, value))
    if (unknown.length > 0) throw new ShapeRefused(unknown.map(([name]) => errorAt([name], 'Select one of the list')))
    return Object.fromEntries(given)
  }

  private async show(request: FastifyRequest, values: Readonly<Record<string, unknown>>, errors: readonly FieldError[]): Promise<string> {
    const { fields } = formFields(SavedFilterInput, { values, errors, choices: choicesOf(this.directory) })
    return render('form.njk', {
      title: CaseFiltersPage.givesBack.title,
      breadcrumbs: [{ text: 'Cases', href: '/cases' }],
      form: { action: '/cases/filters', submit: 'Save these filters', cancel: '/cases', errors, fields: [...fields].sort((a, b) => Number(b.id === 'name') - Number(a.id === 'name')) },
      ...(await this.frames.of(request)),
    })
  }
}
