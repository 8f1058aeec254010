import { londonDate } from '@lantern/clock'
import { Directory, lettersOf, ShapeRefused, steppedControllerFor, type Making } from '@lantern/web-kit'
import type { ChecklistAnswer, PersonDetails } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideSubmitReferral, SubmitReferral } from './submit-referral.decide.js'
import { scoreOf, seenTogether } from './seen-together.js'
import { SubmitReferralInput } from './submit-referral.input.js'
import { referralSteps } from './submit-referral.steps.js'
import { backgroundOf, childToldOf, consentOf, diversityOf, forProfessionalsOf, needsOf, sealTold, servicesOf, wishesOf } from './told-of.js'

/** Ten letters are 50 bits: guessing one, or two cases drawing the same, is out of reach at any number of cases there will be. */
export function caseRefOf(agency: string, commandId: string): string {
  const letters = lettersOf(`case/${agency}/${commandId}`, 10)
  return `MC-${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** Each person is sealed under a key of their own, what is told of the case under the case's. @throws ShapeRefused when answers do not fit each other */
function commandOf(input: SubmitReferralInput, { id, actor, now, newId, seal, sealIfAny }: Making<undefined>): SubmitReferral {
  const errors = seenTogether(input, londonDate(now))
  if (errors.length > 0) throw new ShapeRefused(errors)
  const { score = 0, maxScore = 0 } = scoreOf(input)
  const answers = input.checklist && Object.entries(input.checklist).map(([topic, answer]) => ({ topic, answer: answer as ChecklistAnswer }))
  const caseKey = `case-${id}`
  const person = (role: string, details: PersonDetails) => {
    const personId = newId(role)
    const { name, aliases, dateOfBirth, address, fears, safeToTalkTo, notSafeToTalkTo } = details
    return { personId, key: `person-${personId}`, details: seal(`person-${personId}`, { name, aliases, dateOfBirth, address, fears, safeToTalkTo, notSafeToTalkTo }) }
  }
  const { key: victimKey, ...victim } = person('victim', {
    name: input.victimName,
    aliases: input.victimAliases,
    dateOfBirth: input.victimDateOfBirth,
    address: input.victimAddress,
    fears: input.feared,
    safeToTalkTo: input.safeToTalkTo,
    notSafeToTalkTo: input.notSafeToTalkTo,
  })
  return new SubmitReferral({
    caseId: id,
    area: input.area,
    agency: actor.agency,
    source: actor.roles.includes('system') ? 'import' : 'form',
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
      const { key, ...perpetrator } = person(`perpetrator-${i}`, each)
      return { ...perpetrator, relationship: sealIfAny(key, each.relationship) }
    }),
    children: input.children.map((each, i) => {
      const { key, ...child } = person(`child-${i}`, each)
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
  })
}

export const submitReferral = commandSlice({
  name: 'submit-referral',
  title: 'Refer a case',
  done: 'Referral sent to the Hub',
  verb: 'marac.submit-referral',
  refuses: ['marac.case-exists', 'marac.no-criterion', 'marac.no-perpetrator', 'marac.score-above-maximum'],
  lifecycle: caseLifecycle,
  rule: decideSubmitReferral,
  input: SubmitReferralInput,
  api: 'referrals',
  page: 'refer',
  steps: referralSteps,
  next: ref => `/referrals/${ref}`,
  creates: (_, { commandId, actor }) => caseRefOf(actor.agency, commandId),
  choices: async get => ({ area: Object.fromEntries(get(Directory).areas().map(({ id, name }) => [id, name])) }),
  command: commandOf,
})
export class SubmitReferralController extends steppedControllerFor(submitReferral) {}
