import { hearable } from './hearable.js'
import type { CaseRecord } from './marac-case/marac-case.record.js'

/** Commands that the status allows and that would have nothing to act on: they get no button. */
export function pointlessNow(record: CaseRecord, agency: string): readonly string[] {
  const flag = record.flag?.agencies.find(each => each.agency === agency)?.state
  const victimDied = record.people.some(({ role, personId }) => role === 'victim' && record.deaths.some(death => death.personId === personId))
  const sent = record.transfers.at(-1)
  const gone = sent !== undefined && !sent.refused
  return [
    // On the case files are added as on any other: this is for the page of the referral.
    'add-referral-file',
    // Nobody tells a victim who has died of a plan.
    ...(victimDied ? ['name-teller', 'record-victim-told'] : []),
    ...(flag === 'to-put-on' ? [] : ['put-flag-on']),
    ...(flag === 'to-take-off' ? [] : ['take-flag-off']),
    // Of an agency that left, from the list of those.
    'release-flag',
    ...(record.research.some(({ state }) => state === 'waiting' || state === 'late') ? [] : ['call-off-research']),
    ...(record.messages.some(({ question }) => question?.state === 'waiting' || question?.state === 'late') ? [] : ['withdraw-question']),
    ...(record.hidden.length > 0 || record.files.some(({ inError }) => inError) ? [] : ['assess-entry-in-error']),
    ...(record.people.some(({ role }) => role === 'child') ? [] : ['record-child-views', 'consider-child']),
    ...(record.appeal || gone ? ['appeal-referral'] : []),
    ...(gone ? ['transfer-case'] : []),
    ...(sent?.acknowledged === undefined && gone ? [] : ['acknowledge-transfer', 'take-case-back']),
    ...(record.transferIn ? ['record-transfer-in'] : []),
    ...(record.transferIn && !record.transferIn.acknowledged ? [] : ['acknowledge-transfer-in']),
    ...(record.appeal && !record.appeal.answer ? [] : ['answer-appeal']),
    ...(record.links.some(({ ended }) => !ended) ? [] : ['end-link']),
    ...(record.asked.some(({ answer }) => answer === undefined) ? [] : ['answer-meeting-request']),
    ...(hearable(record) ? [] : ['list-case']),
    ...(record.listing ? [] : ['unlist-case']),
    ...(record.listing || record.hearings.length > 0 ? [] : ['hear-case']),
    ...(record.riskDecisions.length > 0 ? [] : ['dissent-from-risk', 'override-risk']),
  ]
}
