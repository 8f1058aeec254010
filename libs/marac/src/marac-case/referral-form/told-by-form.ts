import { londonDate } from '@lantern/clock'
import { errorAt, ShapeRefused, type FieldError, type ListedDistrict, type Making } from '@lantern/web-kit'
import type { ChecklistAnswer, PersonDetails, ReferralTold } from '../marac-case.events.js'
import type { ReferralChildInput, ReferralPerpetratorInput, SubmitReferralInput } from './referral.input.js'
import { scoreOf, seenTogether } from './seen-together.js'
import { backgroundOf, childToldOf, consentOf, diversityOf, forProfessionalsOf, needsOf, sealTold, servicesOf, wishesOf } from './told-of.js'

/** The id of the person that a part of the form tells of: the victim's comes without a row. */
export type PersonIdOf = (role: string, row?: ReferralPerpetratorInput | ReferralChildInput) => string

export const victimDetailsOf = (input: SubmitReferralInput): PersonDetails => ({
  name: input.victimName,
  aliases: input.victimAliases,
  dateOfBirth: input.victimDateOfBirth,
  address: input.victimAddress,
  fears: input.feared,
  safeToTalkTo: input.safeToTalkTo,
  notSafeToTalkTo: input.notSafeToTalkTo,
})

/** A district decides on the area, so that the two cannot differ. */
export function districtOutside({ area, district }: { readonly area: string; readonly district?: string | undefined }, districts: readonly ListedDistrict[]): readonly FieldError[] {
  const of = districts.find(({ id }) => id === district)
  return of && of.area !== area ? [errorAt(['district'], `${of.name} is in another area. Choose a district of the area that you selected, or the other area`)] : []
}

/** Each person is sealed under a key of their own, what is told of the case under the case's. @throws ShapeRefused when answers do not fit each other */
export function toldByForm(input: SubmitReferralInput, { id, now, seal, sealIfAny }: Pick<Making<unknown>, 'id' | 'now' | 'seal' | 'sealIfAny'>, districts: readonly ListedDistrict[], personIdOf: PersonIdOf): ReferralTold {
  const errors = [...seenTogether(input, londonDate(now)), ...districtOutside(input, districts)]
  if (errors.length > 0) throw new ShapeRefused(errors)
  const { score = 0, maxScore = 0 } = scoreOf(input)
  const answers = input.checklist && Object.entries(input.checklist).map(([topic, answer]) => ({ topic, answer: answer as ChecklistAnswer }))
  const caseKey = `case-${id}`
  const person = (personId: string, { name, aliases, dateOfBirth, address, fears, safeToTalkTo, notSafeToTalkTo }: PersonDetails) => {
    const key = `person-${personId}`
    return { personId, key, details: seal(key, { name, aliases, dateOfBirth, address, fears, safeToTalkTo, notSafeToTalkTo }) }
  }
  const { key: victimKey, ...victim } = person(personIdOf('victim'), victimDetailsOf(input))
  return {
    area: input.area,
    district: input.district,
    agencyReference: sealIfAny(caseKey, input.agencyReference),
    criteria: input.criteria,
    reason: seal(caseKey, input.reason),
    victim: {
      ...victim,
      safeContact: seal(victimKey, { telephone: input.telephone, safeToCall: input.safeToCall, when: input.safeWhen }),
      needs: sealTold(seal, victimKey, needsOf(input)),
      diversity: sealTold(seal, victimKey, diversityOf(input)),
      services: sealTold(seal, victimKey, servicesOf(input)),
    },
    perpetrators: input.perpetrators.map((each, i) => {
      const { key, ...perpetrator } = person(personIdOf(`perpetrator-${i}`, each), each)
      return { ...perpetrator, relationship: sealIfAny(key, each.relationship) }
    }),
    children: input.children.map((each, i) => {
      const { key, ...child } = person(personIdOf(`child-${i}`, each), each)
      return { ...child, relation: sealIfAny(key, each.relation), told: sealTold(seal, key, childToldOf(each)) }
    }),
    risk: {
      tool: input.tool,
      toolVersion: seal(caseKey, input.toolVersion ?? ''),
      score,
      maxScore,
      items: seal(caseKey, [...new Set([...input.items, ...(answers ?? []).flatMap(({ topic, answer }) => (answer === 'yes' ? [topic] : []))])]),
      answers: answers && seal(caseKey, answers),
      otherItems: sealIfAny(caseKey, input.otherItems),
      judgement: seal(caseKey, input.judgement),
    },
    consent: sealTold(seal, caseKey, consentOf(input)),
    wishes: sealTold(seal, caseKey, wishesOf(input)),
    professionals: sealTold(seal, caseKey, forProfessionalsOf(input)),
    background: sealTold(seal, caseKey, backgroundOf(input)),
  }
}
