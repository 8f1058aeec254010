import { action, actionDeadlines, planOf } from '@lantern/actions'
import { endOfLondonDay } from '@lantern/clock'
import { idOf, type CalendarDate, type Instant } from '@lantern/decision'
import { caseDeadlines, IdvaServices, maracCase } from '@lantern/marac'
import { fallingDue, proposedRules, simulateRules, type Deadline, type FallsDue, type LateCounts, type Period, type SimulatedClock } from '@lantern/rules'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { FileUnreadable } from '../import-referrals/read-file.js'
import { streamsOf, withRegister } from './cases.js'
import type { FolderSettings } from './reading.js'
import { recordOperator } from './record-operator.js'

export interface Simulation extends Period {
  /** Of what started in the period: how much was late, and how much would have been. */
  readonly clocks: readonly SimulatedClock[]
  /** Of what is still to be done: what falls due in the period by the rules as they are, and before it what is overdue already. */
  readonly due: readonly FallsDue[]
}

/**
 * What the clocks of a period would have counted by other rules, and what falls due in it: counts by agency, and nothing of any case. Without a file
 * of rules both counts are those of the rules as they are. The look is recorded first. @throws FileUnreadable when the file holds a fault: all of them, by line
 */
export const simulate = (settings: FolderSettings, period: Period, today: CalendarDate, file?: string): Promise<Simulation> =>
  withRegister(settings, async (parts, register) => {
    const { documents } = register
    const proposed = file === undefined ? { documents } : proposedRules(documents, { name: basename(file), text: readFileSync(file, 'utf8') })
    if ('refused' in proposed) throw new FileUnreadable(proposed.refused.map(({ file: name, line, reason }) => `${name} line ${line}: ${reason}`).join('\n'))
    await recordOperator(settings, parts, { verb: 'list', of: 'lantern/simulate' })
    const before = endOfLondonDay(today)
    const who = { hub: register.hub()?.id ?? '', idvaOf: (area: string) => new IdvaServices(register).of(area)[0] }
    const deadlines: Deadline[] = []
    const planned = new Map<string, Instant>()
    for (const events of (await streamsOf(parts.store, action, before)).values()) {
      deadlines.push(...actionDeadlines(events))
      const plan = planOf(events)
      if (plan && plan.at < (planned.get(plan.belongsTo) ?? '9')) planned.set(plan.belongsTo, plan.at)
    }
    for (const [stream, events] of await streamsOf(parts.store, maracCase, before)) deadlines.push(...caseDeadlines(idOf(stream), events, today, who, planned.get(idOf(stream))))
    return { ...period, clocks: simulateRules(deadlines, period, documents, proposed.documents, today), due: fallingDue(deadlines, period, documents) }
  })

/** The same in lines for a terminal: each clock with its agencies, those with most late first. */
export function simulationSentence({ from, to, clocks, due }: Simulation): string {
  const counts = ({ started, late, lateThen }: LateCounts): string => `${started} started, ${late} late, ${lateThen} late by these rules`
  const [over, ahead] = [due.filter(({ on }) => on === null), due.filter(({ on }) => on !== null)].map(all => all.reduce((sum, { count }) => sum + count, 0))
  return [
    ...clocks.flatMap(clock => [`${clock.clock}: ${counts(clock)}${clock.agreed > 0 ? `; the date of ${clock.agreed} was agreed by people and stays` : ''}`, ...clock.byAgency.map(each => `  ${each.agency}: ${counts(each)}`)]),
    `From ${from} to ${to} fall due: ${String(ahead)}. Overdue already: ${String(over)}.`,
  ].join('\n')
}
