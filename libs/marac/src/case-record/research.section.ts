import { tierWords } from '@lantern/actions'
import { londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { dueTag, inDate, inDateTime, inLongDate, inPlural, inShortDate, type DueTag, type Names, type SummaryRow } from '@lantern/web-kit'
import { lateForMeeting } from '../late-for-meeting.js'
import type { BasisWords } from './lawful-bases.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import { goneOf } from '../marac-case/marac-case.words.js'
import { theReturn } from '../marac-case/research/research.events.js'
import type { RecordedResearch, RecordedReturn } from '../marac-case/research/research.record.js'
import { differenceWords, whoseWords } from '../marac-case/research/research.words.js'

const gone = 'No longer held'
const unanswered: readonly RecordedResearch['state'][] = ['waiting', 'late']

type Places = Pick<CaseRecord, 'hidden'>

function answerTag(each: RecordedResearch, today: string, places: Places): DueTag | { readonly text: string; readonly tag: string; readonly after?: string } {
  const late = each.told.find(({ entryId }) => entryId === theReturn)?.late ? ', late' : ''
  if (each.returnedAt !== undefined && each.told.length > 0 && each.told.every(({ withdrawn }) => withdrawn)) return { text: 'Withdrawn', tag: 'grey' }
  switch (each.state) {
    case 'returned':
      return { text: `Returned${late}`, tag: 'green' }
    case 'nothing-known':
      return { text: `Nothing known${late}`, tag: 'green' }
    case 'called-off':
      return { text: 'Called off', tag: 'grey', ...(each.calledOff && { after: `On ${inDate(londonDate(each.calledOff.at))}: ${each.calledOff.reason ?? goneOf(places, 'research-called-off')}` }) }
    case 'closed':
      return { text: 'Not returned before closing', tag: 'grey' }
    case 'late':
    case 'waiting':
      return dueTag(each.movedTo ?? each.dueOn, today)
  }
}

/** Who has answered, in one sentence: how many, who is missing, or that the last has come. */
function answeredOf(all: readonly RecordedResearch[], names: Names): { readonly text: string; readonly all: boolean } | undefined {
  const research = all.filter(({ state }) => state !== 'called-off')
  if (research.length === 0) return undefined
  const missing = research.filter(({ state }) => unanswered.includes(state))
  const answered = research.filter(({ returnedAt }) => returnedAt !== undefined)
  const last = answered.map(({ returnedAt }) => returnedAt ?? '').sort().at(-1)
  if (missing.length === 0 && answered.length === research.length && last !== undefined)
    return { text: `Every agency that was asked has answered: ${inPlural(answered.length, 'return')}, the last on ${inDateTime(last)}.`, all: true }
  const count = `${answered.length} of ${inPlural(research.length, 'agency', 'agencies')} ${answered.length === 1 ? 'has' : 'have'} answered.`
  return { text: missing.length === 0 ? count : `${count} Still missing: ${missing.map(({ agency }) => names.agency(agency)).join(', ')}.`, all: false }
}

const lastSeenOf = ({ lastSeenOn, lastSeen }: RecordedReturn): string | undefined =>
  lastSeenOn === undefined ? lastSeen : `${inDate(lastSeenOn)}${lastSeen === undefined ? '' : `: ${lastSeen}`}`

function rowsOf(told: RecordedReturn, names: Names, words: BasisWords, places: Places): readonly SummaryRow[] {
  const own: readonly (readonly [string, string | undefined])[] = [
    ['What was withheld and why, which only your agency sees', told.withheld],
    ['Worksheet, which only your agency sees', told.worksheet],
  ]
  const shown: readonly (readonly [string, string | undefined])[] = told.withdrawn
    ? [
        ['Withdrawn', `${inDateTime(told.withdrawn.at)}, by ${names.user(told.withdrawn.by.user)}, ${names.agency(told.withdrawn.by.agency)}`],
        ['Why', told.withdrawn.reason ?? goneOf(places, 'research-withdrawal')],
      ]
    : [
        ['Facts', told.known ? (told.shared ?? gone) : 'Nothing known'],
        ['Professional opinion', told.opinion],
        ['Searched', told.searched],
        ['Differences in details', told.differences?.map(({ whose, what, held }) => `${whoseWords[whose]}, ${differenceWords[what].toLowerCase()}: ${held}`).join('\n')],
        ['Last seen', lastSeenOf(told)],
        ['Withheld', told.withholds ? 'Something is withheld' : undefined],
        ['Lawful basis', told.basis && `${words(told.basis.id, told.at)}. Confirmed as relevant, necessary and proportionate.`],
      ]
  return [...shown, ...own].flatMap(([key, value]) => (value === undefined || value === '' ? [] : [{ key, value }]))
}

/** Whoever was asked before the victim moved searches by the address of then, and nobody of the new place was asked. */
function movedWords({ research, movedAt }: Pick<CaseRecord, 'research' | 'movedAt'>, names: Names): string | undefined {
  const before = movedAt === undefined ? [] : research.filter(({ state, requestedAt }) => unanswered.includes(state) && requestedAt < movedAt)
  if (movedAt === undefined || before.length === 0) return undefined
  return `Where the victim lives was changed on ${inDateTime(movedAt)}, while research was out. These were asked before, have not answered, and find the new address on the case alone: ${before.map(({ agency }) => names.agency(agency)).join(', ')}. Tell them if they have searched already, and ask the services of the new place.`
}

/** `follows`: whether the reader decides on what was raised, or follows it. */
const escalatedCell = ({ escalation }: RecordedResearch, follows: boolean): { readonly text: string; readonly href?: string } =>
  escalation === undefined || escalation.tier === null ? { text: 'Nobody' } : { text: tierWords[escalation.tier], ...(follows && { href: `/escalations/${escalation.ref}` }) }

/** Research of a case: who was asked, who has answered, and what each told, in the order in which it came. */
export function researchOf({ research, movedAt, hidden }: Pick<CaseRecord, 'research' | 'movedAt' | 'hidden'>, names: Names, today: string, words: BasisWords, follows = false) {
  const raised = research.some(({ escalation }) => (escalation?.tier ?? null) !== null)
  return {
    answered: answeredOf(research, names),
    moved: movedWords({ research, ...(movedAt !== undefined && { movedAt }) }, names),
    asked: {
      caption: 'Who was asked',
      captionHidden: true,
      empty: 'No agency has been asked for research yet.',
      columns: [{ text: 'Agency' }, { text: 'Answer' }, { text: 'Due', whole: true }, { text: 'Returned', whole: true }, { text: 'Searching now' }, ...(raised ? [{ text: 'Escalated to' }] : [])],
      // Who is missing before who has answered.
      rows: research.toSorted((a, b) => Number(a.returnedAt !== undefined) - Number(b.returnedAt !== undefined)).map(each => [
        { text: names.agency(each.agency) },
        answerTag(each, today, { hidden }),
        { text: inShortDate(each.movedTo ?? each.dueOn), ...(each.movedTo !== undefined && { after: `First due on ${inShortDate(each.dueOn)}` }) },
        { text: each.returnedAt === undefined ? (each.state === 'called-off' ? '' : 'Not yet') : inShortDate(each.returnedAt) },
        { text: each.takenBy === undefined ? (each.returnedAt === undefined && each.state !== 'called-off' ? 'Nobody yet' : '') : names.user(each.takenBy) },
        ...(raised ? [escalatedCell(each, follows)] : []),
      ]),
    },
    told: research.flatMap(({ agency, told }) =>
      told.map(each => ({
        agency,
        title: `${names.agency(agency)}: ${each.entryId === theReturn ? 'returned' : 'added'} ${inDateTime(each.at)}${each.late && each.entryId === theReturn ? ', late' : ''}`,
        rows: rowsOf(each, names, words, { hidden }),
      })),
    ),
  }
}

/** That research comes too late for the meeting that hears the case: dates that were given stay, so somebody has to ask for it sooner. `advises`: to whom asks for research. */
export function tooLateFor(heardOn: CalendarDate, { ref, research }: Pick<CaseRecord, 'ref' | 'research'>, rules: Pick<RulesInForce, 'clocks' | 'calendar'>, names: Names, advises: boolean) {
  const out = research.flatMap(({ state, agency, movedTo, dueOn }) => (unanswered.includes(state) ? [{ agency, dueOn: movedTo ?? dueOn }] : []))
  const { by, later } = lateForMeeting(heardOn, out, rules)
  if (later.length === 0) return undefined
  return {
    text: `A meeting hears the case on ${inLongDate(heardOn)}, and research is to be there by ${inLongDate(by)}. Due after that: ${later.map(({ agency, dueOn }) => `${names.agency(agency)} (${inDate(dueOn)})`).join(', ')}.`,
    ...(advises && { advice: 'Dates that were given stay. Ask them to answer sooner, or call the research off and request it anew: it is then due in time for the meeting.', href: `/cases/${ref}/call-off-research` }),
  }
}
