import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { AbsenceEvent } from '../absence/absence.events.js'
import type { Absence } from '../absence/absence.state.js'
import { refusal } from '../partnership.refusals.js'

export class EndAway {
  constructor(readonly data: { awayId: string; user: string }) {}
}

/** Back today, or never gone: from today on they are here. @throws Refusal partnership.no-such-away */
export function decideEndAway({ data }: EndAway, state: Absence, { now }: Pick<Given<unknown>, 'now'>): readonly AbsenceEvent[] {
  const today = londonDate(now)
  if (!state.aways.some(({ id, until }) => id === data.awayId && until > today)) throw refusal('partnership.no-such-away')
  return [{ type: 'AwayEnded', data: { ...data, on: today } }]
}
