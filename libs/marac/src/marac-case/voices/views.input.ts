import type { CalendarDate, Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import { CalendarDate as DateField, errorAt, OneOf, Reference, Text, type FieldError, type Making } from '@lantern/web-kit'
import type { MaracCaseEvent } from '../marac-case.events.js'
import type { ToldViews } from './voices.state.js'
import type { NoViewsBecause } from './voices.events.js'
import { noViewsWords } from './voices.words.js'

/** What the forms of the victim's and of a child's views ask alike. What an answer of "gathered" needs, the rule says. */
export class ViewsInput {
  @OneOf('whether there are views to record', { label: 'Are there views to record?', choices: { gathered: 'Yes', 'not-gathered': 'No, there are none' } }) gathered!: 'gathered' | 'not-gathered'
  @Text('what they want to happen', { max: 4000, multiline: true, optional: true, sometimes: true, hint: 'In their own words where you can.' }) wants?: string
  @Text('what they fear', { max: 4000, multiline: true, optional: true, sometimes: true }) fears?: string
  @Text('what is safe for them, and what is not', { max: 4000, multiline: true, optional: true, sometimes: true, hint: 'Whom they trust, where they are safe, and what must not be done.' }) safe?: string
  @Text('who heard it', { max: 200, optional: true, sometimes: true, hint: 'Name and post of the worker.' }) worker?: string
  @Reference('the agency of the worker', { optional: true, hint: 'Your own agency, if you choose none.' }) gatheredBy?: string
  @DateField('the day on which it was said', { optional: true, sometimes: true }) gatheredOn?: CalendarDate
  @OneOf('why there are none', { choices: noViewsWords, optional: true, sometimes: true }) because?: NoViewsBecause
  @Text('the reason in your own words', { max: 4000, multiline: true, optional: true, sometimes: true }) reason?: string
}

/** What the rule would refuse, said beside each box. */
export function notWhole({ gathered, wants, fears, safe, worker, gatheredOn, because, reason }: Partial<ViewsInput>, today: CalendarDate): readonly FieldError[] {
  if (gathered === undefined) return []
  return gathered === 'gathered'
      ? [
          ...((wants ?? fears ?? safe) === undefined ? [errorAt(['wants'], 'Enter what they want, what they fear or what is safe')] : []),
          ...(gatheredOn === undefined ? [errorAt(['gatheredOn'], 'Enter the day on which it was said')] : []),
          ...(gatheredOn !== undefined && gatheredOn > today ? [errorAt(['gatheredOn'], 'The day on which it was said must be today or in the past')] : []),
          ...(worker === undefined ? [errorAt(['worker'], 'Enter who heard it')] : []),
        ]
      : [...(because === undefined ? [errorAt(['because'], 'Select why there are none')] : []), ...(reason === undefined ? [errorAt(['reason'], 'Enter the reason in your own words')] : [])]
}

/** Views are sealed under `key`; who heard them is told of the case. */
export function toldViewsOf(input: ViewsInput, key: string, { id, actor, sealIfAny }: Making<undefined>): ToldViews {
  return input.gathered === 'gathered'
    ? {
        gathered: true,
        gatheredBy: input.gatheredBy ?? actor.agency,
        worker: sealIfAny(`case-${id}`, input.worker),
        gatheredOn: input.gatheredOn,
        wants: sealIfAny(key, input.wants),
        fears: sealIfAny(key, input.fears),
        safe: sealIfAny(key, input.safe),
      }
    : { gathered: false, because: input.because, reason: sealIfAny(key, input.reason) }
}

/** The same fields as an event holds them: what stands beside a form that was second. */
export function recordedViewsOf(event: StoredOf<MaracCaseEvent> | undefined, open: Open): { readonly [Field in keyof ViewsInput]?: unknown } {
  switch (event?.type) {
    case 'VictimViewsRecorded':
    case 'ChildViewsRecorded': {
      const { gatheredBy, gatheredOn, worker, wants, fears, safe } = event.data
      return { gathered: 'gathered', gatheredBy, gatheredOn, worker: open(worker), wants: wants && open(wants), fears: fears && open(fears), safe: safe && open(safe) }
    }
    case 'VictimViewsNotGathered':
    case 'ChildViewsNotGathered':
      return { gathered: 'not-gathered', because: event.data.because, reason: open(event.data.reason) }
    default:
      return {}
  }
}
