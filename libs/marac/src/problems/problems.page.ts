import { authorise } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { PrivateStore } from '@lantern/privacy'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, Frames, HtmlPage, inDate, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { Meetings } from '../meetings/meetings.query.js'
import { meetingWords } from '../meeting-choices.js'
import { problemKinds, type ProblemKind } from '../work-check/work-check.events.js'
import type { ProblemRow } from './problems.projection.js'
import { Problems } from './problems.query.js'

/** What is found, as it stands in the list of what can be shown alone. */
const kindWords: Readonly<Record<ProblemKind, string>> = {
  'no-next-date': 'Nothing is to come',
  'no-coordinator': 'Nobody has the case',
  'waits-with-nobody': 'Asked of an agency where nobody can sign in',
  'agenda-differs': 'Not on one agenda or in the queue',
  'meetings-overlap': 'Meetings at the same time',
  'appeal-unanswered': 'Appeals not answered in time',
  'meeting-request-unanswered': 'Requests for a meeting not answered in time',
  'access-request-unanswered': 'Requests for access not answered in time',
}

class ProblemsAsked {
  @OneOf('what was found', { choices: kindWords, optional: true }) kind?: ProblemKind
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** What was found, and where it is put right. */
const words: Readonly<Record<Exclude<ProblemKind, 'meetings-overlap' | 'waits-with-nobody' | 'access-request-unanswered'>, readonly [what: string, link: string, href: string]>> = {
  'no-next-date': ['Nothing is to come in this case: no research is out, no action is open, and no meeting or first contact is waited for', 'Ask for something, or close it', '/cases/{ref}'],
  'no-coordinator': ['Nobody who is here has this case', 'Hand it on', '/cases/{ref}/change-coordinator'],
  'agenda-differs': ['The case is not on one agenda or in the queue, as it should be', 'List it', '/cases/{ref}/list-case'],
  'appeal-unanswered': ['Nobody has answered the appeal against its referral in time', 'Answer the appeal', '/appeals'],
  'meeting-request-unanswered': ['Nobody has answered a request for a meeting in time', 'Answer the request', '/cases/{ref}/answer-meeting-request'],
}

/** What the check of the work found, for the Hub: what nobody owns, what has no next date, and what stands on no agenda or on two. */
@Controller()
@ApiTags('marac')
export class ProblemsPage {
  constructor(
    private readonly problems: Problems,
    private readonly meetings: Meetings,
    private readonly privateStore: PrivateStore,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('stuck-work')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-stuck-cases')
    const { cursor, kind: only } = checkShape(ProblemsAsked, query)
    const now = this.clock.now()
    const [{ items, next }, counts, checked] = await Promise.all([this.problems.page(actor, now, only, { cursor, limit: 25 }), this.problems.counts(actor, now), this.privateStore.tickTime('check-work')])
    const at = (more: Readonly<Record<string, string>>): string => `/stuck-work?${new URLSearchParams({ ...(only && { kind: only }), ...more }).toString()}`
    const cases = await this.problems.named(actor, items.map(({ ref }) => ref))
    return render(beside(import.meta.url), {
      title: 'Work that stands still',
      checked: checked === undefined ? undefined : inDate(checked),
      kinds: problemKinds.flatMap(kind => ((counts.get(kind) ?? 0) === 0 ? [] : [{ text: `${kindWords[kind]} (${counts.get(kind) ?? 0})`, href: `/stuck-work?kind=${kind}`, current: kind === only }])),
      all: only === undefined ? undefined : '/stuck-work',
      table: {
        caption: only === undefined ? 'What the check found' : kindWords[only],
        captionHidden: only === undefined,
        empty: 'The check has found nothing that nobody looks after.',
        columns: [{ text: 'About', whole: true }, { text: 'What was found' }, { text: 'Found', whole: true }, { text: 'What to do' }],
        rows: await Promise.all(items.map(row => this.rowOf(row, cases))),
      },
      more: { next: next === null ? undefined : at({ cursor: next }), first: cursor === undefined ? undefined : at({}) },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/stuck-work')
  @ApiOperation({ summary: 'List what the check of the work found', operationId: 'marac-list-stuck-work' })
  @ApiQuery({ name: 'kind', required: false, schema: { type: 'string', enum: [...problemKinds] } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'What was found and is not over, of cases that you may know of, the first found first. `about`: the agency that it waits with, the other meeting, or the request; `ref`: of the case, the meeting or the request for access: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-stuck-cases')
    const { cursor, kind: only, limit = 50 } = checkShape(ProblemsAsked, query)
    const { items, next } = await this.problems.page(actor, this.clock.now(), only, { cursor, limit })
    return { items: items.map(({ kind, ref, about, found_on: foundOn }) => ({ kind, ref, about, foundOn })), next }
  }

  private async rowOf({ kind, ref, about, found_on: foundOn }: ProblemRow, cases: Awaited<ReturnType<Problems['named']>>) {
    const found = { text: inDate(foundOn) }
    if (kind === 'meetings-overlap') {
      const [one, other] = await Promise.all([this.meetings.find(ref), this.meetings.find(about ?? '')])
      return [{ text: one ? meetingWords(one, this.directory) : ref, href: `/meetings/${ref}` }, { text: `At the same time as ${other ? meetingWords(other, this.directory) : ''}` }, found, { text: 'Change or cancel one of them', href: `/meetings/${about ?? ref}` }]
    }
    const named = cases.get(ref)
    const kase = { text: ref, href: `/cases/${ref}`, ...(named && { after: `${named.victim ?? 'No longer held'}, ${this.directory.area(named.area)}${named.coordinator === null ? '' : `, with ${this.directory.user(named.coordinator)}`}` }) }
    if (kind === 'access-request-unanswered') return [{ text: 'Request for access', href: '/access-requests?show=waiting' }, { text: 'Nobody has answered it in time' }, found, { text: 'Answer it', href: '/access-requests?show=waiting' }]
    if (kind === 'waits-with-nobody') return [kase, { text: `Something is asked of ${this.directory.agency(about ?? '')}, of which nobody can sign in` }, found, { text: 'Give it to others', what: `of ${ref}`, href: `/left-agencies#${about ?? ''}` }]
    const [what, link, href] = words[kind]
    return [kase, { text: what }, found, { text: link, what: `of ${ref}`, href: href.replace('{ref}', ref) }]
  }
}
