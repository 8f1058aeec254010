import { mayEver } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { MenuCounts } from '@lantern/web-kit'
import { Global, Injectable, Module } from '@nestjs/common'
import { Agreed } from '../agreed.js'
import { maracAccess } from '../marac.access.js'
import { Outbox } from '../letters/outbox.query.js'
import { NoticeReadings } from '../notice-reading/notice-readings.query.js'
import { Notices } from './notices.query.js'

/** The menu says how many notices somebody has not marked as read. */
@Injectable()
export class NoticeCount extends MenuCounts {
  constructor(
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {
    super()
  }

  async of(actor: Actor) {
    if (!mayEver(maracAccess, actor, 'marac.list-notices')) return new Map()
    return new Map([['/notices', { count: await this.notices.unread(actor, this.clock.now()), counted: 'new notices' }]])
  }
}

/** A module of its own, seen by all: the menu counts notices on every page. */
@Global()
@Module({ providers: [Agreed, NoticeReadings, Notices, Outbox, { provide: MenuCounts, useClass: NoticeCount }], exports: [NoticeReadings, Notices, Outbox, MenuCounts] })
export class NoticesModule {}
