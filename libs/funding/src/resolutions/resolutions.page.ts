import { authorise, may, NoSuchThing } from '@lantern/access'
import { ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags, beside, Buttons, checkShape, Directory, Frames, HtmlPage, inDate, inLongDate, render, signedInOf, Text, WholeNumber } from '@lantern/web-kit'
import type { Actor } from '@lantern/decision'
import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { fundingAccess } from '../funding.access.js'
import { resolutionLifecycle } from '../resolution/resolution.lifecycle.js'
import { isResolutionRef } from '../resolution/resolution.refs.js'
import { resolvedByWords } from '../resolution/resolution.words.js'
import type { ResolutionRow } from './resolutions.projection.js'
import { Resolutions } from './resolutions.query.js'

class ResolutionsQuery {
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
  @WholeNumber('the number of items', { min: 1, max: 200, optional: true }) limit?: number
}

/** What groups resolved on money: what entries of ledgers cite. */
@Controller()
@ApiTags('funding')
export class ResolutionsPage {
  constructor(
    private readonly resolutions: Resolutions,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('resolutions')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(fundingAccess, actor, 'funding.see-resolutions')
    const { done, ...asked } = query
    const { cursor } = checkShape(ResolutionsQuery, asked)
    const { items, next } = await this.resolutions.list({ cursor, limit: 25 })
    return render(beside(import.meta.url), {
      title: 'Resolutions',
      notice: this.buttons.done(done),
      record: may(fundingAccess, actor, 'funding.record-resolution'),
      table: {
        caption: 'Resolutions, the latest first',
        captionHidden: true,
        empty: 'No resolution has been recorded.',
        columns: [{ text: 'Day' }, { text: 'Who resolved it' }, { text: 'Item' }, { text: 'What was resolved' }],
        rows: items.map(row => [
          { text: inDate(row.resolved_on), href: `/resolutions/${row.id}` },
          { text: resolvedByWords[row.resolved_by] },
          { text: row.item },
          row.in_error === 1 ? { text: 'In error', tag: 'red', after: short(row.text) } : { text: short(row.text) },
        ]),
      },
      more: { next: next === null ? undefined : `/resolutions?cursor=${next}`, first: cursor === undefined ? undefined : '/resolutions' },
      ...(await this.frames.of(request)),
    })
  }

  @HtmlPage('resolutions/:ref')
  async record(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    const { actor } = signedInOf(request)
    const row = await this.find(actor, ref)
    return render(beside(import.meta.url, 'resolution'), {
      title: `Resolution ${ref}`,
      breadcrumbs: [{ text: 'Resolutions', href: '/resolutions' }],
      notice: this.buttons.done(done),
      inError: row.in_error === 1 ? (row.error_reason ?? 'Why is no longer held') : undefined,
      facts: [
        { key: 'Who resolved it', value: resolvedByWords[row.resolved_by] },
        { key: 'Day', value: inLongDate(row.resolved_on) },
        { key: 'Item of the minutes', value: row.item },
        { key: 'What was resolved', value: row.text ?? 'No longer held' },
        { key: 'Recorded by', value: this.directory.user(row.recorded_by) },
      ],
      buttons: this.buttons.of(resolutionLifecycle, row.in_error === 1 ? 'in-error' : 'recorded', ref, actor, { agencies: {}, excluded: [] }),
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/funding/resolutions')
  @ApiOperation({ summary: 'List resolutions on money', operationId: 'funding-list-resolutions' })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } })
  @ApiOkResponse({ description: 'What groups resolved, the latest first: {"items":[…],"next":…}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(fundingAccess, actor, 'funding.see-resolutions')
    const { cursor, limit = 50 } = checkShape(ResolutionsQuery, query)
    const { items, next } = await this.resolutions.list({ cursor, limit })
    return { items: items.map(itemOf), next }
  }

  @Get('api/funding/resolutions/:ref')
  @ApiOperation({ summary: 'Read a resolution', operationId: 'funding-read-resolution' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiOkResponse({ description: 'Who resolved what, when, and whether that was recorded in error' })
  async one(@Req() request: FastifyRequest, @Param('ref') ref: string) {
    return itemOf(await this.find(signedInOf(request).actor, ref))
  }

  /** @throws NoSuchThing */
  private async find(actor: Actor, ref: string): Promise<ResolutionRow> {
    authorise(fundingAccess, actor, 'funding.see-resolutions')
    const row = isResolutionRef(ref) ? await this.resolutions.find(ref) : undefined
    if (!row) throw new NoSuchThing()
    return row
  }
}

const itemOf = ({ id, resolved_by: resolvedBy, resolved_on: on, item, text, in_error: inError, error_reason: errorReason }: ResolutionRow) => ({ ref: id, resolvedBy, on, item, text, inError: inError === 1, errorReason })

/** As much of it as tells it from others. */
const short = (text: string | null): string => (text === null ? 'No longer held' : text.length > 160 ? `${text.slice(0, 157)}…` : text)
