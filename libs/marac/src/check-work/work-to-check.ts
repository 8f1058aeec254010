import type { Instant } from '@lantern/decision'
import { Injectable } from '@nestjs/common'
import { CaseList } from '../case-list/case-list.query.js'
import { LeftAgencies } from '../left-agencies/left-agencies.query.js'
import type { CaseRef } from '../marac-case/marac-case.refs.js'
import { overlappingPairs } from '../meeting/overlap.policy.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { Meetings } from '../meetings/meetings.query.js'
import { StuckCases } from '../stuck-cases/stuck-cases.query.js'
import { ToBeListed } from '../to-be-listed/to-be-listed.query.js'
import type { Problem } from '../work-check/work-check.events.js'
import { listedAt, type ListedAt } from './agendas.policy.js'
import { Unanswered } from './unanswered.js'

/** What the check looks at: all of it, whoever may know of it, as lists have it. */
@Injectable()
export class WorkToCheck {
  constructor(
    private readonly stuck: StuckCases,
    private readonly cases: CaseList,
    private readonly left: LeftAgencies,
    private readonly meetings: Meetings,
    private readonly agenda: MeetingAgenda,
    private readonly queue: ToBeListed,
    private readonly unanswered: Unanswered,
  ) {}

  async standingStill(now: Instant): Promise<readonly Problem[]> {
    const [stuck, nobodys, waiting] = [await this.stuck.all(now), await this.cases.allOfNobodyHere(), await this.left.waitingWithNobody()]
    return [
      ...stuck.map(ref => ({ kind: 'no-next-date' as const, ref })),
      ...nobodys.map(ref => ({ kind: 'no-coordinator' as const, ref })),
      ...(await this.unanswered.all(now)),
      ...waiting.map(({ ref, agency: about }) => ({ kind: 'waits-with-nobody' as const, ref, about })),
    ]
  }

  async listed(): Promise<ReadonlyMap<CaseRef, ListedAt>> {
    const [agendas, queue] = [await this.agenda.allListed((await this.meetings.toCome()).map(({ id }) => id)), await this.queue.all()]
    return listedAt(agendas, queue)
  }

  /** Each pair once, and the same for as long as they are at one time. */
  async overlapping(): Promise<readonly Problem[]> {
    return overlappingPairs((await this.meetings.toCome()).toSorted((a, b) => (a.id < b.id ? -1 : 1))).map(([{ id: ref }, { id: about }]) => ({ kind: 'meetings-overlap', ref, about }))
  }
}
