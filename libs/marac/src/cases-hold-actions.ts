import { ActionHolders, type HolderPerson } from '@lantern/actions'
import { EventStore, stateNow } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { Global, Injectable, Module } from '@nestjs/common'
import { CasePeople } from './case-people.js'
import { hiddenCases } from './hidden-cases.js'
import { isCaseRef } from './marac-case/marac-case.refs.js'
import { maracCase } from './marac-case/marac-case.stream.js'

/** What cases say of themselves to the actions that belong to them (docs/adr/0008). */
@Injectable()
export class CasesHoldActions extends ActionHolders {
  constructor(
    private readonly store: EventStore,
    private readonly views: Views,
    private readonly casePeople: CasePeople,
  ) {
    super()
  }

  async isOpen(ref: string): Promise<boolean> {
    if (!isCaseRef(ref)) return false
    return (await stateNow(this.store, maracCase, ref)).state.status === 'open'
  }

  async people(ref: string): Promise<readonly HolderPerson[]> {
    if (!isCaseRef(ref)) return []
    return ((await this.casePeople.of(ref))?.people ?? []).map(({ personId, role, details }) => ({ personId, target: role, name: details?.name }))
  }

  async coordinator(ref: string): Promise<string | undefined> {
    return isCaseRef(ref) ? (await stateNow(this.store, maracCase, ref)).state.coordinator : undefined
  }

  hiddenFrom(user: string): Promise<readonly string[]> {
    return hiddenCases(this.views, user)
  }
}

/** A module of its own, seen by all: the actions need it, and cases need the actions. */
@Global()
@Module({ providers: [CasePeople, { provide: ActionHolders, useClass: CasesHoldActions }], exports: [ActionHolders] })
export class CasesHoldActionsModule {}
