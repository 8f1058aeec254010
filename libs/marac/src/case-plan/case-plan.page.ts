import { AccessLog, authoriseOn, NoSuchThing, Subjects } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { beside, Buttons, Directory, Frames, HtmlPage, render, signedInOf } from '@lantern/web-kit'
import { Controller, Param, Query, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { casePagesOf } from '../case-pages.js'
import { pointlessNow } from '../buttons-now.js'
import { CaseRecords } from '../case-record/case-record.query.js'
import { maracAccess } from '../marac.access.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { casePlanOf } from './case-plan.view.js'

const ofTelling = ['name-teller', 'record-victim-told']

/** The safety plan of a case, by whom it is for. What the API gives of it stands in the case. */
@Controller()
export class CasePlanPage {
  constructor(
    private readonly records: CaseRecords,
    private readonly subjects: Subjects,
    private readonly log: AccessLog,
    private readonly buttons: Buttons,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/:ref/plan')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string, @Query('done') done: unknown): Promise<string> {
    const { actor } = signedInOf(request)
    const subject = await authoriseOn(maracAccess, actor, 'marac.read-case', () => this.subjects.find('maracCase', ref, actor))
    const record = await this.records.find(ref, { agency: actor.agency }, this.clock.now())
    if (!record) throw new NoSuchThing()
    await this.log.record({ actor, at: this.clock.now(), verb: 'case-read', ref })
    const pointless = pointlessNow(record, actor.agency)
    const next = this.buttons.of(caseLifecycle, record.status, ref, actor, subject).filter(({ name }) => !pointless.includes(name))
    const under = record.status === 'open' ? this.buttons.under('maracCase', ref, actor, subject).filter(({ name }) => name.endsWith('-action')) : []
    return render(beside(import.meta.url), {
      title: `Safety plan of ${ref}`,
      breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: ref, href: `/cases/${ref}` }],
      pages: casePagesOf(ref, actor, 'Plan'),
      notice: this.buttons.done(done),
      bar: this.records.barOf(record, this.directory),
      plan: casePlanOf(record, this.directory),
      printedBy: `${this.directory.user(actor.user)}, ${this.directory.agency(actor.agency)}`,
      offers: [...under, ...next.filter(({ name }) => name === 'consider-child')],
      tellingOffers: next.filter(({ name }) => ofTelling.includes(name)),
      ...(await this.frames.of(request)),
    })
  }
}
