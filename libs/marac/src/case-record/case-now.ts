import { NoSuchThing, type Subject } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { RulesNow } from '@lantern/rules'
import { Directory } from '@lantern/web-kit'
import { Injectable } from '@nestjs/common'
import type { CaseAsAt } from '../case-as-at.js'
import { CaseReads } from '../case-reads.js'
import { seesAll } from '../marac.access.js'
import { Pairs } from '../pairs/pairs.query.js'
import { CaseRecords } from './case-record.query.js'
import { casePageOf } from './case-record.view.js'
import { Meetings } from '../meetings/meetings.query.js'
import { listingOf } from './listing.section.js'
import { flagsOf } from './flags.section.js'
import { tooLateFor } from './research.section.js'
import { basisWordsOf } from './lawful-bases.js'
import { whyResearchDue } from './why-research-due.js'

/** The whole case as it stands, as far as its reader may see it: the same on the screen, by the API and on paper. */
@Injectable()
export class CaseNow {
  constructor(
    private readonly records: CaseRecords,
    private readonly reads: CaseReads,
    private readonly pairs: Pairs,
    private readonly clock: Clock,
    private readonly rules: RulesNow,
    private readonly directory: Directory,
    private readonly meetings: Meetings,
  ) {}

  /** Recorded as read before it is given. @throws Forbidden, NoSuchThing */
  async read(actor: Actor, ref: string): Promise<{ readonly record: CaseAsAt; readonly subject: Subject }> {
    const subject = await this.reads.authorise(actor, ref)
    const record = await this.records.find(ref, { agency: actor.agency }, this.clock.now())
    if (!record) throw new NoSuchThing()
    await this.reads.record(actor, ref, record)
    // Of a case that the reader may not see nothing is said, not even that this referral was joined to it.
    const { joins, ...rest } = record
    return { record: joins === undefined || (await this.pairs.sees(actor, joins)) ? record : rest, subject }
  }

  /** What its page says of a case, now or as it stood, with the dates explained by the rules of their days. */
  async pageOf(record: CaseAsAt, reader?: Actor) {
    const ofFlag = record.flag && (await this.rules.inForce(record.flag.setAt)).rules
    const row = record.listing && (await this.meetings.find(record.listing.meeting))
    const listing = listingOf(record, row, this.directory, londonDate(record.asAt))
    return {
      ...casePageOf(record, this.directory, await basisWordsOf(this.rules, record.research), reader !== undefined && seesAll(reader)),
      flags: flagsOf(record, this.directory, ofFlag),
      listing,
      tooLate: row && listing?.tag === 'blue' ? tooLateFor(row.held_on, record, (await this.rules.inForce(record.asAt)).rules, this.directory, reader !== undefined && seesAll(reader)) : undefined,
      whyDue: await whyResearchDue(this.rules, record.research),
    }
  }
}
