import { ActionsOf } from '@lantern/actions'
import type { Instant } from '@lantern/decision'
import { EventStore, historyOf, type StoredOf } from '@lantern/event-store'
import { Injectable } from '@nestjs/common'
import type { CaseRef, EntryRecordedInError, MaracCaseEvent } from '../marac-case.events.js'
import type { AnyEntryKind } from './in-error.words.js'
import { maracCase } from '../marac-case.stream.js'

/** An entry that was recorded in error, of the case or of one of its actions, as those need it who answer for it. */
export interface InError {
  /** Of the event that recorded it in error. */
  readonly id: string
  /** By which an assessment names it. */
  readonly known: { readonly entry: number; readonly action?: string }
  readonly data: Pick<EntryRecordedInError['data'], 'about' | 'enteredAt' | 'enteredBy' | 'reason' | 'belongsOn'> & { readonly kind: AnyEntryKind }
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}

/** The history of a case for a command about one of its entries. Access is the caller's to check first. */
@Injectable()
export class CaseEntries {
  constructor(
    private readonly store: EventStore,
    private readonly actions: ActionsOf,
  ) {}

  history(ref: CaseRef): Promise<readonly StoredOf<MaracCaseEvent>[]> {
    return historyOf(this.store, maracCase, [ref])
  }

  /** Everything on the case and its actions that was recorded in error, in the order of recording. */
  async inError(ref: CaseRef): Promise<readonly InError[]> {
    const [events, acts] = await Promise.all([this.history(ref), this.actions.recorded(ref)])
    const ofActions = acts.flatMap(event => (event.type === 'ActionEntryRecordedInError' ? [{ known: { entry: event.revision, action: event.data.actionId }, event }] : []))
    const ofCase = events.flatMap(event => (event.type === 'EntryRecordedInError' ? [{ known: { entry: event.data.entry }, event }] : []))
    return [...ofCase, ...ofActions].sort((a, b) => (a.event.recordedAt < b.event.recordedAt ? -1 : 1)).map(({ known, event }) => ({ id: event.id, known, data: event.data, by: { user: event.by.user, agency: event.by.agency }, at: event.recordedAt }))
  }
}
