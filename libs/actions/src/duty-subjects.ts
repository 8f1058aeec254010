import { Subjects, type Relation, type Subject } from '@lantern/access'
import { EventStore, stateNow } from '@lantern/event-store'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { aboutOf, isDutyRef, isOnCase } from './duty/duty.refs.js'
import { duty } from './duty/duty.stream.js'

/** What access needs to know of a duty: who owes it, and who may know of what it is owed on. */
@Injectable()
export class DutySubjects implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly store: EventStore,
  ) {}

  onModuleInit(): void {
    this.subjects.register(duty.name, (ref, asked) => this.find(ref, asked))
  }

  /** The same look-ups for one that exists and one that does not, so that the time of an answer tells nothing. */
  private async find(ref: string, asked: readonly Relation[]): Promise<Subject | undefined> {
    if (!isDutyRef(ref)) return undefined
    if (!isOnCase(ref)) return this.ofNoCase(ref)
    const [{ state }, holder] = await Promise.all([stateNow(this.store, duty, ref), this.subjects.find('maracCase', aboutOf(ref), undefined, asked.filter(relation => relation === 'involved'))])
    if (state.status === 'none' || !holder) return undefined
    return { agencies: { involved: holder.agencies.involved ?? [], owner: [state.agency] }, excluded: holder.excluded, only: holder.only }
  }

  /** That an agency does not come to meetings is no secret among those who may decide on it, and concerns no person. */
  private async ofNoCase(ref: string): Promise<Subject | undefined> {
    const { state } = await stateNow(this.store, duty, ref)
    return state.status === 'none' ? undefined : { agencies: { owner: [state.agency] }, excluded: [] }
  }
}
