import { beside, controllerFor, Directory, inDateTime, OneOf, Text, type Get } from '@lantern/web-kit'
import type { Actor } from '@lantern/decision'
import { CasePeople, caseReadOf } from '../case-people.js'
import { CaseEntries } from '../marac-case/in-error/case-entries.query.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import type { AppealOutcome } from '../marac-case/marac-case.events.js'
import { appealOutcomeWords, goneOf, notAcceptedWords } from '../marac-case/marac-case.words.js'
import { maracManagers } from '../marac-managers.js'
import { commandSlice } from '../marac.slice.js'
import { Pairs } from '../pairs/pairs.query.js'
import { AnswerAppeal, decideAnswerAppeal, type AppealedCase } from './answer-appeal.decide.js'

export class AnswerAppealInput {
  @OneOf('the answer', { choices: appealOutcomeWords }) outcome!: AppealOutcome
  @Text('the reason, for the agency that referred', { max: 4000, multiline: true, hint: 'The referrer reads this. Write nothing of what other agencies told, and do not say whether anybody is known already.' })
  reason!: string
}

async function readAppealed(get: Get, ref: string): Promise<AppealedCase> {
  const [events, pair] = await Promise.all([get(CaseEntries).history(ref), get(Pairs).soFar(ref)])
  return { decidedBy: events.findLast(({ type }) => type === 'ReferralNotAccepted')?.by.user, managers: maracManagers(get(Directory)), contacted: events.some(({ type }) => type === 'IdvaContactRecorded'), pair }
}

/** The decision and what is said against it, to be read before answering. */
async function appealToRead(get: Get, ref: string, actor: Actor) {
  const [record] = await Promise.all([get(CasePeople).of(ref), caseReadOf(get, ref, actor)])
  const { appeal } = record ?? {}
  if (!record || !appeal || appeal.answer) return { appeal: [] }
  const { against, at, by, reason } = appeal
  const directory = get(Directory)
  return {
    appeal: [
      { key: 'What the referral says', value: record.reason ?? goneOf(record, 'referral') },
      ...(against?.because === undefined ? [] : [{ key: 'Not accepted', value: `${inDateTime(against.at)}, by ${directory.user(against.by)}\n${notAcceptedWords[against.because]}. ${against.reason ?? goneOf(record, 'refusal')}` }]),
      { key: 'The appeal', value: `${inDateTime(at)}, by ${directory.agency(by.agency)}\n${reason ?? goneOf(record, 'appeal')}` },
    ],
  }
}

export const answerAppeal = commandSlice({
  name: 'answer-appeal',
  title: 'Answer the appeal',
  done: 'Appeal answered',
  verb: 'marac.answer-appeal',
  refuses: ['marac.decided-by-yourself', 'marac.manager-answers', 'marac.no-appeal'],
  lifecycle: caseLifecycle,
  rule: decideAnswerAppeal,
  input: AnswerAppealInput,
  api: 'cases/:ref/appeal-answer',
  page: 'cases/:ref/answer-appeal',
  template: beside(import.meta.url),
  reads: readAppealed,
  shows: appealToRead,
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'AppealAnswered')
    return made ? { outcome: made.data.outcome, reason: open(made.data.reason) } : {}
  },
  command: ({ outcome, reason }, { id, seal, read }) => new AnswerAppeal({ caseId: id, outcome, reason: seal(`case-${id}`, reason), read }),
})
export class AnswerAppealController extends controllerFor(answerAppeal) {}
