import { AccessLog, authorise, authoriseOn, may, NoSuchThing, Subjects } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags, beside, checkShape, Directory, Frames, HtmlPage, inDateTime, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { actionEntryKindWords } from '@lantern/actions'
import { lookWords } from '../look-words.js'
import { maracAccess } from '../marac.access.js'
import { entryKindWords, toldOfBreachWords } from '../marac-case/marac-case.words.js'
import type { EntryInErrorRow } from './entries-in-error.projection.js'
import { EntriesInError, type EntryInError } from './entries-in-error.query.js'

class EntriesInErrorQuery {
  @OneOf('which entries to show', { choices: { all: 'All', 'to-assess': 'To assess' }, optional: true }) show?: 'all' | 'to-assess'
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

const kindWords = { ...entryKindWords, ...actionEntryKindWords }

const assessed = ({ breach }: EntryInErrorRow) => (breach === null ? { text: 'Not assessed', tag: 'yellow' } : breach === 1 ? { text: 'A breach', tag: 'red' } : { text: 'No breach', tag: 'green' })

/** The log of entries in error, and each with who had read it: what they said is shown to nobody. */
@Controller()
@ApiTags('marac')
export class EntriesInErrorPage {
  constructor(
    private readonly entries: EntriesInError,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('entries-in-error')
  async list(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.see-entries-in-error')
    const { cursor, show = 'all' } = checkShape(EntriesInErrorQuery, query)
    const toAssess = show === 'to-assess'
    const { items, next } = await this.entries.page(actor, { toAssess, cursor, limit: 25 })
    return render(beside(import.meta.url), {
      title: toAssess ? 'Entries in error to assess' : 'Entries recorded in error',
      other: toAssess ? { text: 'Show assessed ones too', href: '/entries-in-error' } : { text: 'Show only those to assess', href: '/entries-in-error?show=to-assess' },
      table: {
        caption: 'Entries recorded in error, the latest first',
        captionHidden: true,
        empty: toAssess ? 'Every entry in error has been assessed.' : 'Nothing has been recorded in error.',
        columns: [{ text: 'Case', whole: true }, { text: 'Entry' }, { text: 'Entered' }, { text: 'Recorded in error' }, { text: 'Assessment' }],
        rows: items.map(row => [
          { text: row.ref, href: `/cases/${row.ref}/entries-in-error/${row.event}` },
          { text: kindWords[row.kind] },
          { text: `${inDateTime(row.entered_at)}, ${this.directory.user(row.entered_by)}, ${this.directory.agency(row.agency)}` },
          { text: `${inDateTime(row.hidden_at)}, ${this.directory.user(row.hidden_by)}` },
          assessed(row),
        ]),
      },
      more: { next: next === null ? undefined : `/entries-in-error?show=${show}&cursor=${next}`, first: cursor === undefined ? undefined : `/entries-in-error?show=${show}` },
      ...(await this.frames.of(request)),
    })
  }

  @HtmlPage('cases/:ref/entries-in-error/:entry')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Param('entry') id: string): Promise<string> {
    const found = await this.read(request, ref, id)
    const person = ({ user, agency }: { readonly user: string; readonly agency: string }) => `${this.directory.user(user)}, ${this.directory.agency(agency)}`
    const gone = 'No longer held'
    return render(beside(import.meta.url, 'entry-in-error'), {
      title: `Entry in error on ${ref}`,
      breadcrumbs: [{ text: 'Entries in error', href: '/entries-in-error' }],
      rows: [
        { key: 'Entry', value: `${kindWords[found.kind]}${found.action === undefined ? '' : ` (${found.action})`}` },
        { key: 'Entered', value: `${inDateTime(found.enteredAt)}, by ${person(found.enteredBy)}` },
        { key: 'Recorded in error', value: `${inDateTime(found.hiddenAt)}, by ${person(found.hiddenBy)}` },
        { key: 'Why', value: found.reason ?? gone },
        { key: 'Belongs on', value: found.belongsOn ?? 'Not said' },
      ],
      table: {
        caption: 'Who had the case before them meanwhile',
        captionHidden: true,
        empty: 'Nobody had the case before them while the entry stood on it.',
        columns: [{ text: 'Who' }, { text: 'Agency' }, { text: 'What they opened' }, { text: 'First' }, { text: 'Last' }, { text: 'Times', numeric: true }],
        rows: found.readers.map(each => [
          { text: this.directory.user(each.reader) },
          { text: this.directory.agency(each.agency) },
          { text: lookWords[each.what] ?? each.what },
          { text: inDateTime(each.first) },
          { text: inDateTime(each.last) },
          { text: String(each.times) },
        ]),
      },
      assessments: found.assessments.toReversed().map(({ breach, told, reason, by, at }) => [
        { key: 'Assessment', value: breach ? 'It was a breach of personal data' : 'It was no breach of personal data' },
        { key: 'Told', value: told.map(each => toldOfBreachWords[each]).join('\n') },
        { key: 'Why', value: reason ?? gone },
        { key: 'Assessed', value: `${inDateTime(at)}, by ${person(by)}` },
      ]),
      lists: found.action !== undefined,
      assess: may(maracAccess, signedInOf(request).actor, 'marac.assess-entry-in-error') ? `/cases/${ref}/assess-entry-in-error?entry=${id}` : undefined,
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/entries-in-error')
  @ApiOperation({ summary: 'List entries recorded in error', operationId: 'marac-list-entries-in-error' })
  @ApiQuery({ name: 'show', required: false, schema: { type: 'string', enum: ['all', 'to-assess'], default: 'all' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Entries in error and whether each was a breach, the latest first: {"items":[…],"next":…}' })
  async listApi(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.see-entries-in-error')
    const { cursor, limit = 50, show = 'all' } = checkShape(EntriesInErrorQuery, query)
    const { items, next } = await this.entries.page(actor, { toAssess: show === 'to-assess', cursor, limit })
    return {
      items: items.map(row => ({ id: row.event, ref: row.ref, kind: row.kind, enteredAt: row.entered_at, enteredBy: row.entered_by, agency: row.agency, hiddenAt: row.hidden_at, hiddenBy: row.hidden_by, breach: row.breach === null ? null : row.breach === 1, assessedAt: row.assessed_at })),
      next,
    }
  }

  @Get('api/marac/cases/:ref/entries-in-error/:entry')
  @ApiOperation({ summary: 'Read who had read an entry in error', operationId: 'marac-read-entry-in-error' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiParam({ name: 'entry', schema: { type: 'string' }, description: 'The id, as listed' })
  @ApiOkResponse({ description: 'Who entered it, who recorded it in error and why, who had the case before them meanwhile, and the assessments' })
  api(@Req() request: FastifyRequest, @Param('ref') ref: string, @Param('entry') id: string): Promise<EntryInError> {
    return this.read(request, ref, id)
  }

  /** It says who looked at the case, and is recorded so. @throws NotSignedIn, Forbidden, NoSuchThing */
  private async read(request: FastifyRequest, ref: string, id: string): Promise<EntryInError> {
    const { actor } = signedInOf(request)
    await authoriseOn(maracAccess, actor, 'marac.see-entries-in-error', asked => this.subjects.find('maracCase', ref, actor, asked))
    const found = await this.entries.find(ref, id)
    if (!found) throw new NoSuchThing()
    await this.log.record({ actor, at: this.clock.now(), verb: 'readers-read', ref })
    return found
  }
}
