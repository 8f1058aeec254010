import type { Sealed } from '@lantern/decision'
import type { Background, ChildTold, Consent, ConsentAnswer, ConsentGround, Diversity, ForProfessionals, KnownAnswer, Needs, Services, Wishes } from '../marac-case.events.js'
import type { ReferralChildInput, SubmitReferralInput } from './referral.input.js'

type Seal = <T>(key: string, value: T) => Sealed<T>

/** A part as far as it was told; nothing when none of it was. */
export function sealTold<T extends object>(seal: Seal, key: string, part: T): Sealed<T> | undefined {
  const told = Object.entries(part).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
  return told.length === 0 ? undefined : seal(key, Object.fromEntries(told) as T)
}

// The input's decorators let nothing else through: each of these is one of its choices.
const known = (answer: string | undefined) => answer as KnownAnswer | undefined

export const needsOf = ({ firstLanguage, interpreter, interpreterNote, accessNeeds }: SubmitReferralInput): Needs => given({ firstLanguage, interpreter: known(interpreter), interpreterNote, access: accessNeeds })
export const diversityOf = ({ gender, transgender, ethnicity, sexualOrientation, disability }: SubmitReferralInput): Diversity => given({ gender, transgender, ethnicity, sexualOrientation, disability })
export const servicesOf = ({ victimGp, victimLandlord }: SubmitReferralInput): Services => given({ gp: victimGp, landlord: victimLandlord })
export const childToldOf = ({ relationToPerpetrator, expectedOn, school, views }: ReferralChildInput): ChildTold => given({ relationToPerpetrator, expectedOn, school, views })
export const consentOf = ({ victimKnows, whyNotTold, consent, consentLimits, consentGround, consentGroundNote }: SubmitReferralInput): Consent =>
  given({ victimKnows: known(victimKnows), whyNotTold, agreement: consent as ConsentAnswer | undefined, limits: consentLimits, ground: consentGround as ConsentGround | undefined, groundNote: consentGroundNote })
export const wishesOf = ({ wants, speakToPolice }: SubmitReferralInput): Wishes => given({ wants, speakToPolice: known(speakToPolice) })
export const forProfessionalsOf = ({ professionalsAtRisk, professionalsNote }: SubmitReferralInput): ForProfessionals => given({ atRisk: known(professionalsAtRisk), note: professionalsNote })
export const backgroundOf = ({ previousMarac, crimeNumber, officer }: SubmitReferralInput): Background => given({ previousMarac, crimeNumber, officer })

/** Without what was left out. */
function given<T extends object>(part: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as { readonly [K in keyof T]?: Exclude<T[K], undefined> }
}
