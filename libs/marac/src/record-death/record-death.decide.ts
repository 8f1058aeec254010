import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { MaracCaseEvent, PersonDied } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class RecordDeath {
  constructor(readonly data: Omit<PersonDied['data'], 'role'>) {}
}

/**
 * A person on the case has died. Whoever learns of it says so at once, also of a case that is closed: nobody may go on calling, and a review of the
 * death needs everything that was known (Victims and Prisoners Act 2024, section 19).
 */
export function decideRecordDeath({ data }: RecordDeath, state: MaracCase, { now }: Given): readonly MaracCaseEvent[] {
  const role = state.people[data.personId]
  if (role === undefined || !allowedBy[state.status].includes('record-death')) throw refusal('marac.not-on-the-case')
  if (Object.hasOwn(state.died, data.personId)) throw refusal('marac.died-already')
  if (data.diedOn !== undefined && data.diedOn > londonDate(now)) throw refusal('marac.died-in-the-future')
  return [{ type: 'PersonDied', data: { ...data, role } }]
}
