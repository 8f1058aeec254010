import { inDate, type SummaryRow } from '@lantern/web-kit'
import { checklistWords } from '../marac-case/checklist-items.js'
import type { CaseRecord } from '../marac-case/marac-case.record.js'
import {
  checklistAnswerWords, consentWords, disabilities, ethnicities, genders, groundForGoingWithoutWords, knownWords, sexualOrientations, transgenderWords, wordsOf,
} from '../marac-case/marac-case.words.js'
import type { RecordedPerson } from '../marac-case/referral/referral.record.js'

type Rows = readonly (readonly [key: string, value: string | undefined])[]

const rowsOf = (rows: Rows): readonly SummaryRow[] => rows.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [{ key, value }]))
const known = (answer: string | undefined) => wordsOf(knownWords, answer)

/** On the victim's card, after what is known of them: what they need, and who serves them. */
export const needsRows = ({ needs, services }: RecordedPerson): readonly SummaryRow[] =>
  rowsOf([
    ['First language', needs?.firstLanguage],
    ['Interpreter', needs?.interpreter && [known(needs.interpreter), needs.interpreterNote].filter(Boolean).join('. ')],
    ['Access and communication', needs?.access],
    ['GP practice', services?.gp],
    ['Landlord', services?.landlord],
  ])

/** What a referral tells besides people, reason and risk; a part that was not told is left out. */
export function toldOf({ people, consent, wishes, background, risk }: CaseRecord) {
  const { diversity } = people.find(({ role }) => role === 'victim') ?? {}
  return {
    wishes: rowsOf([
      ['What the victim wants', wishes?.wants],
      ['Wants to speak to the police', known(wishes?.speakToPolice)],
      ['Knows of the referral', known(consent?.victimKnows)],
      ['Why they were not told', consent?.whyNotTold],
      ['Agreement', wordsOf(consentWords, consent?.agreement)],
      ['Limits they set', consent?.limits],
      ['Ground for going without', wordsOf(groundForGoingWithoutWords, consent?.ground)],
      ['Why it is necessary', consent?.groundNote],
    ]),
    background: rowsOf([
      ['Earlier MARACs elsewhere', background?.previousMarac],
      ['Crime number', background?.crimeNumber],
      ['Officer in the case', background?.officer],
    ]),
    diversity: rowsOf([
      ['Gender', wordsOf(genders, diversity?.gender)],
      ['Different from the sex registered at birth', wordsOf(transgenderWords, diversity?.transgender)],
      ['Ethnic group', wordsOf(ethnicities, diversity?.ethnicity)],
      ['Sexual orientation', wordsOf(sexualOrientations, diversity?.sexualOrientation)],
      ['Disability', diversity?.disability?.map(each => wordsOf(disabilities, each) ?? each).join(', ')],
    ]),
    topics: (['no', 'unknown'] as const).flatMap(answer => {
      const topics = (risk.answers ?? []).flatMap(each => (each.answer === answer ? [checklistWords(each.topic)] : []))
      return topics.length === 0 ? [] : [{ key: `Answered "${checklistAnswerWords[answer].toLowerCase()}"`, value: topics.join('\n') }]
    }),
  }
}

/** Whether what the referral told last is in error: then its codes and its score are of somebody else, and stay for the totals alone. */
export const toldInError = ({ reason, hidden }: Pick<CaseRecord, 'reason' | 'hidden'>): boolean => reason === undefined && hidden.some(({ kind }) => kind === 'referral')

/** A risk to whoever visits stands above every page of the case. */
export function professionalsWarning({ professionals }: Pick<CaseRecord, 'professionals'>): string | undefined {
  return professionals?.atRisk === 'yes' ? `Risk to professionals: ${professionals.note ?? 'ask the agency that referred'}` : undefined
}

export const childrenColumns = [{ text: 'Name' }, { text: 'Date of birth' }, { text: 'Relation' }, { text: 'School' }, { text: 'Own views, when referred' }]

export function childRow({ personId, details, relation, told }: RecordedPerson) {
  const relations = rowsOf([['To the victim', relation], ['To the perpetrator', told?.relationToPerpetrator]])
  return [
    { text: details?.name ?? 'No longer held', href: `/people/${personId}` },
    { text: details?.dateOfBirth !== undefined ? inDate(details.dateOfBirth) : told?.expectedOn !== undefined ? `Unborn, expected ${inDate(told.expectedOn)}` : 'Not known' },
    { text: relations.map(({ key, value }) => `${key}: ${value}`).join('; ') || 'Not given' },
    { text: told?.school ?? 'Not given' },
    { text: told?.views ?? 'Not given' },
  ]
}
