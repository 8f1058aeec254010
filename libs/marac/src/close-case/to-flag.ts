import { Subjects } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import type { Get } from '@lantern/web-kit'
import { CasePeople } from '../case-people.js'
import type { ToFlag } from './close-case.decide.js'

/** Every agency on the case, and the day of its last referral: that of a further incident, where one was joined to it. */
export async function toFlagOf(get: Get, ref: string): Promise<ToFlag> {
  const [subject, record] = await Promise.all([get(Subjects).find('maracCase', ref), get(CasePeople).of(ref)])
  if (!record) throw new Error('A case that is being closed was not found.')
  const days = [londonDate(record.referredAt), ...record.incidents.map(({ referredOn }) => referredOn)]
  return { agencies: subject?.agencies.involved ?? [], referredOn: days.toSorted().at(-1) ?? '' }
}
