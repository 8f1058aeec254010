import { action, actionRowsOf, actionsInError, ActionsOf, DutiesOf, type ActionEvent, type ActionRow, type StandingDuty } from '@lantern/actions'
import { londonDate } from '@lantern/clock'
import type { Instant, Open } from '@lantern/decision'
import { historyOf, type EventStore, type StoredOf } from '@lantern/event-store'
import type { Reader, Sealer } from '@lantern/privacy'
import type { Views } from '@lantern/projections'
import { openerFor, type Names } from '@lantern/web-kit'
import type { CaseRef, MaracCaseEvent } from './marac-case/marac-case.events.js'
import { withWordsHidden } from './marac-case/in-error/in-error.record.js'
import { withEscalations } from './marac-case/research/escalated.js'
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
  /** What is owed on it and was escalated, as it stood at that moment. */
  readonly duties?: readonly StandingDuty[]
  readonly asAt: Instant
}): CaseAsAt | undefined {
  const { ref, open, openActions = open, duties = [], asAt } = what
  const inError = actionsInError(what.actionEvents)
  const today = londonDate(asAt)
  const known = <E extends { readonly recordedAt: Instant }>(events: readonly E[]): readonly E[] => events.filter(({ recordedAt }) => recordedAt <= asAt)
  const record = recordOf(ref, known(what.events), open, today)
  if (!record) return undefined
  return { ...withEscalations(withWordsHidden(record, what.events), duties, today), asAt, actions: actionRowsOf(known(what.actionEvents), openActions).map(row => caseActionOf(row, today, inError.has(row.ref))) }
}

/** Reads a case as it was known at a moment. The reader's agency decides which worksheet opens: none, unless told. */
export async function readCaseThen(
  { store, sealer, actions, duties: dutiesOf }: { readonly store: EventStore; readonly sealer: Sealer; readonly actions: ActionsOf; readonly duties: DutiesOf },
  ref: CaseRef,
  asAt: Instant,
  reader?: Reader,
): Promise<CaseAsAt | undefined> {
  const [events, actionEvents, duties] = await Promise.all([historyOf(store, maracCase, [ref]), actions.recorded(ref), dutiesOf.at(ref, asAt)])
  const [open, openActions] = await Promise.all([openerFor(sealer, maracCase, events, reader), openerFor(sealer, action, actionEvents, reader)])
  return caseThen({ ref, events, actionEvents, open, openActions, duties, asAt })
}

/** The same for the command line, with the names of area and agency beside their ids. */
export async function caseAsAt(
  { store, sealer, views, directory }: { readonly store: EventStore; readonly sealer: Sealer; readonly views: Views; readonly directory: Names },
  ref: CaseRef,
  asAt: Instant,
): Promise<(CaseAsAt & { readonly areaName: string; readonly agencyName: string }) | undefined> {
  const found = await readCaseThen({ store, sealer, actions: new ActionsOf(views, store), duties: new DutiesOf(views, store) }, ref, asAt)
  return found && { ...found, areaName: directory.area(found.area), agencyName: directory.agency(found.agency) }
}
