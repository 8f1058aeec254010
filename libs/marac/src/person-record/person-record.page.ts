import { AccessLog, authorise, NoSuchThing } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, beside, Frames, HtmlPage, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { maracAccess, seesAll } from '../marac.access.js'
import { PersonRecords, type PersonInCases } from './person-record.query.js'
import { personPageOf } from './person-record.view.js'

/** A person over all cases that the reader may see: what each of them told, and nothing of any other. */
@Controller()
@ApiTags('marac')
export class PersonRecordPage {
  constructor(
    private readonly records: PersonRecords,
    private readonly log: AccessLog,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('people/:id')
  async page(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const found = await this.read(request, id)
    return render(beside(import.meta.url), {
      ...personPageOf(found, seesAll(signedInOf(request).actor)),
      breadcrumbs: [{ text: 'Cases', href: '/cases' }],
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/people/:id')
  @ApiOperation({ summary: 'Read what the cases that you may see say of a person', operationId: 'marac-read-person' })
  @ApiParam({ name: 'id', schema: { type: 'string' }, description: "The person's id, as a case gives it" })
  @ApiOkResponse({ description: 'What each case says, the newest first: {"items":[…]}' })
  async api(@Req() request: FastifyRequest, @Param('id') id: string): Promise<{ readonly items: PersonInCases }> {
    return { items: await this.read(request, id) }
  }

  /** A read of every case that says something here. @throws NotSignedIn, Forbidden, NoSuchThing */
  private async read(request: FastifyRequest, id: string): Promise<PersonInCases> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.read-person')
    const found = await this.records.of(actor, id)
    if (found.length === 0) throw new NoSuchThing()
    for (const { ref } of found) await this.log.record({ actor, at: this.clock.now(), verb: 'case-read', ref })
    return found
  }
}
