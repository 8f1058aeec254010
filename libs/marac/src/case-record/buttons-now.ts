import type { CaseRecord } from '../marac-case/marac-case.record.js'

/** Commands that the status allows and that would have nothing to act on: they get no button. */
export function pointlessNow(record: CaseRecord): readonly string[] {
  return [
    ...(record.people.some(({ role }) => role === 'child') ? [] : ['record-child-views', 'consider-child']),
    ...(record.asked.some(({ answer }) => answer === undefined) ? [] : ['answer-meeting-request']),
    ...(record.riskDecisions.length > 0 ? [] : ['dissent-from-risk', 'override-risk']),
  ]
}
