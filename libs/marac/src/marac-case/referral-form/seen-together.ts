import type { CalendarDate } from '@lantern/decision'
import { errorAt, type FieldError } from '@lantern/web-kit'
import { checklistItems } from '../checklist-items.js'
import type { SubmitReferralInput } from './referral.input.js'

type Told = Partial<SubmitReferralInput>

/** The score of a DASH is the number of topics answered yes, so that nobody types it twice; any other is as it was typed. */
export function scoreOf({ tool, checklist, score, maxScore }: Told): { readonly score: number | undefined; readonly maxScore: number | undefined } {
  if (tool !== 'dash') return { score, maxScore }
  if (checklist === undefined) return { score, maxScore: maxScore ?? Object.keys(checklistItems).length }
  return { score: Object.values(checklist).filter(answer => answer === 'yes').length, maxScore: Object.keys(checklistItems).length }
}

/** The same in words, of what was typed so far: for who reads it over before it is sent. */
export function scoreInWords({ tool, checklist }: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  if (tool !== 'dash' || typeof checklist !== 'object' || checklist === null) return {}
  const answered = Object.values(checklist).filter(answer => typeof answer === 'string' && answer !== '')
  if (answered.length === 0) return {}
  return { score: `${answered.filter(answer => answer === 'yes').length}, the number of topics answered yes`, maxScore: String(Object.keys(checklistItems).length) }
}

const missing = (needed: boolean, value: unknown, field: keyof SubmitReferralInput, text: string): readonly FieldError[] => (needed && value === undefined ? [errorAt([field], text)] : [])

/** A child may be expected; everybody else was born by today. */
function born({ victimDateOfBirth, perpetrators = [] }: Told, today: CalendarDate): readonly FieldError[] {
  const dates: readonly (readonly [FieldError, string | undefined])[] = [
    [errorAt(['victimDateOfBirth'], "The victim's date of birth must be today or in the past"), victimDateOfBirth],
    ...perpetrators.map(({ dateOfBirth }, i) => [errorAt(['perpetrators', String(i), 'dateOfBirth'], "The perpetrator's date of birth must be today or in the past"), dateOfBirth] as const),
  ]
  return dates.flatMap(([error, date]) => (typeof date === 'string' && date > today ? [error] : []))
}

/** What is wrong only when answers are seen together: on the step while it is filled in, and again when the whole is sent. */
export function seenTogether(told: Told, today: CalendarDate): readonly FieldError[] {
  const { score, maxScore } = scoreOf(told)
  const chosen = told.tool !== undefined
  const without = told.consent === 'not-given' || told.consent === 'not-asked'
  return [
    ...born(told, today),
    ...missing(chosen, score, 'score', told.tool === 'dash' ? 'Answer the topics of the DASH, or enter the score' : 'Enter the score'),
    ...missing(chosen, maxScore, 'maxScore', 'Enter the highest score possible'),
    ...missing(told.victimKnows === 'no', told.whyNotTold, 'whyNotTold', 'Enter why the victim has not been told'),
    ...missing(told.consent === 'given-with-limits', told.consentLimits, 'consentLimits', 'Enter the limits that the victim set'),
    ...missing(without, told.consentGround, 'consentGround', 'Select the ground for referring without agreement'),
    ...missing(without, told.consentGroundNote, 'consentGroundNote', 'Enter why this is necessary and proportionate'),
    ...missing(told.interpreter === 'yes', told.firstLanguage, 'firstLanguage', 'Enter the language that an interpreter is needed for'),
    ...missing(told.professionalsAtRisk === 'yes', told.professionalsNote, 'professionalsNote', 'Enter what the risk to professionals is'),
  ]
}
