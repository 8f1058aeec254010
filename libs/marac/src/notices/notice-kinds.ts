import { mayEver, type AccessTable } from '@lantern/access'
import { actionsAccess } from '@lantern/actions'
import type { Actor } from '@lantern/decision'
import { maracAccess } from '../marac.access.js'

interface Kind {
  /** What it says; `{agency}` stands for the agency whose doing it is, `{step}` for its step. */
  readonly words: string
  /** Nobody is told who may never do this. */
  readonly verb: string
  /** Where it leads, with `{ref}` and `{about}`; none where there is nothing (more) for them to see. */
  readonly href?: string
  /** Something is asked of whoever is told, until it is answered. */
  readonly asks?: true
  /** Its date is a last day and no date to do something by. */
  readonly lasts?: true
  /** Its date is the day on which it happens. */
  readonly day?: true
  /** Told at once by whatever carries it, and not with what is told in the morning. */
  readonly atOnce?: true
}

const action = { verb: 'actions.list', href: '/actions/{about}' } as const
const talk = { verb: 'marac.list-messages', href: '/cases/{ref}/messages' } as const
const referral = { verb: 'marac.list-own-referrals', href: '/referrals/{ref}' } as const
const flags = { verb: 'marac.list-flags', href: '/flags' } as const
const meeting = { verb: 'marac.list-meetings', href: '/meetings/{ref}', day: true } as const
const kase = { verb: 'marac.list-cases', href: '/cases/{ref}' } as const

/** What people are told of. */
export const noticeKinds = {
  'referral-accepted': { ...referral, words: 'Your referral was accepted' },
  'referral-not-accepted': { ...referral, words: 'Your referral was not accepted' },
  'referral-returned': { ...referral, words: 'The Hub asks what is missing in your referral', asks: true },
  'research-requested': { verb: 'marac.list-research', href: '/cases/{ref}/return-research', words: 'Research is asked of your agency', asks: true },
  'research-called-off': { verb: 'marac.list-research', words: 'Research is no longer asked of your agency' },
  'research-returned': { ...kase, words: '{agency} returned its research' },
  'question-asked': { ...talk, words: '{agency} asks your agency a question', asks: true },
  'question-answered': { ...talk, words: '{agency} answered your question' },
  'meeting-asked': { verb: 'marac.answer-meeting-request', href: '/meeting-requests', words: '{agency} asks for a meeting', asks: true },
  'meeting-answered': { ...kase, words: 'The Hub answered a request for a meeting' },
  'case-given': { ...kase, words: 'You are now the coordinator of this case' },
  'case-transferred': { ...kase, words: 'The case is being transferred to another area' },
  'action-given': { ...action, words: 'An action is agreed for your agency', asks: true },
  'action-gained': { ...action, words: 'Your agency now has an action that another agency had', asks: true },
  'action-lost': { verb: 'actions.list', words: 'Your agency no longer has this action: it was given to another agency' },
  'action-extended': { ...action, words: 'An action has a new date' },
  'action-returned': { ...action, words: 'The Hub returned an action: it is not done yet', asks: true },
  'action-verified': { ...action, words: 'The Hub confirmed that an action is done' },
  'action-not-done': { ...action, words: 'The Hub recorded that an action was not done' },
  'action-not-possible': { ...action, words: '{agency} recorded that an action is not possible' },
  'action-declined': { ...action, words: '{agency} declined an action' },
  'action-claimed-done': { ...action, words: '{agency} says that an action is done', asks: true },
  'action-escalated': { ...action, words: 'An overdue action of your agency was escalated', asks: true, atOnce: true },
  'escalated-to-you': { verb: 'actions.escalations', href: '/escalations', words: 'An overdue action was escalated to you', atOnce: true },
  'research-escalated': { verb: 'marac.list-research', href: '/cases/{ref}/return-research', words: 'Late research of your agency was escalated', asks: true, atOnce: true },
  'research-escalated-to-you': { verb: 'actions.escalations', href: '/escalations/{about}', words: 'Late research was escalated to you', atOnce: true },
  'research-given-time': { verb: 'marac.list-research', href: '/cases/{ref}/return-research', words: 'The research of your agency has a new date', asks: true },
  'attendance-escalated': { verb: 'marac.list-meetings', href: '/meetings', words: 'Your agency missed a meeting, and this was raised', atOnce: true },
  'attendance-escalated-to-you': { verb: 'actions.escalations', href: '/escalations/{about}', words: 'Low attendance of an agency was raised to you', atOnce: true },
  'attendance-given-time': { verb: 'marac.list-meetings', href: '/meetings', words: 'Why your agency missed meetings was accepted', lasts: true },
  'minutes-due': { verb: 'marac.hold-meeting', href: '/meetings/{ref}/minutes', words: 'The issue of the minutes of this meeting', asks: true },
  'minutes-escalated': { verb: 'marac.hold-meeting', href: '/meetings/{ref}/minutes', words: 'The minutes of this meeting are late, and this was raised', asks: true, atOnce: true },
  'minutes-escalated-to-you': { verb: 'actions.escalations', href: '/escalations/{about}', words: 'Late minutes of a meeting were raised to you', atOnce: true },
  'minutes-given-time': { verb: 'marac.hold-meeting', href: '/meetings/{ref}/minutes', words: 'The minutes of this meeting have a new date', asks: true },
  'flag-set': { ...flags, words: 'Your agency is asked to put a flag on its own system', asks: true, lasts: true },
  'flag-restarted': { ...flags, words: 'The flag of your agency has a new last day', lasts: true },
  'flag-ended': { ...flags, words: 'Your agency is asked to take its flag off', asks: true },
  'access-asked': { verb: 'marac.answer-access-request', href: '/access-requests', words: 'Somebody asks for access to a case' },
  'access-granted': { verb: 'marac.request-access', href: '/cases/{ref}', words: 'You were given access to a case', lasts: true },
  'no-next-date': { verb: 'marac.list-stuck-cases', href: '/cases/{ref}', words: 'Nothing is to come in this case: ask for something, or close it', asks: true },
  'no-coordinator': { verb: 'marac.oversee-coordinators', href: '/cases/{ref}/change-coordinator', words: 'Nobody who is here has this case', asks: true },
  'waits-with-nobody': { verb: 'marac.list-left-agencies', href: '/left-agencies', words: 'Something of this case is asked of an agency of which nobody can sign in', asks: true },
  'agenda-differs': { verb: 'marac.list-stuck-cases', href: '/stuck-work', words: 'This case is not on one agenda or in the queue, as it should be', asks: true },
  'meetings-overlap': { verb: 'marac.list-stuck-cases', href: '/stuck-work', words: 'This meeting is at the same time as another', asks: true, atOnce: true },
  'appeal-unanswered': { verb: 'marac.answer-appeal', href: '/appeals', words: 'Nobody has answered this appeal in time', asks: true },
  'meeting-request-unanswered': { verb: 'marac.answer-meeting-request', href: '/meeting-requests', words: 'Nobody has answered a request for a meeting in time', asks: true },
  'access-request-unanswered': { verb: 'marac.answer-access-request', href: '/access-requests', words: 'Nobody has answered a request for access in time', asks: true },
  'meeting-agenda': { ...meeting, words: 'You are invited to this meeting: version {step} of its agenda is out' },
  'meeting-listed': { ...meeting, words: 'A case for which you are invited to this meeting was listed after version {step} of its agenda went out' },
  'meeting-time': { ...meeting, words: 'This meeting has another day, time, place or chair' },
  'meeting-cancellation': { ...meeting, words: 'This meeting was cancelled' },
  'meeting-not-asked': { ...meeting, words: 'You are no longer asked to come to this meeting' },
  'minutes-issued': { ...meeting, href: '/meetings/{ref}/minutes', words: 'The minutes of this meeting are out' },
  'minutes-corrected': { ...meeting, href: '/meetings/{ref}/minutes', words: 'The minutes of this meeting were corrected: version {step} is out' },
  'urgent-meeting-agenda': { ...meeting, words: 'You are invited to this urgent meeting: version {step} of its agenda is out', atOnce: true },
  'urgent-meeting-listed': { ...meeting, words: 'A case for which you are invited to this urgent meeting was listed after version {step} of its agenda went out', atOnce: true },
  'urgent-meeting-time': { ...meeting, words: 'This urgent meeting has another day, time, place or chair', atOnce: true },
  'urgent-meeting-cancellation': { ...meeting, words: 'This urgent meeting was cancelled', atOnce: true },
  'urgent-meeting-not-asked': { ...meeting, words: 'You are no longer asked to come to this urgent meeting', atOnce: true },
  'action-due': { ...action, words: 'An action of your agency', asks: true },
  'research-due': { verb: 'marac.list-research', href: '/cases/{ref}/return-research', words: 'Your agency’s research', asks: true },
  'question-due': { ...talk, words: 'An answer of your agency', asks: true },
  'triage-due': { verb: 'marac.triage', href: '/referrals', words: 'The decision on a referral', asks: true },
} as const satisfies Readonly<Record<string, Kind>>
export type NoticeKind = keyof typeof noticeKinds

export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(noticeKinds, kind)
export const kindOf = (kind: NoticeKind): Kind => noticeKinds[kind]

const table: AccessTable = { ...maracAccess, ...actionsAccess }

/** The kinds that somebody may be told of. */
export const kindsFor = (actor: Actor): readonly NoticeKind[] => Object.keys(noticeKinds).filter(isNoticeKind).filter(kind => mayEver(table, actor, kindOf(kind).verb))
