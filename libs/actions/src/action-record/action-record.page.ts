import { AccessLog, authoriseOn, may, NoSuchThing, Subjects } from '@lantern/access'
import { Clock, dayOrInstant, londonDate } from '@lantern/clock'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, Buttons, beside, Directory, dueTag, etagOf, fileInWords, Frames, HtmlPage, inDateTime, inLongDate, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { whileRaised } from '../action/action.allowed.js'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { sentence, statusWords, targetWords } from '../action/action.words.js'
import { tierWords } from '../answers.words.js'
import { lateWords } from '../late.words.js'
import { ActionHolders, type HolderPerson } from '../action-holders.js'
import { actionsAccess } from '../actions.access.js'
import { ActionRecords, type ActionRecord, type Found, type LadderStep } from './action-record.query.js'

/** Where something of an action is recorded in error: kept apart from what is done with it. */
const inErrorPage = (ref: string): string => `/actions/${ref}/record-in-error`

@Controller()
@ApiTags('actions')
export class ActionRecordPage {
  constructor(
    private readonly records: ActionRecords,
    private readonly holders: ActionHolders,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('actions/:ref')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    const { actor } = signedInOf(request)
    const { subject, record, events, open } = await this.read(request, ref)
    const buttons = this.buttons.of(actionLifecycle, record.status, ref, actor, subject)
    const inError = events.findLast(event => event.type === 'ActionEntryRecordedInError')
    return render(beside(import.meta.url), {
      title: `Action ${ref}`,
      breadcrumbs: [{ text: 'Actions', href: '/actions' }, { text: record.belongsTo, href: `/cases/${record.belongsTo}` }],
      notice: this.buttons.done(done),
      status: statusWords[record.status],
      due: record.unmet ? dueTag(record.dueOn, londonDate(this.clock.now())) : undefined,
      immediateSafety: record.immediateSafety,
      rows: this.rows(record, await this.holders.people(record.belongsTo)),
      files: record.files.map(file => (file.inError ? { text: 'A file was recorded in error and is hidden' } : { text: fileInWords(file), href: file.name === undefined ? undefined : `/actions/${ref}/files/${file.id}` })),
      hidden: record.status === 'in-error' && inError ? `This action was recorded in error on ${inDateTime(inError.recordedAt)}, by ${this.directory.user(inError.by.user)}. Nobody reads what it said, and nobody has to do it.` : undefined,
      why: record.whyThisDate.sentences,
      ladder: record.ladder.map(step => this.step(step)),
      raised: record.ladder.some(({ taken, tier }) => taken && tier !== 'owner') && may(actionsAccess, actor, 'actions.see-escalation', subject) ? `/escalations/${ref}` : undefined,
      buttons: buttons.filter(({ href, name }) => href !== inErrorPage(ref) && !whileRaised.includes(name)),
      recordInError: buttons.find(({ href }) => href === inErrorPage(ref))?.href,
      history: [...events].reverse().map(event => ({
        title: sentence(event, open, this.directory),
        by: `${this.directory.user(event.by.user)}, ${this.directory.agency(event.by.agency)}`,
        at: dayOrInstant(event.happenedAt),
        late: event.happenedAt === event.recordedAt ? undefined : event.recordedAt,
      })),
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/actions/:ref')
  @ApiOperation({ summary: 'Read an action', operationId: 'actions-read-action' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiOkResponse({ description: 'The action with its ladder and why its date is what it is; the ETag is its revision' })
  async api(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string): Promise<ActionRecord> {
    const { record } = await this.read(request, ref)
    void reply.header('etag', etagOf(record.revision))
    return record
  }

  /** Who reads what is recorded before the answer goes out. @throws NotSignedIn, Forbidden, NoSuchThing, StoreUnavailable */
  private async read(request: FastifyRequest, ref: string): Promise<Found & { readonly subject: Awaited<ReturnType<typeof authoriseOn>> }> {
    const { actor } = signedInOf(request)
    const subject = await authoriseOn(actionsAccess, actor, 'actions.read', () => this.subjects.find('action', ref, actor))
    const found = await this.records.find(ref)
    if (!found) throw new NoSuchThing()
    await this.log.record({ actor, at: this.clock.now(), verb: 'case-read', ref })
    return { ...found, subject }
  }

  private rows(record: ActionRecord, people: readonly HolderPerson[]) {
    const gone = record.status === 'in-error' ? 'Recorded in error and hidden' : 'No longer held'
    const named = people.find(({ personId }) => personId === record.person)
    return [
      { key: 'What will be done', value: record.text ?? gone },
      { key: 'Whom it makes safer', value: `${targetWords[record.target]}${record.person === undefined ? '' : `: ${named?.name ?? 'no longer held'}`}` },
      { key: 'Agency', value: this.directory.agency(record.agency) },
      ...record.heldBefore.map(({ agency, until, reason, inError }) => ({ key: 'Before', value: `${this.directory.agency(agency)}, until ${inLongDate(until)}\n${reason ?? (inError ? 'Why was recorded in error and is hidden' : 'Why is no longer held')}` })),
      { key: record.asked ? 'Asked for' : 'Agreed', value: `${inLongDate(record.agreedAt)}, by ${this.directory.agency(record.agreedBy)}` },
      ...(record.asked ? [{ key: 'Why it is asked for', value: record.reason ?? gone }] : []),
      { key: 'Due by the end of', value: inLongDate(record.dueOn) },
      ...(record.firstDueOn === record.dueOn ? [] : [{ key: 'First due on', value: inLongDate(record.firstDueOn) }]),
    ]
  }

  private step({ tier, on, askedOf, asks, taken }: LadderStep): string {
    const whom = askedOf === null || askedOf === tier ? '' : ` of ${this.directory.agency(askedOf)}`
    const what = asks === null ? '' : ` ${lateWords.action.asks[asks]}`
    return taken ? `${tierWords[tier]}${whom}: asked on ${inLongDate(on)}${what}` : `${tierWords[tier]}: will be asked on ${inLongDate(on)}${what}, ${lateWords.action.unless}`
  }
}
