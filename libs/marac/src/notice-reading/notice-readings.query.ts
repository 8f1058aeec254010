import { currentVersion, streamOf, type Actor, type Instant } from '@lantern/decision'
import { digestOf, EventStore } from '@lantern/event-store'
import { ViewProgress, Views } from '@lantern/projections'
import { Injectable } from '@nestjs/common'
import { randomUUIDv7 } from 'node:crypto'
import { noticeReading, type NoticesRead } from './notice-reading.stream.js'
import { noticeReadsProjection } from './notice-reads.projection.js'

/** Longest wait for the view to show a mark, in milliseconds. */
const patience = 1_000

/** How far somebody has read what they were told. */
@Injectable()
export class NoticeReadings {
  constructor(
    private readonly store: EventStore,
    private readonly views: Views,
    private readonly progress: ViewProgress,
  ) {}

  /** A place in the log; empty for somebody who has read nothing. */
  async upTo(user: string): Promise<string> {
    return (await this.views.find(noticeReadsProjection, user))?.up_to ?? ''
  }

  /** Durable when it resolves, and shown by then. Call it for what was not read before. @throws StoreUnavailable */
  async mark(by: Pick<Actor, 'user' | 'agency'>, upTo: string, at: Instant): Promise<void> {
    const type: NoticesRead['type'] = 'NoticesRead'
    const data: NoticesRead['data'] = { upTo }
    const made = { at, by: { user: by.user, agency: by.agency }, commandId: randomUUIDv7(), digest: digestOf({ type, data }), rules: '' }
    const { position } = await this.store.append(streamOf(noticeReading, by.user), 'any', [{ type, version: currentVersion(noticeReading, type), data }], made)
    await this.progress.waitFor(position, patience)
  }
}
