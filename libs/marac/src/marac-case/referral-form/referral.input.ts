import { Answers, CalendarDate, Files, ListOf, OneOf, Reference, SomeOf, Text, WholeNumber, YesNo, type Upload } from '@lantern/web-kit'
import { checklistItems } from '../checklist-items.js'
import type { Criterion } from '../marac-case.events.js'
import {
  checklistAnswerWords, consentWords, criterionWords, disabilities, ethnicities, genders, groundForGoingWithoutWords, knownWords, sexualOrientations, tools, transgenderWords,
} from '../marac-case.words.js'

/** Whom a row tells of, where the referral told of them before: their id, which the form brings along. */
const toldBefore = { as: 'hidden', optional: true } as const

export class ReferralPerpetratorInput {
  @Reference('the person', toldBefore) person?: string
  @Text("the perpetrator's name", { max: 200 }) name!: string
  @Text('other names and spellings', { max: 400, optional: true }) aliases?: string
  @CalendarDate("the perpetrator's date of birth", { optional: true }) dateOfBirth?: string
  @Text("the perpetrator's address", { max: 500, optional: true }) address?: string
  @Text('relationship to the victim', { max: 200, optional: true }) relationship?: string
}

export class ReferralChildInput {
  @Reference('the person', toldBefore) person?: string
  @Text("the child's name", { max: 200, hint: 'For an unborn child write "Unborn".' }) name!: string
  @CalendarDate("the child's date of birth", { optional: true }) dateOfBirth?: string
  @CalendarDate('the day an unborn child is expected', { optional: true }) expectedOn?: string
  @Text('relation to the victim', { max: 200, optional: true }) relation?: string
  @Text('relation to the perpetrator', { max: 400, optional: true, hint: 'To each of them, if there are several.' }) relationToPerpetrator?: string
  @Text('school, nursery or college', { max: 200, optional: true }) school?: string
  @Text("the child's own views", { max: 2000, multiline: true, optional: true, hint: 'In their own words where you can: what they want, and what they fear.' }) views?: string
}

export class SubmitReferralInput {
  @Reference('the area where the victim lives', { as: 'radios', hint: 'The address of the victim decides which MARAC hears the case.' }) area!: string
  @Reference('the district where the victim lives', { optional: true, hint: 'If you know it. The services of that district are asked, and not those of the whole area.' }) district?: string
  @Text("your agency's own reference", { max: 100, optional: true }) agencyReference?: string
  @Text("the victim's name", { max: 200 }) victimName!: string
  @Text("the victim's other names and spellings", { max: 400, optional: true, hint: 'Agencies search their records by these.' }) victimAliases?: string
  @CalendarDate("the victim's date of birth", { optional: true }) victimDateOfBirth?: string
  @Text("the victim's address", { max: 500, optional: true }) victimAddress?: string
  @Text("the victim's GP practice", { max: 200, optional: true }) victimGp?: string
  @Text("the victim's landlord", { max: 200, optional: true }) victimLandlord?: string

  @Text('a telephone number for the victim', { max: 40, optional: true }) telephone?: string
  @YesNo('it is safe to call the victim') safeToCall!: boolean
  @Text('when it is safe to call', { max: 400, optional: true }) safeWhen?: string
  @Text('everybody whom the victim fears', { max: 2000, multiline: true, optional: true, hint: 'Not only the main perpetrator: family, friends, anybody who passes things on.' }) feared?: string
  @Text('who is safe to talk to', { max: 1000, multiline: true, optional: true }) safeToTalkTo?: string
  @Text('who is not safe to talk to', { max: 1000, multiline: true, optional: true }) notSafeToTalkTo?: string

  @ListOf('perpetrators', () => ReferralPerpetratorInput, { min: 1, max: 10, one: 'perpetrator' }) perpetrators!: ReferralPerpetratorInput[]
  @ListOf('children', () => ReferralChildInput, { max: 25, one: 'child' }) children: ReferralChildInput[] = []

  @SomeOf('why the case meets the criteria', { choices: criterionWords }) criteria!: Criterion[]
  @Text('what has happened, and what you fear', { max: 10000, multiline: true }) reason!: string
  @Text('earlier MARACs in another area', { max: 1000, multiline: true, optional: true, hint: 'Where, and when.' }) previousMarac?: string
  @Text('the crime number', { max: 100, optional: true }) crimeNumber?: string
  @Text('the officer in the case', { max: 200, optional: true }) officer?: string

  @OneOf('the risk checklist', { choices: tools }) tool!: string
  @Answers('the topics of the DASH', { topics: checklistItems, choices: checklistAnswerWords, optional: true, sometimes: true, hint: 'The score is counted from these: each yes is one.' }) checklist?: Record<string, string>
  @Reference('the version of the checklist', { as: 'text', optional: true }) toolVersion?: string
  @WholeNumber('the score', { max: 200, optional: true, sometimes: true, hint: 'Leave it blank if you answered the topics of the DASH. A low score never blocks a referral.' }) score?: number
  @WholeNumber('the highest score possible', { min: 1, max: 200, optional: true, sometimes: true, hint: 'Leave it blank if you answered the topics of the DASH.' }) maxScore?: number
  @SomeOf('what the checklist found', { choices: checklistItems, optional: true }) items!: string[]
  @Text('what another checklist found', { max: 4000, multiline: true, optional: true }) otherItems?: string
  @Text('your professional judgement of the risk', { max: 10000, multiline: true }) judgement!: string

  @Text('what the victim wants', { max: 4000, multiline: true, optional: true, hint: 'From the MARAC and from each agency, in their own words where you can.' }) wants?: string
  @OneOf('whether the victim wants to speak to the police', { choices: knownWords, optional: true, label: 'Does the victim want to speak to the police?' }) speakToPolice?: string
  @OneOf('whether the victim knows of this referral', { choices: knownWords, optional: true, label: 'Does the victim know of this referral?' }) victimKnows?: string
  @Text('why the victim has not been told', { max: 1000, multiline: true, optional: true, sometimes: true, hint: 'If they do not know of it.' }) whyNotTold?: string
  @OneOf('whether the victim agreed to this referral', { choices: consentWords, optional: true, label: 'Did the victim agree to this referral?', hint: 'Agreement is better, and you may refer without it.' }) consent?: string
  @Text('the limits that the victim set', { max: 1000, multiline: true, optional: true, sometimes: true, hint: 'If they agreed with limits: what may not be shared, or with whom.' }) consentLimits?: string
  @OneOf('the ground for referring without agreement', { choices: groundForGoingWithoutWords, optional: true, sometimes: true, hint: 'If the victim did not agree, or was not asked.' }) consentGround?: string
  @Text('why this is necessary and proportionate', { max: 2000, multiline: true, optional: true, sometimes: true, hint: 'If the victim did not agree, or was not asked.' }) consentGroundNote?: string

  @Text('first language', { max: 100, optional: true }) firstLanguage?: string
  @OneOf('whether an interpreter is needed', { choices: knownWords, optional: true, label: 'Is an interpreter needed?' }) interpreter?: string
  @Text('what an interpreter must know', { max: 400, optional: true, hint: 'Dialect, and anybody who must not interpret.' }) interpreterNote?: string
  @Text('access and communication needs', { max: 1000, multiline: true, optional: true }) accessNeeds?: string
  @OneOf('the gender of the victim', { choices: genders, optional: true, label: 'Gender' }) gender?: string
  @OneOf('whether the victim is transgender', { choices: transgenderWords, optional: true, label: 'Is the gender different from the sex registered at birth?' }) transgender?: string
  @OneOf('the ethnic group of the victim', { choices: ethnicities, optional: true, label: 'Ethnic group' }) ethnicity?: string
  @OneOf('the sexual orientation of the victim', { choices: sexualOrientations, optional: true, label: 'Sexual orientation' }) sexualOrientation?: string
  @SomeOf('disabilities of the victim', { choices: disabilities, optional: true, label: 'Disability' }) disability!: string[]

  @OneOf('whether there is a risk to professionals', { choices: knownWords, optional: true, label: 'Is there a risk to professionals who visit or work with the family?' }) professionalsAtRisk?: string
  @Text('what the risk to professionals is', { max: 2000, multiline: true, optional: true, sometimes: true, hint: 'If there is one: weapons, dogs, threats to staff, who visits alone.' }) professionalsNote?: string

  @Files('files to send with the referral', { most: 5, optional: true }) files!: Upload[]
}
