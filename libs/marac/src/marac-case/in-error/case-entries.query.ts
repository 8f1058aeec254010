import { EventStore, historyOf, type StoredOf } from '@lantern/event-store'
import { Injectable } from '@nestjs/common'
import type { CaseRef, MaracCaseEvent } from '../marac-case.events.js'
import { maracCase } from '../marac-case.stream.js'

/** The history of a case for a command about one of its entries. Access is the caller's to check first. */
@Injectable()
export class CaseEntries {
  constructor(private readonly store: EventStore) {}

  history(ref: CaseRef): Promise<readonly StoredOf<MaracCaseEvent>[]> {
    return historyOf(this.store, maracCase, [ref])
  }
}
