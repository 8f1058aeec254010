import { authorise } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { maracAccess, Notices, Outbox, type LetterRow } from '@lantern/marac'
import { Register } from '@lantern/partnership'
import { beside, checkShape, Frames, HtmlPage, inDateTime, render, signedInOf, Text } from '@lantern/web-kit'
import { Controller, Req, Query } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Addressees } from './addressees.js'
import { letterSays } from './letter-says.js'

class OutboxQuery {
  @Text('the cursor', { max: 400, optional: true }) cursor?: string
}

const howWords: Readonly<Record<LetterRow['how'], string>> = { digest: 'What came in a day', 'at-once': 'At once' }
const endWords = { smtp: 'Sent by e-mail', notify: 'Sent by GOV.UK Notify', needless: 'Not sent: nothing of it was still to be told' } as const

/** What was written to be sent, to whom, and whether it was: for supervisor, MARAC manager and administrator. Without a mail server this is where it can be read. */
@Controller()
export class OutboxPage {
  constructor(
    private readonly outbox: Outbox,
    private readonly notices: Notices,
    private readonly addressees: Addressees,
    private readonly register: Register,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('outbox')
  async page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.see-mail')
    const { cursor } = checkShape(OutboxQuery, query)
    const { items, next } = await this.outbox.page({ cursor, limit: 15 })
    const letters = await Promise.all(items.map(row => this.shown(row, actor.user)))
    return render(beside(import.meta.url), {
      title: 'Outbox',
      breadcrumbs: [{ text: 'E-mail', href: '/mail' }],
      letters,
      more: { next: next === null ? undefined : `/outbox?cursor=${next}`, first: cursor === undefined ? undefined : '/outbox' },
      ...(await this.frames.of(request)),
    })
  }

  /** As it would be sent now, of cases that its reader and whoever looks here may know of. */
  private async shown(row: LetterRow, viewer: string) {
    const who = await this.addressees.find(row.addressee)
    const told = who ? await this.notices.knownTo(viewer, await this.notices.stillTold(who.reader, this.clock.now(), row.notices)) : []
    const [kind, id = ''] = row.addressee.split(':')
    return {
      to: kind === 'agency' ? this.register.agency(id) : this.register.user(id),
      how: howWords[row.how],
      written: inDateTime(row.written_at),
      state: row.ended === null ? 'Not sent yet' : `${endWords[row.ended]}${row.ended_at === null ? '' : `, ${inDateTime(row.ended_at)}`}`,
      ...(told.length === 0 ? { subject: 'Nothing of it is to be told any more', text: '' } : letterSays(row, told, this.register, '')),
    }
  }
}
