import type { CalendarDate } from '@lantern/decision'

/** What a referral may tell besides people, reason and risk. Each part is sealed whole: those of a person under that person's key. */

export const knownAnswers = ['yes', 'no', 'not-known'] as const
export type KnownAnswer = (typeof knownAnswers)[number]

export interface Needs {
  readonly firstLanguage?: string
  readonly interpreter?: KnownAnswer
  /** Dialect, and who must not interpret. */
  readonly interpreterNote?: string
  readonly access?: string
}

/** Everybody may keep it to themselves: each has "not known" and "prefer not to say". */
export interface Diversity {
  readonly gender?: string
  readonly transgender?: string
  readonly ethnicity?: string
  readonly sexualOrientation?: string
  readonly disability?: readonly string[]
}

export interface Services {
  readonly gp?: string
  readonly landlord?: string
}

export interface ChildTold {
  readonly relationToPerpetrator?: string
  /** Of an unborn child: when it is expected. */
  readonly expectedOn?: CalendarDate
  readonly school?: string
  readonly views?: string
}

/** Whether the victim agreed; where they did not, why the referral is made all the same (marac notes 1.1: preferred, not required). */
export interface Consent {
  readonly victimKnows?: KnownAnswer
  readonly whyNotTold?: string
  readonly agreement?: ConsentAnswer
  readonly limits?: string
  readonly ground?: ConsentGround
  readonly groundNote?: string
}
export const consentAnswers = ['given', 'given-with-limits', 'not-given', 'not-asked'] as const
export type ConsentAnswer = (typeof consentAnswers)[number]
export const consentGrounds = ['serious-harm', 'child', 'adult-at-risk', 'crime', 'other'] as const
export type ConsentGround = (typeof consentGrounds)[number]

export interface Wishes {
  readonly wants?: string
  readonly speakToPolice?: KnownAnswer
}

/** Danger to those who visit or work with the family. */
export interface ForProfessionals {
  readonly atRisk?: KnownAnswer
  readonly note?: string
}

export interface Background {
  /** Where and when, in another area. */
  readonly previousMarac?: string
  readonly crimeNumber?: string
  readonly officer?: string
}

/** How a topic of a risk checklist was answered; only yes counts. */
export const checklistAnswers = ['yes', 'no', 'unknown'] as const
export type ChecklistAnswer = (typeof checklistAnswers)[number]

/** One topic of it, by its key. */
export interface AnsweredTopic {
  readonly topic: string
  readonly answer: ChecklistAnswer
}
