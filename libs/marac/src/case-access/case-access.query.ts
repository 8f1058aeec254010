import type { CalendarDate, Instant } from '@lantern/decision'
import { EventStore, historyOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { openerFor } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { AccessScope, CaseRef } from '../marac-case/marac-case.events.js'
import { maracCase } from '../marac-case/marac-case.stream.js'

/** A restriction as it stands. */
export interface Restriction {
  readonly users: readonly string[]
  readonly reason: string | undefined
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}

/** Access that was given for a time. */
export interface GivenAccess {
  readonly user: string
  readonly agency: string
  readonly scope: AccessScope
  readonly until: CalendarDate
  readonly reason: string | undefined
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}

/** Who may know of a case besides what roles and agencies say. How many are excluded, and never who. */
export interface AccessOfCase {
  /** The oldest first, ended ones too. */
  readonly given: readonly GivenAccess[]
  readonly excluded: number
  /** How many of them declared it themselves. */
  readonly declared: number
  readonly restriction: Restriction | undefined
}

/** Part of the case, for the Hub's eyes: what its readers see of the case says nothing of it. */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
  ) {}

  async of(ref: CaseRef): Promise<AccessOfCase> {
    const events = await historyOf(this.store, maracCase, [ref])
    const open = await openerFor(this.sealer, maracCase, events)
    const [excluded, declared] = [new Set<string>(), new Set<string>()]
    let restriction: Restriction | undefined
    const given: GivenAccess[] = []
    for (const event of events)
      switch (event.type) {
        case 'UserExcluded':
          excluded.add(event.data.user)
          break
        case 'ConflictDeclared':
          excluded.add(event.data.user)
          declared.add(event.data.user)
          break
        case 'ExclusionLifted':
          excluded.delete(event.data.user)
          declared.delete(event.data.user)
          break
        case 'AccessGranted': {
          const { user, agency, scope, until, reason } = event.data
          given.push({ user, agency, scope, until, reason: open(reason), by: event.by, at: event.recordedAt })
          break
        }
        case 'CaseRestricted':
          restriction = { users: event.data.users, reason: open(event.data.reason), by: event.by, at: event.recordedAt }
          break
        case 'RestrictionLifted':
          restriction = undefined
          break
        default:
      }
    return { excluded: excluded.size, declared: declared.size, restriction, given }
  }
}
