import { authorise } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { ApiExcludeEndpoint, checkShape, Directory, everyRow, ExportAs, ListExports, signedInOf, type ExportColumn } from '@lantern/web-kit'
import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { statusWords, targetWords } from '../action/action.words.js'
import { tierWords } from '../answers.words.js'
import { actionsAccess } from '../actions.access.js'
import { ActionListInput } from './action-list.page.js'
import type { ActionRow } from './action-list.projection.js'
import { ActionList } from './action-list.query.js'

/** The list of actions as it is filtered, as a file. */
@Controller()
export class ActionExportPage {
  constructor(
    private readonly list: ActionList,
    private readonly exports: ListExports,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @throws NotSignedIn, Forbidden, ShapeRefused, StoreUnavailable */
  @Get('actions/export')
  @ApiExcludeEndpoint()
  async download(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Query() query: Record<string, unknown>): Promise<Buffer> {
    const { actor } = signedInOf(request)
    authorise(actionsAccess, actor, 'actions.export')
    const { as: kind, ...asked } = query
    const { as } = checkShape(ExportAs, { as: kind })
    const filter = checkShape(ActionListInput, asked)
    const now = this.clock.now()
    const rows = await everyRow(more => this.list.page(actor, filter, now, more))
    const today = londonDate(now)
    const columns: readonly ExportColumn<ActionRow>[] = [
      { title: 'Action', of: ({ ref }) => ref },
      { title: 'Belongs to', of: row => row.belongs_to },
      { title: 'What', of: ({ text }) => text ?? undefined },
      { title: 'For', of: ({ target }) => targetWords[target] },
      { title: 'Agency', of: ({ agency }) => this.directory.agency(agency) },
      { title: 'Immediate safety', of: row => (row.immediate_safety === 1 ? 'Yes' : 'No') },
      { title: 'Status', of: ({ status }) => statusWords[status] },
      { title: 'Agreed', kind: 'date', of: row => londonDate(row.agreed_at) },
      { title: 'Due', kind: 'date', of: row => row.due_on },
      { title: 'Overdue', of: row => (row.unmet === 1 && row.due_on < today ? 'Yes' : 'No') },
      { title: 'Escalated to', of: ({ tier }) => (tier === null ? undefined : tierWords[tier]) },
    ]
    return this.exports.send(request, reply, { as, of: '/actions/export', table: { name: 'actions', columns, rows } })
  }
}
