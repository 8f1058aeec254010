import { authorise } from '@lantern/access'
import { ApiOkResponse, ApiOperation, ApiTags, beside, Buttons, checkShape, Frames, HtmlPage, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { DesertedCases } from './deserted-cases.query.js'

/** So few that they are all on one page. */
class NothingAsked {}

@Controller()
@ApiTags('marac')
export class DesertedCasesPage {
  constructor(
    private readonly deserted: DesertedCases,
    private readonly buttons: Buttons,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('deserted-cases')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-deserted-cases')
    const { done, ...rest } = query
    checkShape(NothingAsked, rest)
    return render(beside(import.meta.url), { title: 'Restricted cases that nobody can open', notice: this.buttons.done(done), refs: await this.deserted.refs(actor), ...(await this.frames.of(request)) })
  }

  @Get('api/marac/deserted-cases')
  @ApiOperation({ summary: 'List restricted cases that nobody can open', operationId: 'marac-list-deserted-cases' })
  @ApiOkResponse({ description: 'References of restricted cases whose named people may all no longer sign in: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-deserted-cases')
    checkShape(NothingAsked, query)
    return { items: (await this.deserted.refs(actor)).map(ref => ({ ref })), next: null }
  }
}
