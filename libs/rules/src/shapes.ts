import { isCalendarDate } from '@lantern/clock'
import { z } from 'zod'
import { agencyKinds } from './documents.js'

/** Who an overdue thing is raised to, from the nearest to the highest. The names are fixed; a ladder says which are used, and when. */
export const tiers = ['owner', 'agency-lead', 'coordinator', 'agency-senior', 'marac-manager', 'tactical-group', 'executive-group'] as const
export type Tier = (typeof tiers)[number]
export const isTier = (step: string): step is Tier => (tiers as readonly string[]).includes(step)

/** What the one that a step is raised to is asked: to do it, to see that it is done, to choose (more time, chase, raise), or to decide. */
export const asks = ['do-it', 'see-to-it', 'extend-chase-or-raise', 'decide'] as const
export type Ask = (typeof asks)[number]

/** What a case may hold that decides whom to ask for research. */
export const caseHoldings = ['every-case', 'children', 'mental-health', 'substance-misuse', 'care-needs'] as const
export type CaseHolding = (typeof caseHoldings)[number]

const date = z.string().refine(isCalendarDate, 'must be a real date, written YYYY-MM-DD')
const text = z.string().trim().min(1, 'must not be empty')
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const wholeNumber = z.int('must be a whole number')
const tag = z.enum(['V', 'V2', 'B', 'P', 'assumed'])

const timeLimit = z.strictObject({ amount: wholeNumber.min(1, 'must be 1 or more').max(600, 'must be 600 or less'), unit: z.enum(['working-day', 'day', 'month']) })

const tier = z.enum(tiers)
const afterWorkingDays = wholeNumber.min(0, 'must be 0 or more').max(600, 'must be 600 or less')

/** Steps that rise. Two may fall on one day, where two are told at once: each is a step of its own. */
const rising = <S extends { readonly tier: Tier; readonly afterWorkingDays: number }>(step: z.ZodType<S>) =>
  z
    .array(step)
    .min(1, 'must have a step')
    .superRefine((steps, context) =>
      steps.forEach(({ tier, afterWorkingDays }, i) => {
        const before = steps[i - 1]
        if (before === undefined) return
        if (tiers.indexOf(tier) <= tiers.indexOf(before.tier)) context.addIssue({ code: 'custom', path: [i, 'tier'], message: `must be a higher tier than ${before.tier}` })
        if (afterWorkingDays < before.afterWorkingDays) context.addIssue({ code: 'custom', path: [i, 'afterWorkingDays'], message: `must not be less than ${before.afterWorkingDays}, the step before` })
      }),
    )
const ladder = rising(z.strictObject({ tier, afterWorkingDays, asks: z.enum(asks) }))

const months = wholeNumber.min(1, 'must be 1 or more').max(24, 'must be 24 or less')
/** Steps by how many meetings were missed: one after the other, in so many months, or still so after some. */
const attendance = z
  .array(z.strictObject({ tier, asks: z.enum(asks), missed: wholeNumber.min(1, 'must be 1 or more').max(24, 'must be 24 or less'), inARow: z.boolean().optional(), withinMonths: months.optional(), stillAfterMonths: months.optional() }))
  .min(1, 'must have a step')
  .superRefine((steps, context) =>
    steps.forEach(({ tier }, i) => {
      const before = steps[i - 1]
      if (before !== undefined && tiers.indexOf(tier) <= tiers.indexOf(before.tier)) context.addIssue({ code: 'custom', path: [i, 'tier'], message: `must be a higher tier than ${before.tier}` })
    }),
  )

const checklists = z
  .array(z.strictObject({ tool: slug, version: text, max: wholeNumber.min(1, 'must be 1 or more'), visibleHighRisk: wholeNumber.min(1, 'must be 1 or more') }))
  .superRefine((list, context) =>
    list.forEach((item, i) => {
      if (item.visibleHighRisk > item.max) context.addIssue({ code: 'custom', path: [i, 'visibleHighRisk'], message: 'must not be more than max' })
    }),
  )

const research = z.array(z.strictObject({ when: z.enum(caseHoldings), kinds: z.array(z.enum(agencyKinds)).min(1, 'must name a kind of agency') })).min(1, 'must have a line')

const lawfulBases = z
  .array(z.strictObject({ id: slug, regime: z.enum(['uk-gdpr', 'law-enforcement']), words: text, kinds: z.array(z.enum(agencyKinds)).min(1, 'must name a kind of agency').optional() }))
  .min(1, 'must have a line')

/** What has a date by which somebody answers or does it, and of which they are reminded. */
export const datedThings = ['action', 'research', 'question', 'triage'] as const
export type DatedThing = (typeof datedThings)[number]

const reminderDays = z.array(wholeNumber.min(1, 'must be 1 or more').max(60, 'must be 60 or less'))
/** How many working days before and after its date somebody is reminded of a thing, and whether on the date itself. */
const reminders = z
  .array(z.strictObject({ of: z.enum(datedThings), before: reminderDays, onTheDay: z.boolean(), after: reminderDays }))
  .superRefine((list, context) => {
    list.forEach(({ of }, i) => {
      if (list.findIndex(other => other.of === of) < i) context.addIssue({ code: 'custom', path: [i, 'of'], message: `must not come twice: ${of}` })
    })
  })

/** Which further incident makes a referral of the same pair a repeat: any abuse, or one that a topic of the risk checklist speaks of. */
const repeat = z.strictObject({ incident: z.union([z.literal('any'), z.array(slug).min(1, 'must name a topic')]) })

/** Rules that files of before still hold, because what was recorded stays, and that nothing asks for any more: a new set of files need not have them. */
export const formerRules: readonly string[] = ['escalation.action-overdue']

const minutes = z.strictObject({ minutes: wholeNumber.min(1, 'must be 1 or more').max(1440, 'must be 1440 or less') })

/** Every rule that the program asks for or asked for once, and the shape of its value. A file may hold no other. */
export const ruleShapes = {
  'clock.triage': timeLimit,
  'clock.referral-completion': timeLimit,
  'clock.appeal-answer': timeLimit,
  'clock.transfer-acknowledgement': timeLimit,
  'clock.idva-contact': timeLimit,
  'clock.plan-or-hearing': timeLimit,
  'clock.plan-or-hearing-warning': timeLimit,
  'clock.research-return': timeLimit,
  'clock.research-urgent': timeLimit,
  'clock.research-before-meeting': timeLimit,
  'clock.question-answer': timeLimit,
  'clock.chase-answer': timeLimit,
  'clock.action-default': timeLimit,
  'clock.action-immediate-safety': timeLimit,
  'clock.repeat-window': timeLimit,
  'clock.agency-flag': timeLimit,
  'clock.flag-ends-soon': timeLimit,
  'clock.access-grant': timeLimit,
  'clock.agreement-ends-soon': timeLimit,
  'clock.agenda-issue': timeLimit,
  'clock.minutes-issue': timeLimit,
  'clock.meeting-request-answer': timeLimit,
  'clock.access-request-answer': timeLimit,
  'escalation.action-overdue': rising(z.strictObject({ tier, afterWorkingDays })),
  'escalation.action-ladder': ladder,
  'escalation.immediate-safety-ladder': ladder,
  'escalation.research-ladder': ladder,
  'escalation.minutes-ladder': ladder,
  'escalation.attendance-ladder': attendance,
  'reminders.dates': reminders,
  'escalation.board': z.strictObject({ suppressUpTo: wholeNumber.min(0, 'must be 0 or more').max(50, 'must be 50 or less'), wordsOf: z.array(tier) }),
  'reminders.digest': z.strictObject({ at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "07:30"') }),
  'matac.several-victims': z.strictObject({ victims: wholeNumber.min(2, 'must be 2 or more'), years: wholeNumber.min(1, 'must be 1 or more').max(20, 'must be 20 or less'), leastAge: wholeNumber.min(10, 'must be 10 or more').max(18, 'must be 18 or less') }),
  'meeting.case-slot': minutes,
  'meeting.longest': minutes,
  'repeat.definition': repeat,
  'research.agencies': research,
  'research.lawful-bases': lawfulBases,
  'risk.checklists': checklists,
  'risk.potential-escalation': z.strictObject({ incidents: wholeNumber.min(1, 'must be 1 or more'), months: wholeNumber.min(1, 'must be 1 or more') }),
} as const
export type RuleId = keyof typeof ruleShapes
export type RuleValue<Id extends RuleId> = z.infer<(typeof ruleShapes)[Id]>

export const isRuleId = (id: string): id is RuleId => Object.hasOwn(ruleShapes, id)

const evidence = { source: text, tag }
const named = z.strictObject({ id: slug, name: text })

/** What a file may hold at its top: one or more of these. Sources of the partnership's own entries are said where they stand. */
export const fileShape = z.strictObject({
  partnership: z
    .strictObject({
      id: slug,
      name: text,
      ...evidence,
      groups: z.strictObject({ ...evidence, list: z.array(named) }),
      areas: z.strictObject({ ...evidence, list: z.array(z.strictObject({ id: slug, name: text, districts: z.array(named).min(1, 'must have a district') })).min(1, 'must have an area') }),
      agencies: z.strictObject({
        ...evidence,
        list: z.array(z.strictObject({ id: slug, name: text, kind: z.enum(agencyKinds), serves: z.array(slug).min(1).optional() })).min(1, 'must have an agency'),
      }),
      agreements: z.strictObject({ ...evidence, list: z.array(z.strictObject({ reference: text, signedOn: date, from: date, until: date, agencies: z.array(slug).min(1, 'must name an agency') })) }).optional(),
    })
    .optional(),
  rules: z
    .array(z.strictObject({ id: z.string(), about: text.optional(), versions: z.array(z.strictObject({ from: date, value: z.unknown(), ...evidence })).min(1, 'must have a version') }))
    .optional(),
  closures: z.array(z.strictObject({ agency: slug, from: date, until: date, name: text, ...evidence })).optional(),
  holidays: z.array(z.strictObject({ date, name: text, insteadOf: date.optional(), ...evidence })).optional(),
})
export type FileContent = z.infer<typeof fileShape>
