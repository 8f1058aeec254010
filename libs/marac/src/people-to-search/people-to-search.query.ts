import { AccessLog, may, Subjects } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor, CalendarDate } from '@lantern/decision'
import { Injectable } from '@nestjs/common'
import { CasePeople } from '../case-people.js'
import { maracAccess } from '../marac.access.js'
import { whomToSearch, type ToSearch } from '../marac-case/research/whom-to-search.js'
import { ResearchRequests, type ResearchFilter } from '../research-requests/research-requests.query.js'

export interface ToSearchOnCase extends ToSearch {
  readonly ref: string
  readonly dueOn: CalendarDate
}

/** Everybody whom an agency has to search its records for, on all the requests that it has not answered. */
@Injectable()
export class PeopleToSearch {
  constructor(
    private readonly requests: ResearchRequests,
    private readonly people: CasePeople,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly clock: Clock,
  ) {}

  /**
   * In the order of the list of requests. Each case is asked anew who may know of it, since the list follows a moment later. What leaves is
   * recorded before it does: the file with how many people it holds, and each case in it, so that its readers are known. @throws StoreUnavailable
   */
  async takenOut(actor: Actor, which: ResearchFilter): Promise<readonly ToSearchOnCase[]> {
    const cases = await this.casesOf(actor, which)
    const at = this.clock.now()
    const of = 'people-to-search'
    await this.log.record({ actor, at, verb: 'export', of, count: cases.reduce((sum, { people }) => sum + people.length, 0) })
    for (const { ref, people } of cases) await this.log.record({ actor, at, verb: 'export', of, count: people.length, ref })
    return cases.flatMap(({ ref, dueOn, people }) => people.map(one => ({ ref, dueOn, ...one })))
  }

  private async casesOf(actor: Actor, which: ResearchFilter): Promise<readonly { readonly ref: string; readonly dueOn: CalendarDate; readonly people: readonly ToSearch[] }[]> {
    const found = []
    for (const { ref, due_on: dueOn } of await this.requests.every(actor, which, this.clock.now())) {
      const subject = await this.subjects.find('maracCase', ref, actor, ['owner'])
      if (!subject || !may(maracAccess, actor, 'marac.return-research', subject)) continue
      found.push({ ref, dueOn, people: whomToSearch((await this.people.of(ref))?.people ?? []) })
    }
    return found
  }
}
