import { Clock, londonDate } from '@lantern/clock'
import { inDate, type Get } from '@lantern/web-kit'
import { Register } from '../register.js'
import type { Away } from './absence.state.js'
import { mayDeputise, overlap, type NamedDeputy } from './deputies.policy.js'

/** Who may deputise for somebody, by name. */
export function deputiesFor(register: Register, user: string) {
  const people = register.people()
  const away = people.find(each => each.user === user)
  return away ? people.filter(each => each.active && mayDeputise(each, away)).toSorted((a, b) => a.name.localeCompare(b.name, 'en')) : []
}

export async function deputyChoices(get: Get, user: string): Promise<Readonly<Record<string, string>>> {
  const register = get(Register)
  await register.refresh()
  return Object.fromEntries(deputiesFor(register, user).map(each => [each.user, each.name]))
}

/** Looks somebody up who is to deputise on these days. */
export async function deputyReader(get: Get, user: string): Promise<(deputy: string | undefined, days: Pick<Away, 'from' | 'until'>) => NamedDeputy | undefined> {
  const register = get(Register)
  await register.refresh()
  const may = deputiesFor(register, user).map(each => each.user)
  return (deputy, days) => (deputy === undefined ? undefined : { may: may.includes(deputy), awayThen: register.aways(deputy).some(each => overlap(each, days)) })
}

/** Those that are not over, as the choices of a field. */
export async function standingAways(get: Get, user: string): Promise<readonly Away[]> {
  const [register, today] = [get(Register), londonDate(get(Clock).now())]
  await register.refresh()
  return register.aways(user).filter(({ until }) => until > today)
}
export const awayChoices = (aways: readonly Away[]): Readonly<Record<string, string>> => Object.fromEntries(aways.map(({ id, from, until }) => [id, `${inDate(from)} until ${inDate(until)}`]))
