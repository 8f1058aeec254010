import { CalendarDate, ListOf, OneOf, Reference, SomeOf, Text, WholeNumber, YesNo } from '@lantern/web-kit'
import { type Criterion } from '../marac-case/marac-case.events.js'
import { criterionWords, tools } from '../marac-case/marac-case.words.js'
import { checklistItems } from '../marac-case/checklist-items.js'

export class ReferralPerpetratorInput {
  @Text("the perpetrator's name", { max: 200 }) name!: string
  @Text('other names and spellings', { max: 400, optional: true }) aliases?: string
  @CalendarDate("the perpetrator's date of birth", { optional: true }) dateOfBirth?: string
  @Text("the perpetrator's address", { max: 500, optional: true }) address?: string
  @Text('relationship to the victim', { max: 200, optional: true }) relationship?: string
}

export class ReferralChildInput {
  @Text("the child's name", { max: 200, hint: 'For an unborn child write "Unborn".' }) name!: string
  @CalendarDate("the child's date of birth", { optional: true }) dateOfBirth?: string
  @Text('relation to the victim and the perpetrator', { max: 200, optional: true }) relation?: string
}

export class SubmitReferralInput {
  @Reference('the area where the victim lives', { as: 'radios' }) area!: string
  @Text("your agency's own reference", { max: 100, optional: true }) agencyReference?: string
  @SomeOf('why the case meets the criteria', { choices: criterionWords }) criteria!: Criterion[]
  @Text('what has happened, and what you fear', { max: 10000, multiline: true }) reason!: string

  @Text("the victim's name", { max: 200 }) victimName!: string
  @Text("the victim's other names and spellings", { max: 400, optional: true, hint: 'Agencies search their records by these.' }) victimAliases?: string
  @CalendarDate("the victim's date of birth", { optional: true }) victimDateOfBirth?: string
  @Text("the victim's address", { max: 500, optional: true }) victimAddress?: string
  @Text('a telephone number for the victim', { max: 40, optional: true }) telephone?: string
  @YesNo('it is safe to call the victim') safeToCall!: boolean
  @Text('when it is safe to call', { max: 400, optional: true }) safeWhen?: string

  @ListOf('perpetrators', () => ReferralPerpetratorInput, { min: 1, max: 10, one: 'perpetrator' }) perpetrators!: ReferralPerpetratorInput[]
  @ListOf('children', () => ReferralChildInput, { max: 25, one: 'child' }) children: ReferralChildInput[] = []

  @OneOf('the risk checklist', { choices: tools }) tool!: string
  @Reference('the version of the checklist', { as: 'text', optional: true }) toolVersion?: string
  @WholeNumber('the score', { max: 200, hint: 'The number of ticks. A low score never blocks a referral.' }) score!: number
  @WholeNumber('the highest score possible', { min: 1, max: 200 }) maxScore!: number
  @SomeOf('what the checklist found', { choices: checklistItems, optional: true }) items!: string[]
  @Text('your professional judgement of the risk', { max: 10000, multiline: true }) judgement!: string
}
