import { authorise, mayEver } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags, beside, checkShape, Directory, exportLinks, Frames, HtmlPage, inShortDate, OneOf, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess, seesAll } from '../marac.access.js'
import { flagTags, flagWords } from '../marac-case/marac-case.words.js'
import { Flags, type FlagsShown } from './flags.query.js'
import type { AgencyFlagRow } from './agency-flags.projection.js'

export const shownWords: Readonly<Record<FlagsShown, string>> = { all: 'All', 'to-put-on': 'Not confirmed yet', 'ends-soon': 'Ending soon', 'to-take-off': 'To be taken off' }
const empty: Readonly<Record<FlagsShown, string>> = {
  all: 'There is no flag to keep.',
  'to-put-on': 'Every flag is confirmed.',
  'ends-soon': 'No flag ends soon.',
  'to-take-off': 'There is no flag to take off.',
}
const steps: Readonly<Partial<Record<AgencyFlagRow['state'], readonly [text: string, page: string]>>> = { 'to-put-on': ['Confirm the flag', 'put-flag-on'], 'to-take-off': ['Confirm that it is off', 'take-flag-off'] }

class FlagsQuery {
  @OneOf('which flags to show', { choices: shownWords, optional: true }) show?: FlagsShown
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

@Controller()
@ApiTags('marac')
export class FlagsPage {
  constructor(
    private readonly flags: Flags,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('flags')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-flags')
    const { show = 'all', cursor } = checkShape(FlagsQuery, query)
    const { items, next } = await this.flags.page(actor, show, this.clock.now(), { cursor, limit: 25 })
    const hub = seesAll(actor)
    const at = (of: FlagsShown) => (of === 'all' ? '/flags' : `/flags?show=${of}`)
    const stepOf = (row: AgencyFlagRow) => {
      const step = steps[row.state]
      return step === undefined ? { text: 'Nothing' } : { text: `${step[0]}: ${row.ref}`, href: `/cases/${row.ref}/${step[1]}` }
    }
    return render(beside(import.meta.url), {
      title: 'Flags',
      exports: mayEver(maracAccess, actor, 'marac.export-flags') ? exportLinks('/flags/export', { show }) : [],
      hub,
      lists: (Object.keys(shownWords) as FlagsShown[]).map(of => ({ text: shownWords[of], href: at(of), ...(of === show && { current: true }) })),
      table: {
        caption: 'Flags of closed cases',
        captionHidden: true,
        empty: empty[show],
        columns: [{ text: 'Case', whole: true }, ...(hub ? [{ text: 'Agency' }] : []), { text: 'Flag' }, { text: 'Until', whole: true }, ...(hub ? [] : [{ text: 'What to do' }])],
        rows: items.map(row => [
          { text: row.ref, href: `/cases/${row.ref}#flags` },
          ...(hub ? [{ text: this.directory.agency(row.agency) }] : []),
          { text: flagWords[row.state], tag: flagTags[row.state] },
          { text: inShortDate(row.until) },
          ...(hub ? [] : [stepOf(row)]),
        ]),
      },
      more: { next: next === null ? undefined : `${at(show)}${show === 'all' ? '?' : '&'}cursor=${next}`, first: cursor === undefined ? undefined : at(show) },
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/flags')
  @ApiOperation({ summary: 'List flags of closed cases', operationId: 'marac-list-flags' })
  @ApiQuery({ name: 'show', required: false, schema: { type: 'string', enum: Object.keys(shownWords), default: 'all' } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'Flags of your agency (the Hub: of every agency), what ends first before the others: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-flags')
    const { show = 'all', cursor, limit = 50 } = checkShape(FlagsQuery, query)
    const { items, next } = await this.flags.page(actor, show, this.clock.now(), { cursor, limit })
    return { items: items.map(row => ({ ref: row.ref, agency: row.agency, state: row.state, setAt: row.set_at, until: row.until })), next }
  }
}
