import { Accounts, DraftFiles, Drafts, HeldForms, Searches, Sessions, sweep } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Instant } from '@lantern/decision'
import { Automation } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'

/** Removes what was kept for a time only once that is over: drafts with their files, held forms, searches, sessions, and tries to sign in. */
@Injectable()
export class ForgetExpired extends Automation {
  readonly name = 'forget-expired'

  constructor(
    private readonly drafts: Drafts,
    private readonly files: DraftFiles,
    private readonly heldForms: HeldForms,
    private readonly searches: Searches,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {
    super()
  }

  /** Never ahead of the clock: a tick as at a later moment, to see what will be overdue, must cost nobody their draft or their session. */
  run(asAt: Instant): Promise<number> {
    const now = this.clock.now()
    return sweep(asAt < now ? asAt : now, [this.drafts, this.files, this.heldForms, this.searches, this.sessions, this.accounts])
  }
}
