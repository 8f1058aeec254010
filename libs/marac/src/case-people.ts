import { Clock, londonDate } from '@lantern/clock'
import { EventStore, loadState, stateNow, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { openerFor, type Get } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { MaracCaseEvent } from './marac-case/marac-case.events.js'
import { recordOf, type CaseRecord } from './marac-case/marac-case.record.js'
import { deathWarningsOf, roleWords } from './marac-case/people/people.words.js'
import { maracCase } from './marac-case/marac-case.stream.js'
import type { RecordedPerson } from './marac-case/referral/referral.record.js'

/** Who is on a case, as it tells of them now, read from its stream. Access is the caller's to check first. */
@Injectable()
export class CasePeople {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /** What must not be missed on any page of the case. */
  async warnings(ref: string): Promise<readonly string[]> {
    return deathWarningsOf((await stateNow(this.store, maracCase, ref)).state)
  }

  async of(ref: string): Promise<Pick<CaseRecord, 'district' | 'people' | 'deaths' | 'referredAt' | 'status' | 'reason' | 'incidents' | 'flag' | 'appeal' | 'links' | 'hidden'> | undefined> {
    const { events } = await loadState(this.store, maracCase, ref)
    return recordOf(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(this.sealer, maracCase, events), londonDate(this.clock.now()))
  }
}

/** What a command about a person reads at the edge: everybody on the case. */
export const peopleOn = async (get: Get, ref: string): Promise<readonly RecordedPerson[]> => (await get(CasePeople).of(ref))?.people ?? []

/** The same as choices of a field: "Victim: Zara Testcase". */
export const personChoices = (people: readonly RecordedPerson[]): Readonly<Record<string, string>> =>
  Object.fromEntries(people.map(({ personId, role, details }) => [personId, `${roleWords[role]}: ${details?.name ?? 'No longer held'}`]))

export { caseReadOf } from '@lantern/web-kit'
