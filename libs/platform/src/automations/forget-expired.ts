import { Accounts, Drafts, HeldForms, Searches, Sessions, sweep } from '@lantern/access'
import type { Instant } from '@lantern/decision'
import { Automation } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'

/** Removes what was kept for a time only once that is over: drafts, held forms, searches, sessions, and tries to sign in. */
@Injectable()
export class ForgetExpired extends Automation {
  readonly name = 'forget-expired'

  constructor(
    private readonly drafts: Drafts,
    private readonly heldForms: HeldForms,
    private readonly searches: Searches,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
  ) {
    super()
  }

  run(now: Instant): Promise<number> {
    return sweep(now, [this.drafts, this.heldForms, this.searches, this.sessions, this.accounts])
  }
}
