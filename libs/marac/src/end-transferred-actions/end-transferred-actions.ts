import { action, ActionsOf, decideMarkActionNotPossible, MarkActionNotPossible, type EndedBecause } from '@lantern/actions'
import { Refusal, type Instant } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { RulesNow } from '@lantern/rules'
import { Automation, decideAsSystem } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import type { AfterTransfer, CaseTransferred, MaracCaseEvent, TransferAcknowledged } from '../marac-case/marac-case.events.js'
import { maracCase } from '../marac-case/marac-case.stream.js'

const because: Readonly<Record<Exclude<AfterTransfer, 'stays'>, EndedBecause>> = { ends: 'case-transferred', 'handed-over': 'handed-over' }

/** Once the other area has a case, ends those of its actions that were said to end or to be handed over: two streams, one after the other (docs/adr/0008). */
@Injectable()
export class EndTransferredActions extends Automation {
  readonly name = 'end-transferred-actions'

  constructor(
    private readonly cases: Cases,
    private readonly actions: ActionsOf,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  /** How many actions ended. */
  async run(now: Instant): Promise<number> {
    const gone = await this.cases.all().select('ref').where('status', '=', 'transferred').where('ref', 'in', this.actions.unfinished().select('belongs_to')).orderBy('ref').execute()
    return this.each(gone, ({ ref }) => this.end(ref, now), 'Actions of a transferred case did not end')
  }

  private async end(caseId: string, now: Instant): Promise<number> {
    const [{ state, events }, unmet] = await Promise.all([loadState(this.store, maracCase, caseId), this.actions.unmet(caseId)])
    const said = events as readonly StoredOf<MaracCaseEvent>[]
    const sent = said.findLast((event): event is StoredOf<CaseTransferred> => event.type === 'CaseTransferred')
    const acknowledged = said.findLast((event): event is StoredOf<TransferAcknowledged> => event.type === 'TransferAcknowledged')
    if (!sent || !acknowledged) return 0
    let done = 0
    for (const { ref: actionId } of unmet) {
      const then = state.afterTransfer[actionId]
      if (then === undefined || then === 'stays') continue
      const decision = {
        stream: action,
        id: actionId,
        rule: decideMarkActionNotPossible,
        // Why the case went is why the action ends: both are words of the case, under its key.
        command: new MarkActionNotPossible({ actionId, reason: sent.data.reason, because: because[then] }),
        commandId: `transfer-${actionId}`,
        cause: acknowledged.id,
      }
      const ended = await decideAsSystem(this.store, this.rules, decision, now).catch((error: unknown) => {
        // Its agency was first: it is said to be done, or ended already.
        if (error instanceof Refusal) return false
        throw error
      })
      if (ended) done++
    }
    return done
  }
}
