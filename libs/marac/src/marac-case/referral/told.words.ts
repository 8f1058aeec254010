import type { ChecklistAnswer, ConsentAnswer, ConsentGround, KnownAnswer } from './told.js'

export const knownWords: Readonly<Record<KnownAnswer, string>> = { yes: 'Yes', no: 'No', 'not-known': 'Not known' }
export const checklistAnswerWords: Readonly<Record<ChecklistAnswer, string>> = { yes: 'Yes', no: 'No', unknown: "Don't know" }
export const consentWords: Readonly<Record<ConsentAnswer, string>> = {
  given: 'Yes, the victim agreed',
  'given-with-limits': 'Yes, with limits',
  'not-given': 'No, the victim did not agree',
  'not-asked': 'The victim was not asked',
}
export const groundForGoingWithoutWords: Readonly<Record<ConsentGround, string>> = {
  'serious-harm': 'To prevent serious harm or death',
  child: 'To protect a child',
  'adult-at-risk': 'To protect an adult with care and support needs',
  crime: 'To prevent or detect a crime',
  other: 'Another ground',
}

const unsaid = { 'not-known': 'Not known', 'prefer-not-to-say': 'Prefer not to say' } as const
export const genders = { female: 'Female', male: 'Male', other: 'Another', ...unsaid } as const
export const transgenderWords = { yes: 'Yes', no: 'No', ...unsaid } as const
/** The groups of the census of England and Wales (2021), with white British apart, as the SafeLives return counts. */
export const ethnicities = {
  asian: 'Asian or Asian British',
  black: 'Black, Black British, Caribbean or African',
  mixed: 'Mixed or multiple ethnic groups',
  'white-british': 'White: English, Welsh, Scottish, Northern Irish or British',
  'white-other': 'White: Irish, Gypsy, Irish Traveller, Roma or any other',
  other: 'Another ethnic group',
  ...unsaid,
} as const
export const sexualOrientations = { heterosexual: 'Heterosexual or straight', 'gay-or-lesbian': 'Gay or lesbian', bisexual: 'Bisexual', other: 'Another', ...unsaid } as const
export const disabilities = {
  none: 'None',
  physical: 'Physical or mobility',
  sensory: 'Sight, hearing or speech',
  learning: 'Learning disability',
  neurodivergent: 'Neurodivergent, such as autism',
  'mental-health': 'Mental health',
  'long-term-illness': 'Long-term illness',
  ...unsaid,
} as const

/** The words of a code; one that this release does not know reads as itself. */
export const wordsOf = (words: Readonly<Record<string, string>>, code: string | undefined): string | undefined => (code === undefined ? undefined : Object.hasOwn(words, code) ? words[code] : code)
