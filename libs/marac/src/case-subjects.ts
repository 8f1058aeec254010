import { ActionsOf } from '@lantern/actions'
import { Subjects, type Relation, type Subject } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import { EventStore, stateNow } from '@lantern/event-store'
import { Directory } from '@lantern/web-kit'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { activeNow } from './active-now.js'
import { Agreed } from './agreed.js'
import { IdvaServices } from './idva-services.js'
import { isCaseRef } from './marac-case/marac-case.refs.js'
import { maracCase } from './marac-case/marac-case.stream.js'

/** What access needs to know of a case: who referred it, who is on it, who was asked, whose victim it is to support, and who may not, or alone may, know of it. */
@Injectable()
export class CaseSubjects implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly store: EventStore,
    private readonly actions: ActionsOf,
    private readonly idva: IdvaServices,
    private readonly clock: Clock,
    private readonly agreed: Agreed,
    private readonly directory: Directory,
  ) {}

  onModuleInit(): void {
    this.subjects.register('maracCase', (ref, asked) => this.find(ref, asked))
  }

  /** The same look-ups for a case that exists and one that does not, so that the time of an answer tells nothing. */
  private async find(ref: string, relations: readonly Relation[]): Promise<Subject | undefined> {
    if (!isCaseRef(ref)) return undefined
    const [{ state }, acting] = await Promise.all([stateNow(this.store, maracCase, ref), relations.includes('involved') ? this.actions.agencies(ref) : []])
    if (state.status === 'none') return undefined
    const asked = Object.keys(state.research)
    const today = londonDate(this.clock.now())
    const granted = state.granted.filter(({ until, agency }) => until >= today && this.agreed.now(agency))
    const involved = new Set([state.agency, ...Object.values(state.joined), ...asked, ...acting, ...this.idva.of(state.area)])
    return {
      // Without an agreement in force an agency is on no case: what it owes it still answers, as the owner of its request, and questioned.
      // Whose request was called off stays its owner to be told so, should it answer all the same, and is on the case no longer.
      // An agency that has answered stays an owner of its request, and questioned: a resend of the answer must find the case.
      agencies: { referring: [state.agency], involved: [...involved].filter(this.agreed.now), owner: [...asked, ...state.calledOff], questioned: Object.values(state.questions).map(({ agency }) => agency) },
      granted: { granted: granted.map(({ user }) => user), 'granted-to-write': granted.flatMap(({ user, scope }) => (scope === 'write' ? [user] : [])) },
      excluded: state.excluded,
      only: state.restrictedTo,
      ...(state.restrictedTo && { deserted: !state.restrictedTo.some(activeNow(this.directory)) }),
    }
  }
}
