import type { Actor } from '@lantern/decision'
import { SetUpUse } from '@lantern/web-kit'
import { Views } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { caseListProjection } from './case-list/case-list.projection.js'
import { Cases } from './cases.js'
import { LeftAgencies } from './left-agencies/left-agencies.query.js'
import { current } from './marac-case/marac-case.allowed.js'
import { researchRequestsProjection } from './research-requests/research-requests.projection.js'

/** An area does not end over cases that nobody has closed, and an agency has not left while something waits with it. It is told that there is something, not what or how much. */
@Injectable()
export class SetUpInUse extends SetUpUse {
  constructor(
    private readonly views: Views,
    private readonly left: LeftAgencies,
    private readonly cases: Cases,
  ) {
    super()
  }

  async areasWithCases(): Promise<readonly string[]> {
    const rows = await this.views.rows(caseListProjection).select('area').distinct().where('status', 'in', [...current]).execute()
    return rows.map(({ area }) => area)
  }

  agenciesWithDuties(): Promise<readonly string[]> {
    return this.left.withDuties()
  }

  async researchTakenBy(user: string, reader: Actor): Promise<number> {
    return this.views.count(this.views.rows(researchRequestsProjection).where('taken_by', '=', user).where('waiting', '=', 1).where('ref', 'in', this.cases.knownTo(reader.user).select('ref')), 10_000)
  }
}
