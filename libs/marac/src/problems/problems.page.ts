import { authorise } from '@lantern/access'
import { PrivateStore } from '@lantern/privacy'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, Frames, HtmlPage, inDate, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { Meetings } from '../meetings/meetings.query.js'
import { meetingWords } from '../meeting-choices.js'
import type { ProblemKind } from '../work-check/work-check.events.js'
import type { ProblemRow } from './problems.projection.js'
import { Problems } from './problems.query.js'

class ProblemsAsked {
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** What was found, and where it is put right. */
const words: Readonly<Record<Exclude<ProblemKind, 'meetings-overlap' | 'waits-with-nobody'>, readonly [what: string, link: string, href: string]>> = {
  'no-next-date': ['Nothing is to come in this case', 'Read the case', '/cases/{ref}'],
  'no-coordinator': ['Nobody who is here has this case', 'Hand it on', '/cases/{ref}/change-coordinator'],
  'agenda-differs': ['The case is not on one agenda or in the queue, as it should be', 'List it', '/cases/{ref}/list-case'],
}

/** What the check of the work found, for the Hub: what nobody owns, what has no next date, and what stands on no agenda or on two. */
@Controller()
@ApiTags('marac')
export class ProblemsPage {
  constructor(
    private readonly problems: Problems,
    private readonly meetings: Meetings,
    private readonly privateStore: PrivateStore,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('stuck-work')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-stuck-cases')
    const { cursor } = checkShape(ProblemsAsked, query)
    const [{ items, next }, checked] = await Promise.all([this.problems.page(actor, { cursor, limit: 25 }), this.privateStore.tickTime('check-work')])
    const cases = await this.problems.named(actor, items.map(({ ref }) => ref))
    return render(beside(import.meta.url), {
      title: 'Work that stands still',
      checked: checked === undefined ? undefined : inDate(checked),
      table: {
        caption: 'What the check found',
        captionHidden: true,
        empty: 'The check has found nothing that nobody looks after.',
        columns: [{ text: 'About', whole: true }, { text: 'What was found' }, { text: 'Found', whole: true }, { text: 'What to do' }],
        rows: await Promise.all(items.map(row => this.rowOf(row, cases))),
      },
      more: { next: next === null ? undefined : `/stuck-work?${new URLSearchParams({ cursor: next }).toString()}`, first: cursor === undefined ? undefined : '/stuck-work' },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/stuck-work')
  @ApiOperation({ summary: 'List what the check of the work found', operationId: 'marac-list-stuck-work' })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'What was found and is not over, of cases that you may know of, the first found first. `about`: the agency that it waits with, or the other meeting: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-stuck-cases')
    const { cursor, limit = 50 } = checkShape(ProblemsAsked, query)
    const { items, next } = await this.problems.page(actor, { cursor, limit })
    return { items: items.map(({ kind, ref, about, found_on: foundOn }) => ({ kind, ref, about, foundOn })), next }
  }

  private async rowOf({ kind, ref, about, found_on: foundOn }: ProblemRow, cases: Awaited<ReturnType<Problems['named']>>) {
    const found = { text: inDate(foundOn) }
    if (kind === 'meetings-overlap') {
      const [one, other] = await Promise.all([this.meetings.find(ref), this.meetings.find(about ?? '')])
      return [{ text: one ? meetingWords(one, this.directory) : ref, href: `/meetings/${ref}` }, { text: `At the same time as ${other ? meetingWords(other, this.directory) : ''}` }, found, { text: 'Change or cancel one of them', href: `/meetings/${about ?? ref}` }]
    }
    const named = cases.get(ref)
    const kase = { text: ref, href: `/cases/${ref}`, ...(named && { after: `${named.victim ?? 'No longer held'}, ${this.directory.area(named.area)}` }) }
    if (kind === 'waits-with-nobody') return [kase, { text: `Something is asked of ${this.directory.agency(about ?? '')}, of which nobody can sign in` }, found, { text: 'Give it to others', what: `of ${ref}`, href: `/left-agencies#${about ?? ''}` }]
    const [what, link, href] = words[kind]
    return [kase, { text: what }, found, { text: link, what: `of ${ref}`, href: href.replace('{ref}', ref) }]
  }
}
