import { checklistItems } from '@lantern/marac'
import type { Chance } from '../chance.js'

const feared = ['Him, and his brother who drives past the house.', 'Her former husband and his mother, who tells him where she is.', 'Him. She says that nobody else knows how bad it is.'] as const
const safe = ['Her sister, and the practice nurse.', 'Her manager at work.', 'A neighbour who keeps a key.'] as const
const notSafe = ['His parents, and the friend whom they share.', 'The children, who tell him what is said.', 'His cousin at the council.'] as const
const wants = [
  'To stay in her home, and for him to stay away.',
  'That he gets help and that it stops. She does not want him arrested.',
  'To move near her family before the school year starts.',
  'That the children are safe at contact weekends.',
] as const
const grounds = ['Threats to kill with a date; she could not be reached without him knowing.', 'The children were in the room, and she fears that he reads her messages.'] as const
const dangers = ['Two dogs that are not kept in. Visit in pairs.', 'He has threatened a housing officer; no visits alone.', 'A knife is kept in the hall.'] as const
const schools = ['Invented Primary School', 'Pretend Academy', 'Sample Nursery'] as const
const views = ['Sleeps badly and wants to live with his grandmother.', '"I want the shouting to stop."', 'Did not want to talk about home today.'] as const

/** Shares near those of MARACs in England and Wales in the year to September 2024: 14.1% B&ME, 1.6% LGBT+, 10.1% disability, 6.4% male (SafeLives). */
const ethnicity = (chance: Chance): string => (chance.happens(0.14) ? chance.of(['asian', 'black', 'mixed', 'white-other', 'other']) : chance.happens(0.06) ? 'not-known' : 'white-british')
const orientation = (chance: Chance): string => (chance.happens(0.016) ? chance.of(['gay-or-lesbian', 'bisexual']) : chance.happens(0.1) ? chance.of(['not-known', 'prefer-not-to-say']) : 'heterosexual')
const disability = (chance: Chance): readonly string[] => (chance.happens(0.1) ? [chance.of(['physical', 'sensory', 'learning', 'mental-health', 'long-term-illness'])] : [chance.happens(0.1) ? 'not-known' : 'none'])

function consent(chance: Chance): object {
  if (chance.happens(0.7)) return { victimKnows: 'yes', consent: 'given' }
  if (chance.happens(0.3)) return { victimKnows: 'yes', consent: 'given-with-limits', consentLimits: 'Nothing to her employer, and nothing by post.' }
  const told = chance.happens(0.5)
  return {
    ...(told ? { victimKnows: 'yes', consent: 'not-given' } : { victimKnows: 'no', whyNotTold: 'It was not safe to call.', consent: 'not-asked' }),
    consentGround: chance.of(['serious-harm', 'child', 'crime']),
    consentGroundNote: chance.of(grounds),
  }
}

/** The checklist topic by topic: as many yes as the score, so that it is counted and not typed. */
function checklist(chance: Chance, score: number, ticked: readonly string[]): object {
  const topics = Object.keys(checklistItems)
  const others = topics.filter(topic => !ticked.includes(topic))
  const yes = new Set(ticked)
  while (yes.size < score) yes.add(chance.of(others))
  return Object.fromEntries(topics.map(topic => [topic, yes.has(topic) ? 'yes' : chance.happens(0.2) ? 'unknown' : 'no']))
}

/** What most referrals tell besides people, reason and risk; one in six is as short as an import. */
export function referralDetails(chance: Chance, { score, items }: { readonly score: number; readonly items: readonly string[] }): object {
  if (chance.happens(0.16)) return {}
  const atRisk = chance.happens(0.15)
  const interpreter = chance.happens(0.06)
  return {
    ...consent(chance),
    checklist: checklist(chance, score, items),
    wants: chance.of(wants),
    speakToPolice: chance.of(['yes', 'no', 'not-known']),
    feared: chance.of(feared),
    safeToTalkTo: chance.of(safe),
    notSafeToTalkTo: chance.of(notSafe),
    interpreter: interpreter ? 'yes' : 'no',
    firstLanguage: interpreter ? chance.of(['Polish', 'Romanian', 'Punjabi', 'Nepali', 'Ukrainian']) : 'English',
    gender: chance.happens(0.064) ? 'male' : 'female',
    transgender: chance.happens(0.9) ? 'no' : 'prefer-not-to-say',
    ethnicity: ethnicity(chance),
    sexualOrientation: orientation(chance),
    disability: disability(chance),
    professionalsAtRisk: atRisk ? 'yes' : chance.happens(0.1) ? 'not-known' : 'no',
    ...(atRisk && { professionalsNote: chance.of(dangers) }),
    ...(chance.happens(0.5) && { crimeNumber: `46/${chance.between(10_000, 99_999)}/26`, officer: 'PC Demo 0000' }),
    ...(chance.happens(0.08) && { previousMarac: 'Essex, in 2023.' }),
    ...(chance.happens(0.4) && { victimGp: 'Sample Road Surgery' }),
    ...(chance.happens(0.3) && { victimLandlord: 'Thanet Housing (demonstration)' }),
  }
}

/** A child as most referrals tell of one. */
export const childDetails = (chance: Chance): object => ({
  relationToPerpetrator: 'child of both',
  school: chance.of(schools),
  ...(chance.happens(0.4) && { views: chance.of(views) }),
})

/** One family in twenty expects a child; `on` is the day it is expected. */
export const unborn = (chance: Chance, on: string): readonly object[] => (chance.happens(0.05) ? [{ name: 'Unborn', expectedOn: on, relation: 'expected' }] : [])
