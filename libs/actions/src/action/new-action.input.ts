import { agenciesWithoutAgreement, agencyChoicesNow, CalendarDate, OneOf, Reference, Text, YesNo, type Get } from '@lantern/web-kit'
import { ActionHolders } from '../action-holders.js'
import type { Target } from './action.events.js'
import { targetWords } from './action.words.js'

/** What is asked of every new action, whoever gives it or asks for it. */
export class NewActionInput {
  @Reference('the agency that will do it') agency!: string
  @OneOf('whom it makes safer', { choices: targetWords }) target!: Target
  @Reference('the person on the case that it is for', { optional: true, hint: 'Choose nobody when it is for several of them, or for nobody on the case.' }) person?: string
  @Text('what will be done', { max: 4000, multiline: true, hint: 'Say what, for whom and how it will be seen that it is done.' }) text!: string
  @YesNo('it is for immediate safety') immediateSafety!: boolean
  @CalendarDate('the due date', { optional: true, hint: 'If you enter none, the rules set it: the next day for immediate safety, otherwise ten working days unless your partnership has changed that.' })
  dueOn?: string
}

/** What the case says of itself, whether it is open, and who is on it; and which agencies may be sent nothing. */
export const readHolder = async (get: Get, ref: string) => {
  const holders = get(ActionHolders)
  const [caseOpen, people] = await Promise.all([holders.isOpen(ref), holders.people(ref)])
  return { caseOpen, people, without: [...agenciesWithoutAgreement(get).keys()] }
}

type Holder = Awaited<ReturnType<typeof readHolder>>

/** `offered`: which agencies this person can choose. */
export const newActionChoices = (get: Get, { people }: Holder, offered: (agency: string) => boolean) => ({
  agency: Object.fromEntries(Object.entries(agencyChoicesNow(get)).filter(([agency]) => offered(agency))),
  person: Object.fromEntries(people.map(({ personId, target, name }) => [personId, `${targetWords[target]}: ${name ?? 'no longer held'}`])),
})
