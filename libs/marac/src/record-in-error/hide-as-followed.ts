import type { Instant } from '@lantern/decision'
import { EventStore, historyOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { RulesNow } from '@lantern/rules'
import { decideAsSystem } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseRef } from '../marac-case/marac-case.events.js'
import type { Entry } from '../marac-case/in-error/entries.js'
import { findEntry } from '../marac-case/in-error/find-entry.js'
import { isOfWords } from '../marac-case/in-error/in-error.events.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideRecordInError, RecordInError } from './record-in-error.decide.js'

/** Why the system hides an entry: which other case it came from is nobody's to know of by this one. */
const because = 'It was told here after an entry elsewhere, and that entry was recorded in error.'

/** Hides, as the system, what stands on a case only because of an entry that was recorded in error elsewhere. */
@Injectable()
export class HideAsFollowed {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly rules: RulesNow,
  ) {}

  /** Whether it was hidden now; there may be none, and then nothing is to be hidden. @throws StoreUnavailable, and the Refusal of the rule */
  async hide(ref: CaseRef, which: (entry: Entry) => boolean, now: Instant): Promise<boolean> {
    const events = await historyOf(this.store, maracCase, [ref])
    const found = findEntry(events, which)
    if (!found) return false
    const key = `case-${ref}`
    await this.sealer.prepare([key])
    const commandId = `in-error-${ref}-${found.data.entry}${isOfWords(found.data.kind) ? '-words' : ''}`
    return decideAsSystem(this.store, this.rules, {
      stream: maracCase,
      id: ref,
      rule: decideRecordInError,
      command: new RecordInError({ caseId: ref, found, reason: this.sealer.seal(key, because), any: true }),
      commandId,
    }, now)
  }
}
