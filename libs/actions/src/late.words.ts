import type { Ask } from '@lantern/rules'
import type { DutyKind } from './duty/duty.events.js'

/** What is late, or was missed. */
export type LateKind = 'action' | DutyKind

/** How much of it there is, as whoever it was raised to is told. */
export interface HowLate {
  readonly workingDaysLate: number
  /** Of attendance: by its last step. */
  readonly missed: number | null
}

interface Words {
  /** What a step asks, after "is asked". */
  readonly asks: Readonly<Record<Ask, string>>
  /** The same as a cell of a table. */
  readonly asked: Readonly<Record<Ask, string>>
  /** What the date is that it counts from. */
  readonly from: string
  /** How it is measured: days late are no measure of who does not come. */
  readonly measure: (how: HowLate) => string
  /** What else has to happen until the step that follows, after its day where it has one. */
  readonly unless: string
  /** How it stands, where no other words say so: of duties. */
  readonly stands?: Readonly<Record<'owed' | 'ended', string>>
  /** What a new date means, which was given by accepting a reason: after "Decided by the Tactical Group: ". */
  readonly given: (on: string) => string
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
const days = ({ workingDaysLate }: HowLate): string => `${counted(workingDaysLate, 'working day')} late`
const given = (on: string): string => `the reason is accepted, and it is due on ${on}`
const decide = { asks: 'to decide what happens with it', asked: 'Decide' }

/** The words of each kind: a missed meeting is not given more time, and research is returned and not done. */
export const lateWords: Readonly<Record<LateKind, Words>> = {
  action: {
    asks: { 'do-it': 'to do it, or to say why not', 'see-to-it': 'to see that it is done', 'extend-chase-or-raise': 'to give more time with a reason, to chase it, or to raise it', decide: decide.asks },
    asked: { 'do-it': 'Do it', 'see-to-it': 'See that it is done', 'extend-chase-or-raise': 'Give time, chase or raise', decide: decide.asked },
    from: 'Due on',
    measure: days,
    unless: 'if it is not done by then',
    given,
  },
  research: {
    asks: { 'do-it': 'to return it, or to say why not', 'see-to-it': 'to see that it is returned', 'extend-chase-or-raise': 'to chase it, or to raise it to those who can give more time', decide: decide.asks },
    stands: { owed: 'Has not come', ended: 'Has come, or is asked for no longer' },
    asked: { 'do-it': 'Return it', 'see-to-it': 'See that it is returned', 'extend-chase-or-raise': 'Chase, or raise', decide: decide.asked },
    from: 'Due on',
    measure: days,
    unless: 'if it has not come by then',
    given,
  },
  minutes: {
    asks: { 'do-it': 'to issue them', 'see-to-it': 'to see that they are issued', 'extend-chase-or-raise': 'to see that they are issued, or to raise it', decide: 'to decide what happens with them' },
    asked: { 'do-it': 'Issue them', 'see-to-it': 'See that they are issued', 'extend-chase-or-raise': 'See that they are issued', decide: decide.asked },
    stands: { owed: 'Not issued', ended: 'Issued' },
    from: 'Due on',
    measure: days,
    unless: 'if they are not issued by then',
    given: on => `the reason is accepted, and they are due on ${on}`,
  },
  attendance: {
    asks: {
      'do-it': 'to come, or to send what it knows',
      'see-to-it': 'to see that somebody comes, or that what the agency knows is sent',
      'extend-chase-or-raise': 'to ask why nobody came, or to raise it',
      decide: 'to decide what happens with it',
    },
    stands: { owed: 'Nobody came to the last meeting', ended: 'Somebody came, or nobody is invited any more' },
    asked: { 'do-it': 'Come, or send what it knows', 'see-to-it': 'See that somebody comes', 'extend-chase-or-raise': 'Ask why, or raise', decide: decide.asked },
    from: 'Not there since',
    measure: ({ missed }) => `${counted(missed ?? 1, 'meeting')} missed`,
    unless: 'if it does not come to further meetings',
    given: on => `the absence is excused, and meetings count again from ${on}`,
  },
}

/** What a step asked, as a cell of a table; steps of before the ladder of seven did not say. */
export const askedWords = (kind: LateKind, asks: Ask | null): string => (asks === null ? 'Not recorded' : lateWords[kind].asked[asks])
