import { AccessLog, authoriseOn, NoSuchThing, Subjects } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { FileVault } from '@lantern/privacy'
import { ApiExcludeEndpoint, asDownload, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'
import type { FileAdded, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { maracCase } from '../marac-case/marac-case.stream.js'

/** A file of a case, to be downloaded: never shown in the browser, and under a name that tells nothing. */
@Controller()
export class CaseFilesPage {
  constructor(
    private readonly store: EventStore,
    private readonly vault: FileVault,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly clock: Clock,
  ) {}

  /** Recorded before it is sent. One that was recorded in error is answered as one that never was. @throws NotSignedIn, Forbidden, NoSuchThing */
  @Get('cases/:ref/files/:file')
  @ApiExcludeEndpoint()
  async download(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string, @Param('file') id: string): Promise<Buffer> {
    const { actor } = signedInOf(request)
    await authoriseOn(maracAccess, actor, 'marac.read-case', asked => this.subjects.find('maracCase', ref, actor, asked))
    return this.give(actor, reply, ref, await this.find(ref, id))
  }

  /** The same for whoever referred: what their agency added to the referral, and no other. @throws NotSignedIn, Forbidden, NoSuchThing */
  @Get('referrals/:ref/files/:file')
  @ApiExcludeEndpoint()
  async downloadOwn(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string, @Param('file') id: string): Promise<Buffer> {
    const { actor } = signedInOf(request)
    const subject = await authoriseOn(maracAccess, actor, 'marac.follow-referral', asked => this.subjects.find('maracCase', ref, actor, ['referring', ...asked]))
    const file = await this.find(ref, id)
    return this.give(actor, reply, ref, file?.about === 'referral' && subject.agencies.referring?.includes(file.agency) ? file : undefined)
  }

  private async give(actor: Actor, reply: FastifyReply, ref: string, file: FileAdded['data'] | undefined): Promise<Buffer> {
    const content = file && (await this.vault.get(file.content, `case-${ref}`))
    if (!file || !content) throw new NoSuchThing()
    await this.log.record({ actor, at: this.clock.now(), verb: 'file-read', ref, file: file.fileId })
    asDownload(reply, ref, file)
    return content
  }

  private async find(ref: string, id: string): Promise<FileAdded['data'] | undefined> {
    const events = (await loadState(this.store, maracCase, ref)).events as readonly StoredOf<MaracCaseEvent>[]
    const found = events.flatMap(event => ((event.type === 'FileAdded' || event.type === 'FileRecordedInError') && event.data.fileId === id ? [event] : []))
    return found.reduce<FileAdded['data'] | undefined>((_file, event) => (event.type === 'FileAdded' ? event.data : undefined), undefined)
  }
}
