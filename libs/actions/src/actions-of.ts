import { Views } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { openStatuses } from './action/action.allowed.js'
import { actionListProjection, type ActionRow } from './action-list/action-list.projection.js'

/** What this context publishes of the actions of a case or review. */
@Injectable()
export class ActionsOf {
  constructor(private readonly views: Views) {}

  /** References of the actions that are not finished. */
  async open(belongsTo: string): Promise<readonly string[]> {
    return (await this.all(belongsTo)).flatMap(({ ref, status }) => (openStatuses.includes(status) ? [ref] : []))
  }

  /** Its actions, the one due first before the others. */
  async all(belongsTo: string): Promise<readonly ActionRow[]> {
    return this.views.rows(actionListProjection).selectAll().where('belongs_to', '=', belongsTo).orderBy('due_on').orderBy('ref').execute()
  }

  /** The agencies that have, or had, an action there: being asked to act gives the right to know why. */
  async agencies(belongsTo: string): Promise<readonly string[]> {
    return [...new Set((await this.all(belongsTo)).map(({ agency }) => agency))]
  }
}
