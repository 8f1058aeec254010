import { AccessLog, authoriseOn, NoSuchThing, Subjects } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { FileVault } from '@lantern/privacy'
import { ApiExcludeEndpoint, asDownload, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { filesInError } from '../action/action.in-error.js'
import type { ActionEvent } from '../action/action.events.js'
import { isActionRef, keyOf } from '../action/action.refs.js'
import { action } from '../action/action.stream.js'
import { actionsAccess } from '../actions.access.js'

/** A file that shows that an action is done, for whoever may read the action: downloaded, never shown in the browser, under a name that tells nothing. */
@Controller()
export class ActionFilesPage {
  constructor(
    private readonly store: EventStore,
    private readonly vault: FileVault,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly clock: Clock,
  ) {}

  /** Recorded before it is sent. @throws NotSignedIn, Forbidden, NoSuchThing */
  @Get('actions/:ref/files/:file')
  @ApiExcludeEndpoint()
  async download(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string, @Param('file') id: string): Promise<Buffer> {
    const { actor } = signedInOf(request)
    await authoriseOn(actionsAccess, actor, 'actions.read', asked => this.subjects.find('action', ref, actor, asked))
    const events = isActionRef(ref) ? ((await loadState(this.store, action, ref)).events as readonly StoredOf<ActionEvent>[]) : []
    const gone = filesInError(events)
    const file = events.flatMap(event => (event.type === 'ActionClaimedDone' ? (event.data.files ?? []) : [])).find(({ fileId }) => fileId === id && !gone(fileId))
    const content = file && (await this.vault.get(file.content, keyOf(ref)))
    if (!file || !content) throw new NoSuchThing()
    await this.log.record({ actor, at: this.clock.now(), verb: 'file-read', ref, file: id })
    asDownload(reply, ref, file)
    return content
  }
}
