import { addDays, londonInstant } from '@lantern/clock'
import type { Actor, CalendarDate, Instant } from '@lantern/decision'
import type { Agenda } from '../agenda.js'
import type { Send, Stage } from '../case-story.js'
import { later } from '../moments.js'
import type { Person } from '../people.js'

interface Leave {
  readonly agenda: Agenda
  readonly send: Send
  readonly people: readonly Person[]
  /** The first and last working day of the demonstration; undefined when it has none. */
  readonly firstDay: CalendarDate | undefined
  readonly lastDay: CalendarDate | undefined
  /** The day after the last of the demonstration. */
  readonly until: CalendarDate
}

/**
 * Leave as people take it: with a deputy and without, in the Hub and in agencies, and of the police somebody who is back today. All of it lies around the day on which the demonstration is opened.
 */
export function planAway({ agenda, send, people, firstDay, lastDay, until }: Leave): void {
  if (firstDay === undefined || lastDay === undefined) return
  const one = (user: string): Person | undefined => people.find(each => each.user === user)
  const [second, third, fourth, supervisor] = [one('coordinator-2'), one('coordinator-3'), one('coordinator-4'), one('supervisor')]
  if (!second || !third || !fourth || !supervisor) return
  const say = (by: Actor, of: Person, days: object, day: CalendarDate, time: string) => {
    const at = londonInstant(day, time)
    agenda.plan(at, async () => void (await send(by, at, 'partnership', 'record-away', of.user, days)))
  }
  // Said long before, with a deputy: their cases are in the deputy's list.
  say(second, second, { from: lastDay, until: addDays(until, 12), deputy: fourth.user }, firstDay, '08:20')
  // Taken ill: the supervisor says so on the day, and nobody deputises yet.
  say(supervisor, third, { from: lastDay, until: addDays(until, 3) }, lastDay, '08:35')
  const of = (agency: string, role: string): Person | undefined => people.find(each => each.agency === agency && each.roles.includes(role))
  // Back on the day on which the demonstration begins.
  const [police, policeLead] = [of('kent-police', 'agency-representative'), of('kent-police', 'agency-lead')]
  if (police && policeLead) say(police, police, { from: lastDay, until, deputy: policeLead.user }, firstDay, '08:40')
  // What probation accepted is in its lead's list, as their deputy; of what the mental health trust accepted its lead is shown that nobody is here for it.
  const [probation, probationLead] = [of('probation', 'agency-representative'), of('probation', 'agency-lead')]
  if (probation && probationLead) say(probationLead, probation, { from: lastDay, until: addDays(until, 5), deputy: probationLead.user }, lastDay, '08:50')
  const [trust, trustLead] = [of('mental-health', 'agency-representative'), of('mental-health', 'agency-lead')]
  if (trust && trustLead) say(trustLead, trust, { from: lastDay, until: addDays(until, 4) }, lastDay, '08:55')
}

const reasons = [
  'The load of the team is evened out this week.',
  'The sibling case is with this coordinator; one person should hold both.',
  'Knows the family from the last referral, and asked to have it.',
] as const

/** Now and then a case goes to another coordinator. */
export function planHandOn({ agenda, send, standing, chance, people, rules }: Stage, ref: string, at: Instant, coordinator: Person): void {
  if (!chance.happens(0.05)) return
  const others = people.filter(({ user, roles }) => user !== coordinator.user && roles.includes('coordinator'))
  if (others.length === 0) return
  const [to, reason, when] = [chance.of(others), chance.of(reasons), later(at, chance.between(1, 4), rules.calendar, chance)]
  agenda.plan(when, async () => {
    if ((await standing(ref)).status === 'open') await send(coordinator, when, 'marac', 'change-coordinator', ref, { coordinator: to.user, reason })
  })
}
