import { ActionsOf, DutiesOf } from '@lantern/actions'
import { londonDate } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import { EventStore, historyOf } from '@lantern/event-store'
import { Sealer, type Reader } from '@lantern/privacy'
import { openerFor, type Names } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { caseActionOf, readCaseThen, type CaseAsAt } from '../case-as-at.js'
import type { CaseRef } from '../marac-case/marac-case.events.js'
import { withEscalations } from '../marac-case/research/escalated.js'
import { recordOf } from '../marac-case/marac-case.record.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { caseBarOf } from './case-record.view.js'

/** Reads a case from its stream, not from a view: what was just recorded is there. Access is the caller's to check first. */
@Injectable()
export class CaseRecords {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly actions: ActionsOf,
    private readonly duties: DutiesOf,
  ) {}

  /** The case as it stands; undefined when there is none. The reader's agency decides which worksheet opens. */
  async find(ref: CaseRef, reader: Reader, now: Instant): Promise<CaseAsAt | undefined> {
    const events = await historyOf(this.store, maracCase, [ref])
    const [open, rows, duties] = await Promise.all([openerFor(this.sealer, maracCase, events, reader), this.actions.all(ref), this.duties.at(ref, now)])
    const today = londonDate(now)
    const record = recordOf(ref, events, open, today)
    return record && { ...withEscalations(record, duties, today), asAt: now, actions: rows.map(row => caseActionOf(row, today)) }
  }

  /** The case as it was known at a moment; undefined when nothing had been recorded by then. */
  findAsAt(ref: CaseRef, reader: Reader, asAt: Instant): Promise<CaseAsAt | undefined> {
    return readCaseThen({ store: this.store, sealer: this.sealer, actions: this.actions, duties: this.duties }, ref, asAt, reader)
  }

  /** What stands above every page of the case. */
  barOf(record: CaseAsAt, names: Names): ReturnType<typeof caseBarOf> {
    return caseBarOf(record, names)
  }
}
