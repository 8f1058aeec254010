import type { Given } from '@lantern/decision'
import { londonDate } from '@lantern/clock'
import type { AbsenceEvent, AwayChanged } from '../absence/absence.events.js'
import { checkDays } from '../absence/days.policy.js'
import type { Absence } from '../absence/absence.state.js'
import type { NamedDeputy } from '../absence/deputies.policy.js'
import { refusal } from '../partnership.refusals.js'

export class ChangeAway {
  constructor(
    readonly data: AwayChanged['data'],
    readonly deputy: NamedDeputy | undefined,
  ) {}
}

/** Other days or another deputy, until it is over. @throws Refusal partnership.no-such-away, and those of RecordAway */
export function decideChangeAway({ data, deputy }: ChangeAway, state: Absence, { now }: Pick<Given<unknown>, 'now'>): readonly AbsenceEvent[] {
  const was = state.aways.find(({ id, until }) => id === data.awayId && until > londonDate(now))
  if (!was) throw refusal('partnership.no-such-away')
  checkDays(state, { ...data, id: data.awayId }, deputy, now)
  return was.from === data.from && was.until === data.until && was.deputy === data.deputy ? [] : [{ type: 'AwayChanged', data }]
}
