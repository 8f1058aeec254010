import type { Instant } from '@lantern/decision'
import type { AgencyKind } from '@lantern/rules'
import type { Stage } from '../case-story.js'
import { later } from '../moments.js'
import { kindOfAgency } from './agency-words.js'
import type { Person } from '../people.js'

/** What each kind of agency would write; the Hub and all others write the last. */
const messages: Readonly<Partial<Record<AgencyKind, readonly string[]>>> & { readonly hub: readonly string[] } = {
  police: ['He was released on bail this morning with a condition not to go near the house or the school.', 'We have put a marker on the new address. Officers have been told of the safe word.'],
  probation: ['He missed his appointment yesterday. We have warned him in writing.'],
  idva: ['She is staying with her sister until the locks are changed. Please do not write to the old address.', 'She has changed her telephone number; I hold the new one. Please call through me.'],
  'childrens-social-care': ['We visited today: nobody at home. We will try again on Thursday afternoon.'],
  education: ['The school has been told not to hand the children over to anybody but her.'],
  housing: ['The locksmith comes on Wednesday between ten and noon.'],
  hub: ['Please look at the address of the victim again: it changed last week.', 'Two returns tell different dates of the separation. If you hold a date, please say so here.', 'Thank you all. No meeting is needed on this case for now.'],
}
const questions: Readonly<Partial<Record<AgencyKind, readonly (readonly [question: string, answer: string])[]>>> = {
  police: [['Is he on bail, and with which conditions?', 'Yes, until the end of the month: not to contact her, and not to go to the house or the school.']],
  probation: [['When is his next appointment with you?', 'Next Tuesday at ten. We will raise the no-contact condition then.']],
  idva: [['Does she know that the locks can be changed without cost to her?', 'She does now, and would like it done this week.']],
  'childrens-social-care': [['Is there a social worker for the children at present, and may we speak to them?', 'Yes, since March. She expects your call and is in the office until Friday.']],
  'primary-care': [['Has she been seen by a doctor since the assault?', 'She was seen at the practice two days later; the injuries are on record.']],
  'acute-care': [['Was the injury of the hand explained at the time?', 'As a fall. The notes say that he answered for her.']],
  housing: [['Does he still hold a key to the house?', 'He does: the tenancy is in both names. The locks are to be changed this week.']],
  education: [['Who collects the children from school?', 'Their aunt, every day since the half term. He has not been seen at the gate.']],
}

/** What the story needs besides commands: to read, as opening the page does, and to know which question is still to be answered. */
export interface Talking {
  readonly read: (by: Person, at: Instant, ref: string) => Promise<void>
  readonly openQuestion: (ref: string, agency: string) => Promise<string | undefined>
  /** Waits until lists show what was recorded. */
  readonly caughtUp: () => Promise<boolean>
  /** The latest event of this type that somebody recorded on a case, by its id. */
  readonly entryOf: (ref: string, type: string, user: string) => Promise<string | undefined>
  /** A file that an agency added to a case. */
  /** The id of what agreed an action. */
  readonly agreedOf: (action: string) => Promise<string | undefined>
  readonly fileOf: (ref: string, agency: string) => Promise<string | undefined>
}

/**
 * What the agencies of a case write to each other while its research runs: in most cases a message or two, in every other a question, which is
 * mostly answered soon, now and then weeks later. Some of the others read it.
 */
export function planTalk({ agenda, send, chance, rules, talking, agencies }: Stage, ref: string, at: Instant, { coordinator, others }: { readonly coordinator: Person; readonly others: readonly Person[] }): void {
  const { calendar } = rules
  const everybody = [coordinator, ...others]
  const kindOf = (person: Person): AgencyKind => kindOfAgency(agencies, person.agency)
  const reads = (person: Person, then: Instant) => agenda.plan(then, () => talking.read(person, then, ref))
  /** What the Hub has read shows on the case; reading several at once is one record. Few of the others open them. */
  const read = (after: Instant) => {
    if (chance.happens(0.4)) reads(coordinator, later(after, chance.between(0, 2), calendar, chance))
  }
  for (const person of others) if (chance.happens(0.08)) reads(person, later(at, chance.between(4, 7), calendar, chance))
  for (let i = chance.between(0, 2); i > 0; i--) {
    const sentAt = later(at, chance.between(0, 4), calendar, chance)
    const by = chance.of(everybody)
    agenda.plan(sentAt, async () => {
      await send(by, sentAt, 'marac', 'send-message', ref, { text: chance.of(messages[kindOf(by)] ?? messages.hub) })
      read(sentAt)
    })
  }
  const able = others.filter(person => questions[kindOf(person)])
  if (able.length === 0 || !chance.happens(0.5)) return
  const askedAt = later(at, chance.between(0, 3), calendar, chance)
  const answers = chance.of(able)
  const [question, answer] = chance.of(questions[kindOf(answers)] ?? [['', '']])
  agenda.plan(askedAt, async () => {
    await send(coordinator, askedAt, 'marac', 'ask-question', ref, { agency: answers.agency, text: question })
    read(askedAt)
    const days = chance.happens(0.1) ? chance.between(10, 30) : chance.happens(0.8) ? chance.between(0, 2) : chance.between(4, 7)
    const answeredAt = later(askedAt, days, calendar, chance)
    agenda.plan(answeredAt, async () => {
      const asked = await talking.openQuestion(ref, answers.agency)
      if (asked === undefined) return
      await send(answers, answeredAt, 'marac', 'answer-question', ref, { question: asked, text: answer })
      read(answeredAt)
    })
  })
}
