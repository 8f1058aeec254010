import { AccessLog, authoriseOn, may, NoSuchThing, Subjects, type Subject } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, beside, Buttons, Directory, formFields, Frames, HtmlPage, newKey, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { CaseReadings, readersOf, readUpTo, type ReadMark } from '../case-reading/case-readings.query.js'
import { casePagesOf } from '../case-pages.js'
import { CaseRecords } from '../case-record/case-record.query.js'
import type { CaseAsAt } from '../case-as-at.js'
import { maracAccess, seesAll } from '../marac.access.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import { SendMessageInput } from '../marac-case/talk/talk.input.js'
import { messageItems } from './case-messages.view.js'

interface Seen {
  readonly record: CaseAsAt
  readonly marks: readonly ReadMark[]
  readonly subject: Subject
  readonly actor: Actor
}

/** The conversation of a case. Opening the page is reading it: what was new is marked as read by this person. */
@Controller()
@ApiTags('marac')
export class CaseMessagesPage {
  constructor(
    private readonly records: CaseRecords,
    private readonly readings: CaseReadings,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/:ref/messages')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    const { record, marks, subject, actor } = await this.read(request, ref)
    const mayDo = (name: 'send-message' | 'ask-question' | 'answer-question') => allowedBy[record.status].includes(name) && may(maracAccess, actor, `marac.${name}`, subject)
    const upTo = readUpTo(marks, actor.user)
    const withdraws = !mayDo('ask-question') || !allowedBy[record.status].includes('withdraw-question') ? ('none' as const) : seesAll(actor) ? ('any' as const) : ('own' as const)
    const reader = { agency: actor.agency, user: actor.user, upTo, answers: mayDo('answer-question'), withdraws }
    const last = record.messages.at(-1)
    if (last && last.revision > upTo) await this.readings.mark(ref, actor, last.revision, this.clock.now())
    return render(beside(import.meta.url), {
      title: `Messages of ${ref}`,
      breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: ref, href: `/cases/${ref}` }],
      pages: casePagesOf(ref, actor, 'Messages'),
      notice: this.buttons.done(done),
      bar: this.records.barOf(record, this.directory),
      messages: messageItems(ref, record, { names: this.directory, marks, reader, today: londonDate(record.asAt) }),
      form: mayDo('send-message') ? { action: `/cases/${ref}/send-message`, command: newKey(), errors: [], ...formFields(SendMessageInput) } : undefined,
      ask: mayDo('ask-question') ? `/cases/${ref}/ask-question` : undefined,
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/cases/:ref/messages')
  @ApiOperation({ summary: 'Read the messages of a case', operationId: 'marac-read-messages' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiOkResponse({ description: 'Messages, questions and answers, the oldest first, with who has read each: {"items":[…],"next":null}. A program that fetches them marks nothing as read' })
  async api(@Req() request: FastifyRequest, @Param('ref') ref: string) {
    const { record, marks } = await this.read(request, ref)
    const readBy = (revision: number) => readersOf(marks, revision).map(({ user, agency, at }) => ({ user, agency, at }))
    return { items: record.messages.map(message => ({ ...message, readBy: readBy(message.revision) })), next: null }
  }

  /** Recorded before it is answered. @throws NotSignedIn, Forbidden, NoSuchThing */
  private async read(request: FastifyRequest, ref: string): Promise<Seen> {
    const { actor } = signedInOf(request)
    await authoriseOn(maracAccess, actor, 'marac.read-case', asked => this.subjects.find('maracCase', ref, actor, asked))
    // Which of the buttons are shown depends on every relation.
    const [subject, record, marks] = await Promise.all([this.subjects.find('maracCase', ref, actor), this.records.find(ref, { agency: actor.agency }, this.clock.now()), this.readings.of(ref)])
    if (!record || !subject) throw new NoSuchThing()
    await this.log.record({ actor, at: this.clock.now(), verb: 'messages-read', ref })
    return { record, marks, subject, actor }
  }
}
