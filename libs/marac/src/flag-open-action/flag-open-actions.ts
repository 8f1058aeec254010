import { ActionsOf } from '@lantern/actions'
import { londonDate } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import { EventStore } from '@lantern/event-store'
import { RulesNow } from '@lantern/rules'
import { Automation, decideAsSystem } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { Cases } from '../cases.js'
import { decideFlagOpenAction, FlagOpenAction } from './flag-open-action.decide.js'
import { maracCase } from '../marac-case/marac-case.stream.js'

/** Says aloud on a closed case or on one that another area has, which actions were agreed in the moment of its closing and are still open (docs/adr/0008). */
@Injectable()
export class FlagOpenActions extends Automation {
  readonly name = 'flag-open-actions'
  override readonly after = ['lantern.marac.case-closed.v1', 'lantern.actions.action-agreed.v1']

  constructor(
    private readonly cases: Cases,
    private readonly actions: ActionsOf,
    private readonly store: EventStore,
    private readonly rules: RulesNow,
  ) {
    super()
  }

  /** How many actions were flagged. */
  async run(now: Instant): Promise<number> {
    const closed = await this.cases.all().select('ref').where('status', 'in', ['closed', 'transferred']).where('ref', 'in', this.actions.unfinished().select('belongs_to')).orderBy('ref').execute()
    let done = 0
    for (const { ref } of closed) done += await this.each(await this.actions.open(ref), action => this.flag(ref, action, now), 'An action was not flagged')
    return done
  }

  private flag(caseId: string, action: string, now: Instant): Promise<boolean> {
    const commandId = `flag-${action}-${londonDate(now)}`
    return decideAsSystem(this.store, this.rules, {
      stream: maracCase,
      id: caseId,
      rule: decideFlagOpenAction,
      command: new FlagOpenAction({ caseId, action }),
      commandId,
    }, now)
  }
}
