import { beside, stepsOf, type InputClass, type Step, type Steps } from '@lantern/web-kit'
import { referralPartWords } from '../triage/triage.words.js'
import { scoreInWords, seenTogether } from './seen-together.js'
import { SubmitReferralInput } from './referral.input.js'

/** First letters alone: a list of drafts may be seen over a shoulder. */
function initialsOf({ victimName }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof victimName !== 'string') return undefined
  return victimName.trim().split(/\s+/).map(word => (word === '' ? '' : `${[...word][0]?.toUpperCase() ?? ''}.`)).join(' ') || undefined
}

const never = 'The perpetrator must never be told of this referral, nor anybody who may pass it on.'

/** The referral, one thing on a page (fields: SafeLives form of 2015 and published local forms, marac notes 1.4): the same when it is made and when it is completed. */
export const referralStepsOf = <T extends SubmitReferralInput = SubmitReferralInput>(
  own: Pick<Steps<T>, 'begin' | 'notice' | 'mend' | 'found'>,
  Input: InputClass<T> = SubmitReferralInput as unknown as InputClass<T>,
  first: readonly Step<keyof T & string>[] = [],
): Steps<T> => stepsOf<T>(Input, {
  ...own,
  further: seenTogether,
  worksOut: scoreInWords,
  label: initialsOf,
  mend: { 'marac.no-criterion': 'what-happened', 'marac.no-perpetrator': 'perpetrators', 'marac.score-above-maximum': 'risk', ...own.mend },
  forPrograms: ['items'],
  steps: [
    ...first,
    {
      name: 'victim',
      title: referralPartWords.victim,
      fields: ['victimName', 'victimAliases', 'victimDateOfBirth', 'area', 'district', 'victimAddress', 'victimGp', 'victimLandlord', 'agencyReference'],
    },
    {
      name: 'safe-contact',
      title: referralPartWords['safe-contact'],
      hint: 'How to reach the victim, who is feared, and who may be spoken to',
      paragraphs: ['Whoever works on the case reads this before they call or visit.'],
      fields: ['telephone', 'safeToCall', 'safeWhen', 'feared', 'safeToTalkTo', 'notSafeToTalkTo'],
    },
    { name: 'perpetrators', title: referralPartWords.perpetrators, paragraphs: [never], fields: ['perpetrators'] },
    {
      name: 'children',
      title: referralPartWords.children,
      hint: 'Unborn children too',
      paragraphs: ['Every child who lives with the victim or the perpetrator, visits them, or is expected. Leave it blank and save when there are none.'],
      fields: ['children'],
      visit: 'Say which children there are, or save the page without any',
    },
    { name: 'what-happened', title: referralPartWords['what-happened'], hint: 'And which criteria the case meets', fields: ['criteria', 'reason', 'previousMarac', 'crimeNumber', 'officer'] },
    {
      name: 'risk',
      title: referralPartWords.risk,
      fields: ['tool', 'checklist', 'toolVersion', 'score', 'maxScore', 'otherItems', 'judgement'],
      template: beside(import.meta.url, 'risk-step'),
    },
    {
      name: 'wishes',
      title: referralPartWords.wishes,
      fields: ['wants', 'speakToPolice', 'victimKnows', 'whyNotTold', 'consent', 'consentLimits', 'consentGround', 'consentGroundNote'],
      asks: { victimKnows: 'Select whether the victim knows of this referral', consent: 'Select whether the victim agreed to this referral' },
    },
    {
      name: 'needs',
      title: referralPartWords.needs,
      paragraphs: ['Ask where you can, and say that they need not answer. The Hub counts the answers to see whom it reaches; no name stands in what it counts.'],
      fields: ['firstLanguage', 'interpreter', 'interpreterNote', 'accessNeeds', 'gender', 'transgender', 'ethnicity', 'sexualOrientation', 'disability'],
      asks: {
        interpreter: 'Select whether an interpreter is needed',
        gender: 'Select the gender of the victim',
        transgender: 'Select whether the gender is different from the sex registered at birth',
        ethnicity: 'Select the ethnic group of the victim',
        sexualOrientation: 'Select the sexual orientation of the victim',
        disability: 'Select disabilities, or "None"',
      },
    },
    {
      name: 'professionals',
      title: referralPartWords.professionals,
      fields: ['professionalsAtRisk', 'professionalsNote'],
      asks: { professionalsAtRisk: 'Select whether there is a risk to professionals' },
    },
    {
      name: 'files',
      title: 'Files',
      hint: 'Letters, pictures or notes, if you have any',
      paragraphs: ['They go to the Hub with the referral, and every agency on the case can read them. Until you send it only you can. Save the page without any if you have none.'],
      fields: ['files'],
    },
  ],
})
