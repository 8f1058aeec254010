import { Subjects, type Relation, type Subject } from '@lantern/access'
import { stateNow, EventStore } from '@lantern/event-store'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { belongsToOf, isActionRef } from './action/action.refs.js'
import { action } from './action/action.stream.js'

/** What access needs to know of an action: whose it is, and who is on its case. */
@Injectable()
export class ActionSubjects implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly store: EventStore,
  ) {}

  onModuleInit(): void {
    this.subjects.register('action', (ref, asked) => this.find(ref, asked))
  }

  /** The same look-ups for an action that exists and one that does not, so that the time of an answer tells nothing. */
  private async find(ref: string, asked: readonly Relation[]): Promise<Subject | undefined> {
    if (!isActionRef(ref)) return undefined
    const ofHolder = asked.filter(relation => relation === 'involved')
    const [{ state }, holder] = await Promise.all([stateNow(this.store, action, ref), this.subjects.find('maracCase', belongsToOf(ref), undefined, ofHolder)])
    if (state.status === 'none' || !holder) return undefined
    return { ...(holder.granted && { granted: holder.granted }), agencies: { involved: holder.agencies.involved ?? [], owner: [state.agency] }, excluded: holder.excluded, only: holder.only }
  }
}
