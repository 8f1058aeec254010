import { AccessLog, authoriseOn, Subjects, type Subject } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor, Instant } from '@lantern/decision'
import { Injectable } from '@nestjs/common'
import type { CaseAsAt } from './case-as-at.js'
import { maracAccess } from './marac.access.js'

/** Who may read a case, and the record that they did: the same for every page that shows the whole of it. */
@Injectable()
export class CaseReads {
  constructor(
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Forbidden, NoSuchThing */
  authorise(actor: Actor, ref: string): Promise<Subject> {
    return authoriseOn(maracAccess, actor, 'marac.read-case', () => this.subjects.find('maracCase', ref, actor))
  }

  /** Durable before the answer goes out; the worksheet of the reader's agency is told apart. */
  async record(actor: Actor, ref: string, record: CaseAsAt | undefined, asAt?: Instant): Promise<void> {
    const access = { actor, at: this.clock.now(), ref, ...(asAt !== undefined && { asAt }) }
    const worksheet = record?.research.some(({ told }) => told.some(each => each.worksheet !== undefined || each.withheld !== undefined)) ?? false
    await Promise.all([this.log.record({ ...access, verb: 'case-read' }), ...(worksheet ? [this.log.record({ ...access, verb: 'worksheet-read' })] : [])])
  }
}
