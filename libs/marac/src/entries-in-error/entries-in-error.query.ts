import { may } from '@lantern/access'
import type { Actor, Instant } from '@lantern/decision'
import { Sealer } from '@lantern/privacy'
import { countOf, pageOf, Views, type Page, type PageAsked, type RowQuery } from '@lantern/projections'
import { openerFor, WorkCards, type WorkCard } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import { CaseReaders, type LookedWhile } from '../case-readers/case-readers.query.js'
import { Cases } from '../cases.js'
import { maracAccess } from '../marac.access.js'
import { CaseEntries } from '../marac-case/in-error/case-entries.query.js'
import type { ToldOfBreach } from '../marac-case/marac-case.events.js'
import type { AnyEntryKind } from '../marac-case/marac-case.words.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { entriesInErrorProjection, type EntryInErrorRow } from './entries-in-error.projection.js'

interface By {
  readonly user: string
  readonly agency: string
}

/** An entry in error as those see it who answer for it: never what it said. */
export interface EntryInError {
  readonly id: string
  readonly kind: AnyEntryKind
  /** The action that said it; undefined when the case did. */
  readonly action: string | undefined
  readonly enteredAt: Instant
  readonly enteredBy: By
  readonly hiddenAt: Instant
  readonly hiddenBy: By
  readonly reason: string | null
  readonly belongsOn: string | null
  /** Who had the case before them while the entry stood on it. */
  readonly readers: readonly LookedWhile[]
  /** The latest last. */
  readonly assessments: readonly { readonly breach: boolean; readonly told: readonly ToldOfBreach[]; readonly reason: string | null; readonly by: By; readonly at: Instant }[]
}

/** Entries recorded in error, for those who answer for what became of them. */
@Injectable()
export class EntriesInError extends WorkCards {
  readonly order = 50

  constructor(
    private readonly views: Views,
    private readonly cases: Cases,
    private readonly entries: CaseEntries,
    private readonly sealer: Sealer,
    private readonly readers: CaseReaders,
  ) {
    super()
  }

  /** The latest first. @throws BadCursor */
  page(actor: Actor, { toAssess, cursor, limit }: PageAsked & { readonly toAssess: boolean }): Promise<Page<EntryInErrorRow>> {
    return pageOf<EntryInErrorRow, EntryInErrorRow>(this.rows(actor, toAssess).selectAll(), { cursor, limit, orderBy: [['hidden_at', 'desc'], ['id', 'asc']] })
  }

  async cards(actor: Actor, _now: Instant): Promise<readonly WorkCard[]> {
    if (!may(maracAccess, actor, 'marac.assess-entry-in-error')) return []
    return [{ count: await countOf(this.rows(actor, true)), text: 'Entries in error to assess', href: '/entries-in-error?show=to-assess' }]
  }

  /** By the id of the event that recorded it in error; undefined when the case has none of that id. Access is the caller's to check first. */
  async find(ref: string, id: string): Promise<EntryInError | undefined> {
    const [events, entries] = await Promise.all([this.entries.history(ref), this.entries.inError(ref)])
    const found = entries.find(entry => entry.id === id)
    if (!found) return undefined
    const { known, data: { kind, about, enteredAt, enteredBy, reason, belongsOn } } = found
    const file = kind === 'file' || kind === 'action-file' ? about : undefined
    // What an action said is under the key of its case.
    const [open, readers] = await Promise.all([openerFor(this.sealer, maracCase, events), this.readers.while(ref, { from: enteredAt, until: found.at, file })])
    const assessments = events.flatMap(event => {
      if (event.type !== 'EntryInErrorAssessed' || event.data.entry !== known.entry || event.data.action !== known.action) return []
      const { breach, told } = event.data
      return [{ breach, told, reason: open(event.data.reason) ?? null, by: event.by, at: event.recordedAt }]
    })
    return { id, kind, action: known.action, enteredAt, enteredBy, hiddenAt: found.at, hiddenBy: found.by, reason: open(reason) ?? null, belongsOn: (belongsOn && open(belongsOn)) ?? null, readers, assessments }
  }

  private rows(actor: Actor, toAssess: boolean): RowQuery<EntryInErrorRow> {
    const rows = this.views.rows(entriesInErrorProjection).where('ref', 'in', this.cases.knownTo(actor.user).select('ref'))
    return toAssess ? rows.where('assessed_at', 'is', null) : rows
  }
}
