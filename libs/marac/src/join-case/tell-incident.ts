import { londonDate } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { RulesNow } from '@lantern/rules'
import { Automation, decideAsSystem } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { HeardNext } from '../heard-next.js'
import { joinedReferralsProjection, type JoinedReferralRow } from '../joined-referrals/joined-referrals.projection.js'
import type { MaracCaseEvent, ReferralJoined, ReferralSubmitted } from '../marac-case/marac-case.events.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AddIncident, decideAddIncident } from './add-incident.decide.js'

/** Tells the incident of a joined referral on the case that it was joined to: two streams, one after the other (docs/adr/0008). */
@Injectable()
export class TellIncident extends Automation {
  readonly name = 'tell-incident'
  override readonly after = ['lantern.marac.referral-joined.v1']

  constructor(
    private readonly views: Views,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
    private readonly heardNext: HeardNext,
  ) {
    super()
  }

  /** How many incidents were told. */
  async run(now: Instant): Promise<number> {
    const waiting = await this.views.rows(joinedReferralsProjection).selectAll().where('state', '=', 'joined').orderBy('ref').execute()
    return this.each(waiting, row => this.tell(row, now), 'An incident was not told')
  }

  private async tell({ ref, joins }: JoinedReferralRow, now: Instant): Promise<boolean> {
    const { events } = await loadState(this.store, maracCase, ref)
    const submitted = events.find((event): event is StoredOf<ReferralSubmitted> => event.type === 'ReferralSubmitted')
    const joined = (events as readonly StoredOf<MaracCaseEvent>[]).find((event): event is StoredOf<ReferralJoined> => event.type === 'ReferralJoined')
    if (!submitted || !joined) return false
    const commandId = `incident-${joined.id}`
    const heard = await this.heardNext.of(joins)
    return decideAsSystem(this.store, this.rules, {
      stream: maracCase,
      id: joins,
      rule: decideAddIncident,
      command: new AddIncident({ caseId: joins, referral: ref, agency: submitted.data.agency, referredOn: londonDate(submitted.recordedAt), incident: joined.data.incident, heard }),
      commandId,
      cause: joined.id,
    }, now)
  }
}
