import { londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { beside, controllerFor, Directory, errorAt, lettersOf, ShapeRefused, type FieldError, type Making } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideSubmitReferral, SubmitReferral } from './submit-referral.decide.js'
import { SubmitReferralInput } from './submit-referral.input.js'

/** Ten letters are 50 bits: guessing one, or two cases drawing the same, is out of reach at any number of cases there will be. */
export function caseRefOf(agency: string, commandId: string): string {
  const letters = lettersOf(`case/${agency}/${commandId}`, 10)
  return `MC-${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** A child may be expected; everybody else was born by today. @throws ShapeRefused */
function bornAlready({ victimDateOfBirth, perpetrators }: SubmitReferralInput, today: CalendarDate): void {
  const born: readonly (readonly [FieldError, string | undefined])[] = [
    [errorAt(['victimDateOfBirth'], "The victim's date of birth must be today or in the past"), victimDateOfBirth],
    ...perpetrators.map(({ dateOfBirth }, i) => [errorAt(['perpetrators', String(i), 'dateOfBirth'], "The perpetrator's date of birth must be today or in the past"), dateOfBirth] as const),
  ]
  const errors = born.flatMap(([error, date]) => (date !== undefined && date > today ? [error] : []))
  if (errors.length > 0) throw new ShapeRefused(errors)
}

/** Each person is sealed under a key of their own, what is told of the case under the case's. */
function commandOf(input: SubmitReferralInput, { id, actor, now, newId, seal, sealIfAny }: Making<undefined>): SubmitReferral {
  bornAlready(input, londonDate(now))
  const caseKey = `case-${id}`
  const person = (role: string, details: { name: string; aliases?: string; dateOfBirth?: string; address?: string }) => {
    const personId = newId(role)
    const { name, aliases, dateOfBirth, address } = details
    return { personId, key: `person-${personId}`, details: seal(`person-${personId}`, { name, aliases, dateOfBirth, address }) }
  }
  const { key: victimKey, ...victim } = person('victim', {
    name: input.victimName,
    aliases: input.victimAliases,
    dateOfBirth: input.victimDateOfBirth,
    address: input.victimAddress,
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
    },
    perpetrators: input.perpetrators.map((each, i) => {
      const { key, ...perpetrator } = person(`perpetrator-${i}`, each)
      return { ...perpetrator, relationship: sealIfAny(key, each.relationship) }
    }),
    children: input.children.map((each, i) => {
      const { key, ...child } = person(`child-${i}`, each)
      return { ...child, relation: sealIfAny(key, each.relation) }
    }),
    risk: {
      tool: input.tool,
      toolVersion: seal(caseKey, input.toolVersion ?? ''),
      score: input.score,
      maxScore: input.maxScore,
      items: seal(caseKey, input.items),
      judgement: seal(caseKey, input.judgement),
    },
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
  template: beside(import.meta.url),
  checkAnswers: true,
  next: ref => `/referrals/${ref}`,
  creates: (_, { commandId, actor }) => caseRefOf(actor.agency, commandId),
  choices: async get => ({ area: Object.fromEntries(get(Directory).areas().map(({ id, name }) => [id, name])) }),
  command: commandOf,
})
export class SubmitReferralController extends controllerFor(submitReferral) {}
