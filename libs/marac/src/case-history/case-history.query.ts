import { action, actionLifecycle, ActionsOf, DutiesOf, duty, dutyKindWords, dutyLifecycle, type DutyEvent } from '@lantern/actions'
import { idOf, type Instant } from '@lantern/decision'
import { EventStore, historyOf, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { Directory, openerFor } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { unnamedAccess } from '../marac-case/access/access.words.js'
import { sentence } from '../marac-case/marac-case.words.js'

/** One thing that happened to a case or to one of its actions. */
export interface HistoryEntry {
  readonly event: string
  readonly type: string
  /** The action that it happened to; missing for the case itself. */
  readonly action?: string
  readonly text: string
  /** Who recorded it; missing where that would say who is excluded. */
  readonly user?: string
  readonly agency?: string
  /** Who was away, and had this person as their deputy. */
  readonly for?: string
  readonly happenedAt: Instant
  readonly recordedAt: Instant
}

/** What happened, newest first, by the order in which it was recorded. */
@Injectable()
export class CaseHistory {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly actions: ActionsOf,
    private readonly duties: DutiesOf,
    private readonly directory: Directory,
  ) {}

  async of(ref: CaseRef): Promise<readonly HistoryEntry[]> {
    const [events, acts, owed] = await Promise.all([historyOf(this.store, maracCase, [ref]), this.actions.recorded(ref), this.duties.recorded(ref)])
    const [open, openActs, openOwed] = await Promise.all([openerFor(this.sealer, maracCase, events), openerFor(this.sealer, action, acts), openerFor(this.sealer, duty, owed)])
    const kinds = new Map(owed.flatMap(event => (event.type === 'DutyEscalated' ? [[event.stream, event.data.kind] as const] : [])))
    const entries = [
      ...events.map(event => ({ event, entry: entryOf(event, sentence(event, open, this.directory), this.directory, !unnamed.includes(event.type)) })),
      ...acts.map(event => {
        // By its stream: of what was recorded in error nothing else says it.
        const ref = idOf(event.stream)
        return { event, entry: { ...entryOf(event, actionLifecycle.sentence(event, openActs, this.directory), this.directory), action: ref } }
      }),
      ...owed.map(event => ({ event, entry: entryOf(event, `Late ${dutyKindWords[kinds.get(event.stream) ?? 'research'].toLowerCase()}. ${dutyLifecycle.sentence(event, openOwed, this.directory)}`, this.directory) })),
    ]
    return entries.sort((a, b) => (a.event.position < b.event.position ? 1 : -1)).map(({ entry }) => entry)
  }
}

const unnamed: readonly string[] = unnamedAccess

function forWhom({ cause }: { readonly cause?: string }, directory: Directory): { readonly for?: string } {
  const away = cause === undefined ? undefined : directory.awayBy(cause)
  return away === undefined ? {} : { for: away }
}

const entryOf = (event: StoredOf<MaracCaseEvent> | StoredOf<DutyEvent> | Parameters<typeof actionLifecycle.sentence>[0], text: string, directory: Directory, named = true): HistoryEntry => ({
  event: event.id,
  type: event.type,
  text,
  ...(named && { user: event.by.user, agency: event.by.agency, ...forWhom(event, directory) }),
  happenedAt: event.happenedAt,
  recordedAt: event.recordedAt,
})
