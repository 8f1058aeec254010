import type { Given } from '@lantern/decision'
import type { AbsenceEvent, AwayRecorded } from '../absence/absence.events.js'
import { checkDays } from '../absence/days.policy.js'
import type { Absence } from '../absence/absence.state.js'
import type { NamedDeputy } from '../absence/deputies.policy.js'

export class RecordAway {
  constructor(
    readonly data: AwayRecorded['data'],
    readonly deputy: NamedDeputy | undefined,
  ) {}
}

/** Said before, on the day, or late. @throws Refusal partnership.away-days, partnership.away-already, partnership.not-a-deputy, partnership.deputy-away */
export function decideRecordAway({ data, deputy }: RecordAway, state: Absence, { now }: Pick<Given<unknown>, 'now'>): readonly AbsenceEvent[] {
  checkDays(state, { ...data, id: data.awayId }, deputy, now)
  return [{ type: 'AwayRecorded', data }]
}
