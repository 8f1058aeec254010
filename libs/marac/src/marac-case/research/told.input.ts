import type { RulesInForce } from '@lantern/rules'
import { lawfulBasesOf, RulesNow } from '@lantern/rules'
import { Clock } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { CalendarDate as DateField, Directory, errorAt, type FieldError, ListOf, OneOf, Reference, SomeOf, Text, type Get, type Making } from '@lantern/web-kit'
import type { Difference, LawfulBasis, ToldByAgency } from './research.events.js'
import { differenceWords, whoseWords } from './research.words.js'

export class DifferenceInput {
  @OneOf('whose details they are', { choices: whoseWords, as: 'select' }) whose!: Difference['whose']
  @OneOf('which detail', { choices: differenceWords, as: 'select' }) what!: Difference['what']
  @Text('what your records hold', { max: 400 }) held!: string
}

/** What the forms of a return and of an addition to one ask alike. What must be there, the rules say. */
export class ToldInput {
  @Text('the facts that you share', {
    max: 10000, multiline: true, optional: true, sometimes: true,
    hint: 'What your records say, with dates. Every agency on the case can read this.',
  })
  shared?: string
  @Text('your professional opinion', { max: 10000, multiline: true, optional: true, hint: 'What you make of the facts. Every agency on the case can read this.' }) opinion?: string
  @ListOf('differences in details', () => DifferenceInput, { max: 20, one: 'difference', hint: 'Names, dates of birth and addresses that you hold otherwise: other agencies search by them.' }) differences: DifferenceInput[] = []
  @DateField('the day on which your agency last saw any of them', { optional: true }) lastSeenOn?: CalendarDate
  @Text('whom your agency saw then, and where', { max: 400, optional: true }) lastSeen?: string
  @Reference('the lawful basis on which you share', { as: 'radios', optional: true, sometimes: true }) basis?: string
  @SomeOf('confirmation', {
    choices: { confirmed: 'What I share is relevant, necessary and proportionate to the risk' }, optional: true, sometimes: true, label: 'Before you share',
  })
  confirmation: string[] = []
  @Text('what you withheld, and why', {
    max: 10000, multiline: true, optional: true, hint: 'Only your own agency can ever read this. The others see that something is withheld.',
  })
  withheld?: string
  @Text('the worksheet of your own agency', { max: 20000, multiline: true, optional: true, hint: 'Only your own agency can ever read this.' }) worksheet?: string
  @Text('the systems and sources that you searched', { max: 2000, multiline: true, optional: true, hint: 'Every agency on the case can read this, also when nothing is known.' }) searched?: string
}

/** What the rule would refuse of something that is shared, said beside each box. */
export const notToShare = ({ shared, basis, confirmation = [], lastSeenOn }: Partial<ToldInput>, today: CalendarDate): readonly FieldError[] => [
  ...(shared === undefined ? [errorAt(['shared'], 'Write the facts that you share')] : []),
  ...(lastSeenOn !== undefined && lastSeenOn > today ? [errorAt(['lastSeenOn'], 'The day on which your agency last saw any of them must be today or in the past')] : []),
  ...(basis === undefined ? [errorAt(['basis'], 'Select the lawful basis on which you share')] : []),
  ...(confirmation.includes('confirmed') ? [] : [errorAt(['confirmation'], 'Confirm that what you share is relevant, necessary and proportionate')]),
]

/** The lawful bases that the actor's agency may choose from, by the rule of the day: field -> value -> words. */
export async function basisChoices(get: Get, actor: Actor): Promise<{ readonly basis: Readonly<Record<string, string>> }> {
  const { rules } = await get(RulesNow).inForce(get(Clock).now())
  const kind = get(Directory).agencies().find(({ id }) => id === actor.agency)?.kind ?? ''
  return { basis: Object.fromEntries(lawfulBasesOf(rules, kind).map(({ id, words }) => [id, words])) }
}

function basisOf({ research }: Pick<RulesInForce, 'research'>, chosen: string | undefined): LawfulBasis | undefined {
  const found = research.lawfulBases.value.find(({ id }) => id === chosen)
  return found && { id: found.id, regime: found.regime }
}

/** Sealed for the case, but for what is the agency's own. */
export function toldOf(input: ToldInput, { id, actor, rules, seal, sealIfAny }: Making<undefined>): ToldByAgency {
  const [ofCase, own] = [`case-${id}`, `agency-${actor.agency}-case-${id}`]
  const differences = input.differences.map(({ whose, what, held }) => ({ whose, what, held }))
  const basis = basisOf(rules, input.basis)
  return withoutBlanks({
    shared: sealIfAny(ofCase, input.shared),
    opinion: sealIfAny(ofCase, input.opinion),
    searched: sealIfAny(ofCase, input.searched),
    differences: differences.length === 0 ? undefined : seal(ofCase, differences),
    lastSeenOn: input.lastSeenOn,
    lastSeen: sealIfAny(ofCase, input.lastSeen),
    basis,
    withheld: sealIfAny(own, input.withheld),
    worksheet: sealIfAny(own, input.worksheet),
  })
}

const withoutBlanks = (told: { readonly [Field in keyof ToldByAgency]: ToldByAgency[Field] | undefined }): ToldByAgency =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))

export const confirmedIn = ({ confirmation }: ToldInput): boolean => confirmation.includes('confirmed')
