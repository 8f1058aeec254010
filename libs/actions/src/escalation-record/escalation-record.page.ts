import { AccessLog, authoriseOn, may, NoSuchThing, Subjects, type Subject } from '@lantern/access'
import { capital, Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { RulesNow } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, beside, Buttons, Directory, dueTag, etagOf, Frames, HtmlPage, inLongDate, render, signedInOf } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { isDecidedAt, speaksFor } from '../ladder.policy.js'
import { statusWords } from '../action/action.words.js'
import { theTier, tierWords } from '../answers.words.js'
import type { Status } from '../action/action.state.js'
import type { DutyStatus } from '../duty/duty.state.js'
import { actionsAccess, governs, seesAll } from '../actions.access.js'
import { AgenciesShown, type ShownAgencies } from '../shown-agencies.js'
import { dutyLifecycle } from '../duty/duty.lifecycle.js'
import { isChased } from '../duty/ladder.policy.js'
import { isDutyRef, isOnCase } from '../duty/duty.refs.js'
import { dutyStatusWords, lateKindWords, whoOwes } from '../duty/duty.words.js'
import { lateWords, type LateKind } from '../late.words.js'
import type { EscalationEntry, EscalationRecord } from './escalation-record.js'
import { EscalationRecords } from './escalation-record.query.js'

/** Something late as whoever it was raised to sees it, and where they decide on it. */
@Controller()
@ApiTags('actions')
export class EscalationRecordPage {
  constructor(
    private readonly records: EscalationRecords,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly agencies: AgenciesShown,
    private readonly rules: RulesNow,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('escalations/:ref')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    const { actor } = signedInOf(request)
    const { record, subject, agencies, why } = await this.read(request, ref)
    const reads = may(actionsAccess, actor, 'actions.read', subject)
    const what = this.buttons.of(record.kind === 'action' ? escalationLifecycle : dutyLifecycle, record.status, ref, actor, subject).filter(({ name }) => canBeDone(name, record, actor))
    return render(beside(import.meta.url), {
      title: `Escalation of ${ref}`,
      breadcrumbs: [{ text: 'Escalations', href: '/escalations' }],
      notice: this.buttons.done(done, ref),
      due: record.kind === 'attendance' ? { text: 'Low attendance', tag: 'red' } : dueTag(record.dueOn, londonDate(this.clock.now())),
      over: record.tier === null,
      waits: record.tier !== null && governs(actor) && !speaksFor(record.tier, actor) ? `${capital(theTier(record.tier))} has it now, and decides on it.` : undefined,
      status: record.tier === null ? (record.closed ? 'Closed' : 'Not raised any more') : `With ${theTier(record.tier)}`,
      immediateSafety: record.immediateSafety,
      reads: reads ? readOf(record) : undefined,
      rows: this.rows(record, agencies),
      why,
      buttons: what,
      history: [...record.entries].reverse().map(each => ({ title: this.entry(record.kind, each), by: `${this.directory.user(each.by.user)}, ${agencies.name(each.by.agency)}`, at: each.what === 'step' ? each.on : each.at })),
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/actions/escalations/:ref')
  @ApiOperation({ summary: 'Read an escalation', operationId: 'actions-read-escalation' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference of the action, or of what else is owed' })
  @ApiOkResponse({ description: 'What was raised to whom and what was decided, without a word of what it is about; the ETag is the revision of the action, or of what else is owed' })
  async api(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string): Promise<EscalationRecord> {
    const { record } = await this.read(request, ref)
    void reply.header('etag', etagOf(record.revision))
    return record
  }

  /** Words of decisions are for those who read the case, and for groups those of the tiers that the rules name. @throws NotSignedIn, Forbidden, NoSuchThing */
  private async read(request: FastifyRequest, ref: string): Promise<{ readonly record: EscalationRecord; readonly subject: Subject; readonly agencies: ShownAgencies; readonly why: readonly string[] }> {
    const { actor } = signedInOf(request)
    const subject = await authoriseOn(actionsAccess, actor, 'actions.see-escalation', () => this.subjects.find(isDutyRef(ref) ? 'duty' : 'action', ref, actor))
    const { rules } = await this.rules.inForce(this.clock.now())
    const { wordsOf } = rules.escalation.board.value
    const record = await this.records.find(ref, tier => seesAll(actor) || may(actionsAccess, actor, 'actions.read', subject) || wordsOf.includes(tier))
    if (!record) throw new NoSuchThing()
    await this.log.record({ actor, at: this.clock.now(), verb: 'case-read', ref })
    const agencies = await this.agencies.to(actor)
    const entries = record.entries.map(each => ({ ...each, by: { ...each.by, agency: agencies.id(each.by.agency) } }))
    // Days on which one agency is closed would tell which it is.
    const why = agencies.id(record.agency) === record.agency ? await this.records.why(record) : []
    return { record: { ...record, agency: agencies.id(record.agency), entries }, subject, agencies, why }
  }

  private rows(record: EscalationRecord, agencies: ShownAgencies) {
    return [
      { key: 'Agency', value: agencies.name(record.agency) },
      { key: 'What it is', value: record.kind === 'attendance' ? 'Low attendance' : `Late ${lateKindWords[record.kind].toLowerCase()}` },
      ...(record.area === undefined ? [] : [{ key: 'Area', value: this.directory.area(record.area) }]),
      { key: 'Status', value: wordsOf(record) },
      { key: lateWords[record.kind].from, value: inLongDate(record.dueOn) },
      ...(record.firstDueOn === record.dueOn ? [] : [{ key: record.kind === 'attendance' ? 'First missed' : 'First due on', value: inLongDate(record.firstDueOn) }]),
      ...(record.tier === null ? [] : [{ key: 'How much', value: lateWords[record.kind].measure({ ...record, missed: record.missed ?? null }) }]),
      ...(record.heldUntil === null ? [] : [{ key: 'Waits for an answer until', value: inLongDate(record.heldUntil) }]),
      ...(record.next === null ? [] : [{ key: 'Next step', value: `${tierWords[record.next.tier]}${record.next.on === null ? '' : `, on ${inLongDate(record.next.on)}`}, ${lateWords[record.kind].unless}` }]),
    ]
  }

  private entry(kind: LateKind, { what, tier, asks, until, words }: EscalationEntry): string {
    const owes = whoOwes(kind)
    const said = words === null ? '' : `: ${words}`
    const day = until === null ? '' : inLongDate(until)
    switch (what) {
      case 'step':
        return `Raised to ${theTier(tier)}${asks === null ? '' : `, and asked ${lateWords[kind].asks[asks]}`}`
      case 'raised':
        return `Raised by hand to ${theTier(tier)}${said}`
      case 'chase':
        return `The Hub chased ${owes}, which answers by ${day}${said}`
      case 'direct':
        return `Decided by ${theTier(tier)}: ${owes} is directed, by ${day}${said}`
      case 'new-date':
        return `Decided by ${theTier(tier)}: ${lateWords[kind].given(day)}${said}`
      case 'close':
        return `Decided by ${theTier(tier)}: it is not raised any further${said}`
    }
  }
}

const answers = [
  { answer: 'chase', names: ['chase-action', 'chase-duty'] },
  { answer: 'raise', names: ['raise-action', 'raise-duty'] },
  { answer: 'decide', names: ['accept-reason', 'direct-action', 'close-escalation', 'accept-duty-reason', 'direct-duty', 'close-duty-escalation'] },
]

const wordsOf = (record: EscalationRecord): string => (record.kind === 'action' ? statusWords[record.status as Status] : (lateWords[record.kind].stands?.[record.status as 'owed' | 'ended'] ?? dutyStatusWords[record.status as DutyStatus]))

/** Where it can be read by whoever may. */
function readOf({ ref, kind, belongsTo }: EscalationRecord): { readonly text: string; readonly href: string } {
  if (kind === 'action') return { text: 'Read the action', href: `/actions/${ref}` }
  if (kind === 'minutes') return { text: 'See the minutes', href: `/meetings/${belongsTo}/minutes` }
  return isOnCase(ref) ? { text: 'Read the case', href: `/cases/${belongsTo}` } : { text: 'Meetings', href: '/meetings' }
}

/** Buttons are for what may follow: the rules ask the same. */
export function canBeDone(name: string, { kind, tier, heldUntil, next }: Pick<EscalationRecord, 'kind' | 'tier' | 'heldUntil' | 'next'>, by: Pick<Actor, 'roles'>): boolean {
  const answer = answers.find(each => each.names.includes(name))?.answer
  if (answer === undefined || tier === null || !speaksFor(tier, by)) return false
  if (answer === 'chase') return heldUntil === null && (kind === 'action' || isChased(kind))
  if (answer === 'raise') return next !== null
  return isDecidedAt(tier)
}
