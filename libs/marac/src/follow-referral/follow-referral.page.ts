import { AccessLog, authoriseOn, may, NoSuchThing, Subjects, type Subject } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { RulesNow, whyDeadline } from '@lantern/rules'
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, beside, Buttons, Directory, fileInWords, Frames, HtmlPage, inDateTime, inLongDate, render, signedInOf, type SummaryRow } from '@lantern/web-kit'
import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { whereWords } from '../case-rows.view.js'
import { maracAccess } from '../marac.access.js'
import type { MaracCaseCommand } from '../marac-case/marac-case.allowed.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { appealOutcomeWords, goneOf, notAcceptedWords, outcomeWords, referralPartWords, statusTags, statusWords } from '../marac-case/marac-case.words.js'
import type { WordKind } from '../marac-case/marac-case.events.js'
import { Referrals, type FollowedReferral } from './follow-referral.query.js'

/** What the agency that referred may do with its referral; what is done on the case stands there. */
const ofTheReferrer: readonly string[] = ['complete-referral', 'appeal-referral', 'record-transfer-in', 'add-referral-file'] satisfies MaracCaseCommand[]

/** Where a referral stands, for the agency that made it. After sending one, people land here. */
@Controller()
@ApiTags('marac')
export class FollowReferralPage {
  constructor(
    private readonly referrals: Referrals,
    private readonly rules: RulesNow,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('referrals/:ref')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    const { referral, subject } = await this.read(request, ref)
    return render(beside(import.meta.url), {
      title: done === 'submit-referral' ? 'Referral sent to the Hub' : `Referral ${ref}`,
      back: { text: 'Back to your work', href: '/' },
      sent: done === 'submit-referral',
      reference: ref,
      status: { text: statusWords[referral.status], tag: statusTags[referral.status] },
      notice: done === 'submit-referral' ? undefined : this.buttons.done(done),
      buttons: this.buttons.of(caseLifecycle, referral.status, ref, signedInOf(request).actor, subject).filter(({ name }) => ofTheReferrer.includes(name) && !(name === 'appeal-referral' && (referral.appeal || referral.transferredAt))),
      rows: this.rows(referral),
      whys: await this.whys(ref),
      files: referral.files.map(file => (file.inError ? { text: 'A file was recorded in error and is hidden' } : { text: `${fileInWords(file)}, added ${inDateTime(file.at)}`, href: file.name === undefined ? undefined : `/referrals/${ref}/files/${file.id}` })),
      next: nextOf(referral),
      caseLink: may(maracAccess, signedInOf(request).actor, 'marac.read-case', subject) ? `/cases/${ref}` : undefined,
      ...(await this.frames.of(request)),
    })
  }

  @Get('api/marac/referrals/:ref')
  @ApiOperation({ summary: 'Follow a referral', operationId: 'marac-follow-referral' })
  @ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })
  @ApiOkResponse({ description: 'Where the referral stands: status, outcome and reason' })
  async api(@Req() request: FastifyRequest, @Param('ref') ref: string): Promise<FollowedReferral> {
    return (await this.read(request, ref)).referral
  }

  /** @throws NotSignedIn, Forbidden, NoSuchThing */
  private async read(request: FastifyRequest, ref: string): Promise<{ readonly referral: FollowedReferral; readonly subject: Subject }> {
    const { actor } = signedInOf(request)
    const subject = await authoriseOn(maracAccess, actor, 'marac.follow-referral', () => this.subjects.find('maracCase', ref, actor))
    const referral = await this.referrals.find(ref, this.clock.now())
    if (!referral) throw new NoSuchThing()
    await this.log.record({ actor, at: this.clock.now(), verb: 'case-read', ref })
    return { referral, subject }
  }

  /** Why whatever the referrer waits for, or is waited for with, is due on its date. */
  private async whys(ref: string) {
    const dates = await this.referrals.dates(ref, this.clock.now())
    return Promise.all(
      dates.map(async deadline => {
        const { dueOn, sentences } = whyDeadline(deadline, (await this.rules.inForce(deadline.startedAt)).rules)
        return { summary: `Why by ${inLongDate(dueOn)}? (${deadline.what})`, lines: sentences }
      }),
    )
  }

  private rows(referral: FollowedReferral): readonly SummaryRow[] {
    return [
      { key: 'Reference', value: referral.ref },
      ...(referral.agencyReference === undefined ? [] : [{ key: 'Your own reference', value: referral.agencyReference }]),
      { key: 'Referred', value: `${inDateTime(referral.referredAt)}, by ${this.directory.agency(referral.agency)}` },
      { key: 'Area', value: whereWords(referral.area, referral.district, this.directory) },
      ...(referral.returned === undefined
        ? []
        : [
            { key: 'Returned', value: inDateTime(referral.returned.at) },
            { key: 'What is missing', value: referral.returned.missing ?? gone(referral, 'return') },
            { key: 'In these parts', value: referral.returned.parts.map(part => referralPartWords[part]).join('\n') },
            { key: 'To be completed by', value: inLongDate(referral.returned.completeBy) },
          ]),
      ...(referral.inError.includes('referral') ? [{ key: 'What it told', value: 'Recorded in error and hidden. The referral stands; what is true of these people goes to the Hub as a message, or when it asks you to complete the referral' }] : []),
      ...(referral.completedAt === undefined ? [] : [{ key: 'Completed', value: inDateTime(referral.completedAt) }]),
      ...(referral.returned !== undefined ? [] : referral.decidedAt === undefined ? [{ key: 'To be decided by', value: inLongDate(referral.decideBy) }] : [{ key: 'Decided', value: inDateTime(referral.decidedAt) }]),
      ...(referral.notAcceptedBecause === undefined
        ? []
        : [
            { key: 'Why it was not accepted', value: notAcceptedWords[referral.notAcceptedBecause] },
            { key: 'Reason', value: referral.reason ?? gone(referral, 'refusal') },
          ]),
      ...appealRows(referral),
      ...(referral.transferredAt === undefined ? [] : [{ key: 'Sent to the MARAC of another area', value: inDateTime(referral.transferredAt) }]),
      ...(referral.closedAt === undefined ? [] : [{ key: 'Closed', value: inDateTime(referral.closedAt) }]),
      ...(referral.outcome === undefined ? [] : [{ key: 'Outcome', value: outcomeWords[referral.outcome] }]),
    ]
  }
}

/** What is read in the place of words that do not open. */
const gone = ({ inError }: Pick<FollowedReferral, 'inError'>, kind: WordKind): string => goneOf({ hidden: inError.map(each => ({ kind: each })) }, kind)

function appealRows({ appeal, inError }: FollowedReferral): readonly SummaryRow[] {
  if (!appeal) return []
  const { at, reason, answerBy, answer } = appeal
  return [
    { key: 'Your appeal', value: `${inDateTime(at)}\n${reason ?? gone({ inError }, 'appeal')}` },
    { key: 'Answer to your appeal', value: answer ? `${inDateTime(answer.at)}\n${appealOutcomeWords[answer.outcome]}. ${answer.reason ?? gone({ inError }, 'appeal-answer')}` : `The MARAC manager answers by ${inLongDate(answerBy)}` },
  ]
}

function notTakenOn(appeal: FollowedReferral['appeal']): string {
  if (!appeal) return 'The Hub has not taken the case on. If you disagree, appeal to the MARAC manager with your reasons. Refer again when something changes.'
  return appeal.answer
    ? 'The MARAC manager has looked at it again and has not taken the case on: you find the reason below. Refer again when something changes.'
    : `The Hub has not taken the case on. The MARAC manager, who looks at it again, answers by ${inLongDate(appeal.answerBy)}. You see the answer here.`
}

/** The duty to act stays with each agency, whatever the Hub decides (marac notes 1.1). */
function nextOf({ status, decideBy, returned, appeal }: FollowedReferral): readonly string[] {
  const meanwhile = 'Keep working with the victim. Your agency need not wait for the Hub to act, and the perpetrator must not be told of the referral.'
  switch (status) {
    case 'referred':
      return [`The Hub decides by ${inLongDate(decideBy)} whether it takes the case on. You see the decision here.`, meanwhile]
    case 'returned':
      return [`The Hub needs more to decide. Complete the referral by ${inLongDate(returned?.completeBy ?? decideBy)}: what you sent is kept, and you add what is missing.`, meanwhile]
    case 'open':
      return ['The Hub has taken the case on. It asks agencies what they know, and agrees actions with them.', meanwhile]
    case 'not-accepted':
      return [notTakenOn(appeal), meanwhile]
    case 'joined':
      return ['The Hub has joined it to a case that is open already for the same people. Your agency is on that case from now on.', meanwhile]
    case 'transferred':
      return ['The MARAC of another area has the case now. Ask the Hub whom to speak to there. Refer here again if there is another incident in this area.', meanwhile]
    case 'closed':
      return ['The case is closed. Refer again if there is another incident: within 12 months of the last referral it is a repeat.']
  }
}
