import { may } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { EventStore, historyOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { countOf, pageOf, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { openerFor, WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { accessRequest } from '../access-request/access-request.stream.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'
import { accessRequestsProjection, type AccessRequestRow } from './access-requests.projection.js'

/**
 * A request as its reader may see it. Of a case that those who answer may not know of, it says what it would say if there were none: whether it waits, or was
 * `answered`, and not for which reference. `reason` is undefined once its key is destroyed.
 */
export interface AskedAccess extends Omit<AccessRequestRow, 'ref' | 'status' | 'asked_until'> {
  readonly ref: string | undefined
  readonly status: AccessRequestRow['status'] | 'answered'
  readonly reason: string | undefined
  /** Whether there is such a case that the reader may know of; false for their own, of which they are told nothing. */
  readonly known: boolean
}

type WithReason = AccessRequestRow & { readonly reason: string | undefined }

function seenBy(actor: Actor, { asked_until, ...row }: WithReason, known: boolean): AskedAccess {
  if (row.reader === actor.user || known) return { ...row, known }
  if (row.status === 'waiting') return { ...row, ref: undefined, status: 'waiting', known }
  return { ...row, ref: undefined, until: asked_until, status: 'answered', answered_at: null, answered_by: null, known }
}

/** Whether this person answers requests for access; everybody else sees their own. */
export const answersAccess = (actor: Actor): boolean => may(maracAccess, actor, 'marac.answer-access-request')

/** Requests for access: those who answer see everybody's, others their own. */
@Injectable()
export class AccessRequests extends WorkCards {
  readonly order = 12

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {
    super()
  }

  /** The latest first. @throws BadCursor */
  async page(actor: Actor, waiting: boolean, { cursor, limit }: PageAsked): Promise<Page<AskedAccess>> {
    const { items, next } = await pageOf<AccessRequestRow, AccessRequestRow>(this.rows(actor, waiting).selectAll(), { cursor, limit, orderBy: [['asked_at', 'desc'], ['id', 'asc']] })
    const known = await this.known(actor, items.map(({ ref }) => ref))
    return { items: (await this.withReasons(items)).map(row => seenBy(actor, row, known.has(row.ref))), next }
  }

  /** Those for this case that wait for an answer, the longest waiting first. Somebody's own waits for others. */
  async waitingFor(ref: string, actor: Actor): Promise<readonly WithReason[]> {
    if (!answersAccess(actor)) return []
    return this.withReasons(await this.rows(actor, true).selectAll().where('ref', '=', ref).where('reader', '!=', actor.user).orderBy('asked_at').execute())
  }

  /** Whether access was given already: the case knows, and the request does not. */
  async wasGiven(id: string): Promise<boolean> {
    return (await this.views.rows(accessRequestsProjection).select('status').where('id', '=', id).executeTakeFirst())?.status === 'given'
  }

  /** Which of these references are cases that those who answer may know of: of the others nothing is said. */
  private async known(actor: Actor, refs: readonly string[]): Promise<ReadonlySet<string>> {
    if (refs.length === 0 || !answersAccess(actor)) return new Set()
    return new Set((await this.cases.visibleTo(actor).select('ref').where('ref', 'in', refs).execute()).map(({ ref }) => ref))
  }

  async cards(actor: Actor, _now: Instant): Promise<readonly WorkCard[]> {
    if (!answersAccess(actor)) return []
    return [{ count: await countOf(this.rows(actor, true)), text: 'Access requests to answer', href: '/access-requests?show=waiting' }]
  }

  /** A request whose last day has passed waits for nothing any more. */
  private rows(actor: Actor, waiting: boolean): RowQuery<AccessRequestRow> {
    const rows = answersAccess(actor) ? this.views.rows(accessRequestsProjection) : this.views.rows(accessRequestsProjection).where('reader', '=', actor.user)
    return waiting ? rows.where('status', '=', 'waiting').where('until', '>=', londonDate(this.clock.now())) : rows
  }

  private async withReasons(rows: readonly AccessRequestRow[]): Promise<readonly WithReason[]> {
    const events = await historyOf(this.store, accessRequest, rows.map(({ id }) => id))
    const open = await openerFor(this.sealer, accessRequest, events)
    const reasons = new Map(events.flatMap(event => (event.type === 'AccessRequested' ? [[event.data.requestId, open(event.data.reason)]] : [])))
    return rows.map(row => ({ ...row, reason: reasons.get(row.id) }))
  }
}
