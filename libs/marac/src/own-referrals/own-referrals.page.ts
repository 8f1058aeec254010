import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, dueTag, Frames, HtmlPage, inDateTime, inPlural, inShortDate, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { CaseRow } from '../case-list/case-list.projection.js'
import { maracAccess } from '../marac.access.js'
import { statusTags, statusWords } from '../marac-case/marac-case.words.js'
import { undecided } from '../marac-case/marac-case.allowed.js'
import { OwnReferrals, type OwnReferralsShown } from './own-referrals.query.js'

const words: Readonly<Record<OwnReferralsShown, string>> = { all: 'All', waiting: 'To complete' }
const empty: Readonly<Record<OwnReferralsShown, string>> = { all: 'Your agency has not referred anybody yet.', waiting: 'No referral of your agency waits to be completed.' }

class OwnReferralsQuery {
  @OneOf('which referrals to show', { choices: words, optional: true }) show?: OwnReferralsShown
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** The agency's own referrals. It names nobody: what others have said of a person since, a new name among it, is not the referrer's to read. */
@Controller()
@ApiTags('marac')
export class OwnReferralsPage {
  constructor(
    private readonly referrals: OwnReferrals,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('my-referrals')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-own-referrals')
    const { show = 'all', cursor } = checkShape(OwnReferralsQuery, query)
    const now = this.clock.now()
    const [{ items, next }, begun] = await Promise.all([this.referrals.page(actor, show, { cursor, limit: 25 }), this.referrals.begun(actor, now)])
    const at = (of: OwnReferralsShown) => (of === 'all' ? '/my-referrals' : `/my-referrals?show=${of}`)
    return render(beside(import.meta.url), {
      title: 'Referrals of your agency',
      begun: begun === 0 ? undefined : `You have ${inPlural(begun, 'draft')} that you have not sent`,
      lists: (Object.keys(words) as OwnReferralsShown[]).map(of => ({ text: words[of], href: at(of), ...(of === show && { current: true }) })),
      table: {
        caption: 'Referrals of your agency',
        captionHidden: true,
        empty: empty[show],
        columns: [{ text: 'Reference', whole: true }, { text: 'Your own reference' }, { text: 'Referred' }, { text: 'Area' }, { text: 'State' }, { text: 'What comes next' }],
        rows: items.map(row => [
          { text: row.ref, href: `/referrals/${row.ref}` },
          { text: row.agency_reference ?? 'None' },
          { text: inDateTime(row.referred_at) },
          { text: this.directory.area(row.area) },
          { text: statusWords[row.status], tag: statusTags[row.status] },
          nextCell(row, londonDate(now)),
        ]),
      },
      more: { next: next === null ? undefined : `${at(show)}${show === 'all' ? '?' : '&'}cursor=${next}`, first: cursor === undefined ? undefined : at(show) },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/my-referrals')
  @ApiOperation({ summary: 'List the referrals of your agency', operationId: 'marac-list-own-referrals' })
  @ApiQuery({ name: 'show', required: false, schema: { type: 'string', enum: Object.keys(words), default: 'all' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Referrals of your agency with where each stands, the newest first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-own-referrals')
    const { show = 'all', cursor, limit = 50 } = checkShape(OwnReferralsQuery, query)
    const { items, next } = await this.referrals.page(actor, show, { cursor, limit })
    return { items: items.map(row => ({ ref: row.ref, agencyReference: row.agency_reference, status: row.status, area: row.area, referredAt: row.referred_at, decideBy: row.triage_due_on, completeBy: row.status === 'returned' ? row.complete_by : null })), next }
  }
}

/** What the agency waits for, or has to do. */
function nextCell({ status, ref, complete_by: completeBy, triage_due_on: decideBy, acknowledge_by: sent }: CaseRow, today: CalendarDate) {
  if (sent !== null && undecided.includes(status)) return { text: 'Sent to the MARAC of another area' }
  switch (status) {
    case 'transferred':
      return { text: 'The MARAC of another area has it' }
    case 'returned': {
      const due = dueTag(completeBy ?? decideBy, today)
      return { text: 'Complete it', href: `/referrals/${ref}/complete`, after: due.text }
    }
    case 'referred':
      return { text: decideBy < today ? `The Hub decides: it was due ${inShortDate(decideBy)}` : `The Hub decides by ${inShortDate(decideBy)}` }
    case 'not-accepted':
      return { text: 'Read why, and what you can do', href: `/referrals/${ref}` }
    case 'open':
      return { text: 'The Hub has taken it on' }
    default:
      return { text: 'Nothing' }
  }
}
