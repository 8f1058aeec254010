import { authorise } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiTags, beside, Buttons, checkShape, Frames, HtmlPage, NothingAsked, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import { DesertedCases } from './deserted-cases.query.js'

@Controller()
@ApiTags('marac')
export class DesertedCasesPage {
  constructor(
    private readonly deserted: DesertedCases,
    private readonly clock: Clock,
    private readonly buttons: Buttons,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('deserted-cases')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-deserted-cases')
    const { done, ...rest } = query
    checkShape(NothingAsked, rest)
    return render(beside(import.meta.url), { title: 'Restricted cases that nobody can open', notice: this.buttons.done(done), refs: await this.deserted.refs(actor), away: await this.deserted.ofNobodyHere(actor, this.clock.now()), ...(await this.frames.of(request)) })
  }

  @Get('api/marac/deserted-cases')
  @ApiOperation({ summary: 'List restricted cases that nobody can open', operationId: 'marac-list-deserted-cases' })
  @ApiOkResponse({ description: 'References of restricted cases whose named people may all no longer sign in, or, with `away`, of whom nobody of the Hub is here: {"items":[…],"next":null}' })
  async api(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-deserted-cases')
    checkShape(NothingAsked, query)
    const [refs, away] = await Promise.all([this.deserted.refs(actor), this.deserted.ofNobodyHere(actor, this.clock.now())])
    return { items: [...refs.map(ref => ({ ref, away: false })), ...away.map(ref => ({ ref, away: true }))], next: null }
  }
}
