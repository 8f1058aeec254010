import type { Instant } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { RulesNow } from '@lantern/rules'
import { Automation, decideAsSystem, Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { researchRequestsProjection } from '../research-requests/research-requests.projection.js'
import { decideReleaseResearch, ReleaseResearch } from './release-research.decide.js'

/** Gives research that somebody took back to their agency when they may no longer sign in, or work for another agency. */
@Injectable()
export class ReleaseResearchOfLeavers extends Automation {
  readonly name = 'release-research-of-leavers'

  constructor(
    private readonly views: Views,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
    private readonly directory: Directory,
  ) {
    super()
  }

  /** How many requests it gave back. */
  async run(now: Instant): Promise<number> {
    const taken = await this.views.rows(researchRequestsProjection).select(['ref', 'agency', 'taken_by']).where('waiting', '=', 1).where('taken_by', 'is not', null).orderBy('ref').execute()
    if (taken.length === 0) return 0
    const working = new Set(this.directory.people().flatMap(({ user, agency, active }) => (active ? [`${agency}/${user}`] : [])))
    const left = taken.flatMap(({ ref, agency, taken_by: user }) => (user === null || working.has(`${agency}/${user}`) ? [] : [{ caseId: ref, agency, user }]))
    return this.each(left, data => this.release(data, now), 'Research was not given back')
  }

  private release(data: ReleaseResearch['data'], now: Instant): Promise<boolean> {
    const commandId = `release-research-${data.caseId}-${data.agency}-${data.user}-${now}`
    return decideAsSystem(this.store, this.rules, { stream: maracCase, id: data.caseId, rule: decideReleaseResearch, command: new ReleaseResearch(data), commandId }, now)
  }
}
