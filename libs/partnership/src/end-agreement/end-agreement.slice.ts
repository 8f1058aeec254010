import { Clock, londonDate } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { CalendarDate as DateField, controllerFor, inDate, OneOf, Reference, type Get } from '@lantern/web-kit'
import { lastDayOf } from '../partnership/agreements.policy.js'
import type { AgreementEnding } from '../partnership/partnership.events.js'
import { partnershipLifecycle } from '../partnership/partnership.lifecycle.js'
import { endingWords } from '../partnership/partnership.words.js'
import { commandSlice } from '../partnership.slice.js'
import { Register } from '../register.js'
import { decideEndAgreement, EndAgreement } from './end-agreement.decide.js'

export class EndAgreementInput {
  @Reference('the agreement') agreement!: string
  @DateField('its last day', { hint: 'Enter yesterday to end it at once.' }) lastDay!: CalendarDate
  @OneOf('why it ends', { choices: endingWords }) because!: AgreementEnding
}

/** Those that have not ended, by agency and place among its agreements: `kent-police-1`. */
async function standing(get: Get) {
  const [register, today] = [get(Register), londonDate(get(Clock).now())]
  await register.refresh()
  return register.agencies().flatMap(({ id: agencyId, name }) =>
    register.agreementsOf(agencyId).flatMap((each, i) => (lastDayOf(each) < today ? [] : [{ choice: `${agencyId}-${i + 1}`, agencyId, name, reference: each.reference, until: lastDayOf(each) }])),
  )
}

export const endAgreement = commandSlice({
  name: 'end-agreement',
  title: 'End an agreement',
  done: 'End of the agreement recorded',
  verb: 'partnership.keep-agreements',
  refuses: ['partnership.no-such-agreement', 'partnership.agreement-past', 'partnership.agreement-ends-sooner'],
  adds: true,
  lifecycle: partnershipLifecycle,
  rule: decideEndAgreement,
  input: EndAgreementInput,
  starts: ['agreement'],
  api: 'partnerships/:ref/agreement-ends',
  page: 'partnerships/:ref/end-agreement',
  choices: async get => ({ agreement: Object.fromEntries((await standing(get)).map(({ choice, name, reference, until }) => [choice, `${name}: ${reference}, until ${inDate(until)}`])) }),
  reads: standing,
  command: ({ agreement, lastDay, because }, { read }) => {
    const { agencyId = '', reference = '' } = read.find(({ choice }) => choice === agreement) ?? {}
    return new EndAgreement({ agencyId, reference, lastDay, because })
  },
})
export class EndAgreementController extends controllerFor(endAgreement) {}
