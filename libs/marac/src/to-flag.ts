import { londonDate } from '@lantern/clock'
import type { Get } from '@lantern/web-kit'
import { agenciesOn } from './agencies-on.js'
import { CasePeople } from './case-people.js'
import type { ToFlag } from './marac-case/flags/flags-from.policy.js'

/** Every agency on the case, and the day of its last referral: that of a further incident, where one was joined to it. */
export async function toFlagOf(get: Get, ref: string): Promise<ToFlag> {
  const [agencies, record] = await Promise.all([agenciesOn(get, ref), get(CasePeople).of(ref)])
  if (!record) throw new Error('A case that is being closed or transferred was not found.')
  const days = [londonDate(record.referredAt), ...record.incidents.map(({ referredOn }) => referredOn)]
  return { agencies, referredOn: days.toSorted().at(-1) ?? '' }
}
