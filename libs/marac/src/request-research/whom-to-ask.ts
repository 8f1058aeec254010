import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { agenciesToAsk, RulesNow, whyDeadline, type CaseHolding } from '@lantern/rules'
import { agenciesWithoutAgreement, agencyChoicesNow, Directory, inDate, inLongDate, openerFor, type ChoiceWords, type Get, type ListedAgency } from '@lantern/web-kit'
import { HeardNext } from '../heard-next.js'
import { heardStop } from '../heard-stop.policy.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { recordOf, type CaseRecord } from '../marac-case/marac-case.record.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { researchDue } from '../research-due.policy.js'

/** What the hub sees before it asks: whom the rule proposes and why, who was asked, and the date that the rule gives. */
export interface WhomToAsk {
  readonly proposed: readonly ListedAgency[]
  readonly because: readonly string[]
  readonly asked: readonly string[]
  /** Agencies that are sent nothing, each with the reason. */
  readonly notAsked: readonly string[]
  /** By when it is due as it is asked, and why. */
  readonly dates: readonly { readonly soon: 'usual' | 'urgent'; readonly title: string; readonly dueOn: string; readonly why: readonly string[] }[]
}

const closedWords = (name: string, dueOn: string, others: string): readonly string[] => (dueOn === others ? [] : [`${name} is closed meanwhile, and has until ${inLongDate(dueOn)}.`])

const holdingWords: Readonly<Record<Exclude<CaseHolding, 'every-case'>, string>> = {
  children: 'There are children on the case.',
  'mental-health': 'The checklist speaks of mental health.',
  'substance-misuse': 'The checklist speaks of drugs or alcohol.',
  'care-needs': 'Somebody on the case has care needs.',
}

/** What a case holds that decides whom to ask. One topic of the checklist is of drugs, alcohol and mental health together: either may be meant. */
export function holdingsOf({ people, risk }: Pick<CaseRecord, 'people' | 'risk'>): readonly Exclude<CaseHolding, 'every-case'>[] {
  const found = (...items: readonly string[]): boolean => items.some(item => risk.items.includes(item))
  return [
    ...(people.some(({ role }) => role === 'child') ? (['children'] as const) : []),
    ...(found('low-or-suicidal', 'threatened-suicide', 'drugs-alcohol-mental-health') ? (['mental-health'] as const) : []),
    ...(found('drugs-alcohol-mental-health') ? (['substance-misuse'] as const) : []),
  ]
}

export async function whomToAsk(get: Get, ref: string, _actor: Actor): Promise<WhomToAsk> {
  const now = get(Clock).now()
  const directory = get(Directory)
  const without = agenciesWithoutAgreement(get)
  const [{ state, events }, { rules }] = await Promise.all([loadState(get(EventStore), maracCase, ref), get(RulesNow).inForce(now)])
  const record = recordOf(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(get(Sealer), maracCase, events), londonDate(now))
  const holds = record ? holdingsOf(record) : []
  const area = directory.areas().find(({ id }) => id === record?.area)
  const heard = await get(HeardNext).of(ref)
  const due = (urgent: boolean) =>
    whyDeadline({ clock: urgent ? 'researchUrgent' : 'researchReturn', agency: '', what: 'research', startedAt: now, startEvent: urgent ? 'research is requested as urgent' : 'research is requested', ...(heard && { stop: heardStop(heard) }) }, rules)
  const [usual, urgent] = [due(false), due(true)]
  const proposed = agenciesToAsk(rules, directory.agencies(), { holds, districts: record?.district === undefined ? (area?.districts ?? []) : [record.district] }).filter(({ id }) => !Object.hasOwn(state.research, id) && !without.has(id))
  return {
    proposed,
    notAsked: [...without].map(([id, why]) => `${directory.agency(id)}: ${why}`),
    because: [
      ...holds.map(each => holdingWords[each]),
      record?.district === undefined
        ? `Nobody said in which district the victim lives, so services of single districts are proposed for the whole area ${area?.name ?? ''}: take out those of other districts than the victim's.`
        : `Services of single districts are those of ${directory.district(record.district)}, where the victim lives.`,
      ...proposed.flatMap(({ id, name }) => closedWords(name, researchDue(now, rules, { agency: id, urgent: false, heard }).dueOn, usual.dueOn)),
    ],
    asked: Object.entries(state.research).map(([agency, { dueOn, returned }]) => `${directory.agency(agency)} (${returned ? 'has answered' : `due on ${inDate(dueOn)}`})`),
    dates: [
      { soon: 'usual', title: 'Usual', dueOn: inLongDate(usual.dueOn), why: usual.sentences },
      { soon: 'urgent', title: 'Urgent', dueOn: inLongDate(urgent.dueOn), why: urgent.sentences },
    ],
  }
}

/** How soon research can be asked for, each with its date. */
export async function howSoon(get: Get, ref: string, actor: Actor): Promise<Readonly<Record<'usual' | 'urgent', ChoiceWords>>> {
  const [usual, urgent] = (await whomToAsk(get, ref, actor)).dates.map(({ title, dueOn }) => ({ text: title, hint: `Due on ${dueOn}` }))
  return { usual: usual ?? 'Usual', urgent: urgent ?? 'Urgent' }
}

/** Those proposed first, so that what is ticked is read together; last, those that may not be asked. */
export async function agenciesInOrder(get: Get, ref: string, actor: Actor): Promise<Readonly<Record<string, string>>> {
  const { proposed } = await whomToAsk(get, ref, actor)
  const first = new Set(proposed.map(({ id }) => id))
  const all = get(Directory).agencies()
  return agencyChoicesNow(get, [...all.filter(({ id }) => first.has(id)), ...all.filter(({ id, kind }) => !first.has(id) && kind !== 'hub')])
}
