import { ApiBody, ApiCreatedResponse, ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@lantern/web-kit'
import { AccessLog, authorise, NoSuchThing, Searches } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import {
  beside, CalendarDate, checkShape, Directory, errorAt, formFields, Frames, HtmlPage, inPlural, render, ShapeRefused, signedInOf, Text, type FieldError, type GivesBack, type Restoring, type Spelling,
} from '@lantern/web-kit'
import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseItemOf, caseTableOf } from '../case-rows.view.js'
import { maracAccess } from '../marac.access.js'
import { isCaseRef } from '../marac-case/marac-case.refs.js'
import { Pairs } from '../pairs/pairs.query.js'
import { roleWords } from '../marac-case/people/people.words.js'
import { reasonWords } from '../same-person/same-person.words.js'
import { CaseSearch, mostFound, type CaseTerms, type FoundCase } from './case-search.query.js'
import type { FoundBy } from './found-by.policy.js'

export class CaseSearchInput {
  @Text('a name', { max: 200, optional: true, hint: 'Of anybody on the case. Other names are searched too, and names that sound like it' }) name?: string
  @CalendarDate('a date of birth', { optional: true }) dateOfBirth?: string
  @Text('a case reference', { max: 40, optional: true, hint: 'Such as MC-4T7Q9-XWC2D' }) ref?: string
}

/** What was asked and found. Kept sealed behind the opaque address. */
interface Kept {
  readonly terms: CaseTerms
  readonly refs: readonly string[]
}

/** A search is posted, and answered by an address that says nothing: no name ever stands in one. */
@Controller()
@ApiTags('marac')
export class CaseSearchPage implements Restoring {
  static readonly givesBack: GivesBack = { page: 'cases/search', title: 'Search for a case' }

  constructor(
    private readonly search: CaseSearch,
    private readonly pairs: Pairs,
    private readonly searches: Searches,
    private readonly log: AccessLog,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/search')
  async form(@Req() request: FastifyRequest): Promise<string> {
    this.actorOf(request)
    return this.show(request, {}, [])
  }

  @Post('cases/search')
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async submit(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<string | undefined> {
    const actor = this.actorOf(request)
    const { _csrf, ...values } = body
    try {
      void reply.code(303).header('location', `/cases/searches/${await this.find(actor, values, 'form')}`)
      return undefined
    } catch (error) {
      if (!(error instanceof ShapeRefused)) throw error
      void reply.code(400)
      return this.show(request, values, error.errors)
    }
  }

  /** What was typed when the session ended. It is not searched for by itself. @throws NotSignedIn, Forbidden */
  async restore(request: FastifyRequest, answers: Readonly<Record<string, unknown>>): Promise<string> {
    this.actorOf(request)
    return this.show(request, answers, [])
  }

  @HtmlPage('cases/searches/:id')
  async results(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const actor = this.actorOf(request)
    const { terms, refs } = await this.kept(actor, id)
    const found = await this.search.show(actor, refs.slice(0, mostFound), terms)
    const rows = found.map(({ row }) => row)
    return render(beside(import.meta.url, 'case-search-results'), {
      title: 'Search results',
      breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: 'Search', href: '/cases/search' }],
      count: refs.length > mostFound ? `More than ${inPlural(mostFound, 'case')} found. Add a date of birth to find fewer.` : `${inPlural(rows.length, 'case')} found`,
      asked: termRows(terms),
      table: tableOf(found, { names: this.directory, today: londonDate(this.clock.now()), caption: 'Cases found', repeats: await this.pairs.repeatsOf(actor, rows.map(({ ref }) => ref)), empty: '0 cases found among those that you may see.' }),
      ...(await this.frames.of(request)),
    })
  }

  @Post('api/marac/case-searches')
  @HttpCode(201)
  @ApiOperation({ summary: 'Search for cases', operationId: 'marac-search-cases' })
  @ApiBody({ type: CaseSearchInput })
  @ApiCreatedResponse({ description: 'Where the results are, for an hour and for you alone: {"id":…}, and Location' })
  async api(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: unknown) {
    const id = await this.find(this.actorOf(request), body, 'json')
    void reply.header('location', `/api/marac/case-searches/${id}`)
    return { id }
  }

  @Get('api/marac/case-searches/:id')
  @ApiOperation({ summary: 'Read what a search found', operationId: 'marac-read-search' })
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiOkResponse({ description: 'What was found, as far as you may see it: {"items":[…],"next":null}' })
  async found(@Req() request: FastifyRequest, @Param('id') id: string) {
    const actor = this.actorOf(request)
    const { refs, terms } = await this.kept(actor, id)
    const found = await this.search.show(actor, refs.slice(0, mostFound), terms)
    const repeats = await this.pairs.repeatsOf(actor, found.map(({ row }) => row.ref))
    return { items: found.map(({ row, by }) => ({ ...caseItemOf(row, repeats.get(row.ref)), foundBy: by })), next: null }
  }

  /** @throws NotSignedIn, Forbidden */
  private actorOf(request: FastifyRequest): Actor {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.search-cases')
    return actor
  }

  /** Searches, records how many were found, and keeps it. Gives the id of the address. @throws ShapeRefused */
  private async find(actor: Actor, body: unknown, spelling: Spelling): Promise<string> {
    const given = checkShape(CaseSearchInput, body, spelling)
    const terms: CaseTerms = { ...given, ...(given.ref !== undefined && { ref: given.ref.trim().toUpperCase() }) }
    if (given.name === undefined && given.dateOfBirth === undefined && given.ref === undefined) throw new ShapeRefused([errorAt(['name'], 'Enter a name, a date of birth or a case reference')])
    if (terms.name !== undefined && !/[\p{L}\p{N}]/u.test(terms.name)) throw new ShapeRefused([errorAt(['name'], 'Enter a name with at least one letter')])
    if (terms.ref !== undefined && !isCaseRef(terms.ref)) throw new ShapeRefused([errorAt(['ref'], 'Enter a case reference such as MC-4T7Q9-XWC2D')])
    const refs = await this.search.find(actor, terms)
    const now = this.clock.now()
    await this.log.record({ actor, at: now, verb: 'search', of: 'cases', count: Math.min(refs.length, mostFound) })
    return this.searches.keep(actor.user, { terms, refs } satisfies Kept, now)
  }

  /** @throws NoSuchThing when it has expired, or is another person's */
  private async kept(actor: Actor, id: string): Promise<Kept> {
    const kept = await this.searches.find<Kept>(actor.user, id, this.clock.now())
    if (!kept) throw new NoSuchThing()
    return kept
  }

  private async show(request: FastifyRequest, values: Readonly<Record<string, unknown>>, errors: readonly FieldError[]): Promise<string> {
    return render('form.njk', {
      title: CaseSearchPage.givesBack.title,
      breadcrumbs: [{ text: 'Cases', href: '/cases' }],
      form: { action: '/cases/search', submit: 'Search', cancel: '/cases', errors, ...formFields(CaseSearchInput, { values, errors }) },
      ...(await this.frames.of(request)),
    })
  }
}

/** The table of cases, with what each was found by. */
function tableOf(found: readonly FoundCase[], told: Parameters<typeof caseTableOf>[1]) {
  const table = caseTableOf(found.map(({ row }) => row), told)
  const said = ({ role, name, because }: FoundBy): string => `${roleWords[role]} ${name ?? 'no longer held'}: ${because.map(reason => reasonWords[reason].toLowerCase()).join(', ')}`
  const cells = found.map(({ by }) => ({ text: by.map(said).join('. ') || 'Reference' }))
  return { ...table, columns: [...table.columns, { text: 'Found by' }], rows: table.rows.map((row, i) => [...row, cells[i] ?? { text: '' }]) }
}

const termRows = ({ name, dateOfBirth, ref }: CaseTerms) =>
  [
    { key: 'Name', value: name },
    { key: 'Date of birth', value: dateOfBirth },
    { key: 'Case reference', value: ref },
  ].filter(row => row.value !== undefined)
