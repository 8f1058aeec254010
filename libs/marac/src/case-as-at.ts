import { action, actionRowsOf, actionsInError, ActionsOf, type ActionEvent, type ActionRow } from '@lantern/actions'
import { londonDate } from '@lantern/clock'
import type { Instant, Open } from '@lantern/decision'
import { historyOf, type EventStore, type StoredOf } from '@lantern/event-store'
import type { Reader, Sealer } from '@lantern/privacy'
import type { Views } from '@lantern/projections'
import { openerFor, type Names } from '@lantern/web-kit'
import type { CaseRef, MaracCaseEvent } from './marac-case/marac-case.events.js'
import { withWordsHidden } from './marac-case/in-error/in-error.record.js'
import { recordOf, type CaseRecord } from './marac-case/marac-case.record.js'
import { maracCase } from './marac-case/marac-case.stream.js'

/** An action of a case, as the API and the command line give it. */
export interface CaseAction {
  readonly ref: string
  readonly agency: string
  readonly target: ActionRow['target']
  /** The person on the case that it is for, where one is named. */
  readonly person: string | null
  /** null when it is no longer held, or in error. */
  readonly text: string | null
  /** It was recorded in error, then or since: what it said is nobody's. */
  readonly inError: boolean
  readonly immediateSafety: boolean
  readonly status: ActionRow['status']
  readonly agreedAt: Instant
  readonly firstDueOn: string
  readonly dueOn: string
  readonly overdue: boolean
  readonly tier: ActionRow['tier']
  readonly lastNote: string | null
}

export interface CaseAsAt extends CaseRecord {
  readonly asAt: Instant
  readonly actions: readonly CaseAction[]
}

export const caseActionOf = (row: ActionRow, today: string, inError = row.status === 'in-error'): CaseAction => ({
  ref: row.ref,
  agency: row.agency,
  target: row.target,
  person: inError ? null : row.person,
  text: row.text,
  inError,
  immediateSafety: row.immediate_safety === 1,
  status: row.status,
  agreedAt: row.agreed_at,
  firstDueOn: row.first_due_on,
  dueOn: row.due_on,
  overdue: row.unmet === 1 && row.due_on < today,
  tier: row.tier,
  lastNote: row.last_note,
})

/**
 * A case as it was known at a moment: made of what had been recorded by then, of the case and of its actions, and of nothing later. A plain
 * object; undefined when nothing had been recorded yet. The same whenever it is asked, until a key is destroyed.
 */
export function caseThen(what: {
  readonly ref: CaseRef
  readonly events: readonly StoredOf<MaracCaseEvent>[]
  readonly actionEvents: readonly StoredOf<ActionEvent>[]
  readonly open: Open
  /** The same for its actions. */
  readonly openActions?: Open
  readonly asAt: Instant
}): CaseAsAt | undefined {
  const { ref, open, openActions = open, asAt } = what
  const inError = actionsInError(what.actionEvents)
  const today = londonDate(asAt)
  const known = <E extends { readonly recordedAt: Instant }>(events: readonly E[]): readonly E[] => events.filter(({ recordedAt }) => recordedAt <= asAt)
  const record = recordOf(ref, known(what.events), open, today)
  if (!record) return undefined
  return { ...withWordsHidden(record, what.events), asAt, actions: actionRowsOf(known(what.actionEvents), openActions).map(row => caseActionOf(row, today, inError.has(row.ref))) }
}

/** Reads a case as it was known at a moment. The reader's agency decides which worksheet opens: none, unless told. */
export async function readCaseThen(
  { store, sealer, actions }: { readonly store: EventStore; readonly sealer: Sealer; readonly actions: ActionsOf },
  ref: CaseRef,
  asAt: Instant,
  reader?: Reader,
): Promise<CaseAsAt | undefined> {
  const [events, actionEvents] = await Promise.all([historyOf(store, maracCase, [ref]), actions.recorded(ref)])
  const [open, openActions] = await Promise.all([openerFor(sealer, maracCase, events, reader), openerFor(sealer, action, actionEvents, reader)])
  return caseThen({ ref, events, actionEvents, open, openActions, asAt })
}

/** The same for the command line, with the names of area and agency beside their ids. */
export async function caseAsAt(
  { store, sealer, views, directory }: { readonly store: EventStore; readonly sealer: Sealer; readonly views: Views; readonly directory: Names },
  ref: CaseRef,
  asAt: Instant,
): Promise<(CaseAsAt & { readonly areaName: string; readonly agencyName: string }) | undefined> {
  const found = await readCaseThen({ store, sealer, actions: new ActionsOf(views, store) }, ref, asAt)
  return found && { ...found, areaName: directory.area(found.area), agencyName: directory.agency(found.agency) }
}
