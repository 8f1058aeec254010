import type { Open } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { openerFor } from '@lantern/web-kit'
import { londonDate } from '@lantern/clock'
import { Injectable } from '@nestjs/common'
import type { MaracCaseEvent } from './marac-case/marac-case.events.js'
import { recordOf, type CaseRecord } from './marac-case/marac-case.record.js'
import { toldIn, type RecordedPerson, type RecordedTold } from './marac-case/referral/referral.record.js'
import type { RecordedReturn } from './marac-case/triage/triage.record.js'
import { maracCase } from './marac-case/marac-case.stream.js'

/** What the agency that referred told itself, and how the case says it now that others have added to it. */
export interface Given {
  /** As it was told last, and nothing that anybody else said. */
  readonly told: RecordedTold
  /** Everybody on the case, with what others added. Not for the referrer's eyes. */
  readonly people: readonly RecordedPerson[]
  /** What the Hub asked for last. */
  readonly asked: RecordedReturn | undefined
  /** The places of what was recorded in error. */
  readonly hidden: CaseRecord['hidden']
}

/** Undefined before there is a referral. */
export function givenIn(ref: string, events: readonly StoredOf<MaracCaseEvent>[], open: Open): Given | undefined {
  const last = events.findLast(event => event.type === 'ReferralSubmitted' || event.type === 'ReferralCompleted')
  const [first] = events
  const record = first && recordOf(ref, events, open, londonDate(first.recordedAt))
  return last && record && { told: toldIn(last.data, open), people: record.people, asked: record.returns.at(-1), hidden: record.hidden }
}

/** Read from the case's stream. Access is the caller's to check first. */
@Injectable()
export class ReferralGiven {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
  ) {}

  async of(ref: string): Promise<Given | undefined> {
    const { events } = await loadState(this.store, maracCase, ref)
    return givenIn(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(this.sealer, maracCase, events))
  }
}
