import type { RecordedPerson, RecordedTold } from '../referral/referral.record.js'

type Typed = string | readonly string[] | Readonly<Record<string, string>> | readonly Readonly<Record<string, string>>[]

/** Without what was not told. */
const told = <T extends Typed>(answers: Readonly<Record<string, T | undefined>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(answers).flatMap(([field, value]) => (value === undefined || value.length === 0 ? [] : [[field, value]])))

const yesNo = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? 'yes' : 'no')

const rowOf = (person: RecordedPerson, more: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  told<string>({ person: person.personId, name: person.details?.name, dateOfBirth: person.details?.dateOfBirth, ...more })

/** What a referral told, as its form takes it: what somebody who completes it begins with. */
export function typedAgain({ people, risk, consent, wishes, professionals, background, ...referral }: RecordedTold): Readonly<Record<string, Typed>> {
  const victim = people.find(({ role }) => role === 'victim')
  const { details, safeContact, needs, diversity, services } = victim ?? {}
  const answered = risk.answers !== undefined && risk.answers.length > 0
  return told<Typed>({
    area: referral.area,
    district: referral.district,
    agencyReference: referral.agencyReference,
    criteria: referral.criteria,
    reason: referral.reason,
    victimName: details?.name,
    victimAliases: details?.aliases,
    victimDateOfBirth: details?.dateOfBirth,
    victimAddress: details?.address,
    feared: details?.fears,
    safeToTalkTo: details?.safeToTalkTo,
    notSafeToTalkTo: details?.notSafeToTalkTo,
    victimGp: services?.gp,
    victimLandlord: services?.landlord,
    telephone: safeContact?.telephone,
    safeToCall: yesNo(safeContact?.safeToCall),
    safeWhen: safeContact?.when,
    perpetrators: people.flatMap(each => (each.role === 'perpetrator' ? [rowOf(each, { aliases: each.details?.aliases, address: each.details?.address, relationship: each.relation })] : [])),
    children: people.flatMap(each => (each.role === 'child' ? [rowOf(each, { relation: each.relation, ...each.told })] : [])),
    tool: risk.tool,
    toolVersion: risk.toolVersion,
    checklist: answered ? Object.fromEntries(risk.answers.map(({ topic, answer }) => [topic, answer])) : undefined,
    // What was counted from the answers is counted again.
    ...(!answered && { score: String(risk.score), maxScore: String(risk.maxScore), items: risk.items }),
    otherItems: risk.otherItems,
    judgement: risk.judgement,
    wants: wishes?.wants,
    speakToPolice: wishes?.speakToPolice,
    victimKnows: consent?.victimKnows,
    whyNotTold: consent?.whyNotTold,
    consent: consent?.agreement,
    consentLimits: consent?.limits,
    consentGround: consent?.ground,
    consentGroundNote: consent?.groundNote,
    firstLanguage: needs?.firstLanguage,
    interpreter: needs?.interpreter,
    interpreterNote: needs?.interpreterNote,
    accessNeeds: needs?.access,
    ...diversity,
    professionalsAtRisk: professionals?.atRisk,
    professionalsNote: professionals?.note,
    ...background,
  })
}
