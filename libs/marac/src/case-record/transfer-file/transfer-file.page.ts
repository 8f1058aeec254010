import { AccessLog, authoriseOn, NoSuchThing, Subjects } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { RulesNow } from '@lantern/rules'
import { ApiExcludeEndpoint, asDocx, beside, Directory, docxMedia, Frames, HtmlPage, inDateTime, inLongDate, partsOnPage, render, signedInOf, toBeKept, type Paper } from '@lantern/web-kit'
import { Controller, Get, Param, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CaseReads } from '../../case-reads.js'
import { CaseRecords } from '../case-record.query.js'
import { basisWordsOf } from '../lawful-bases.js'
import { maracAccess } from '../../marac.access.js'
import { goneOf, transferredWords } from '../../marac-case/marac-case.words.js'
import { Pairs } from '../../pairs/pairs.query.js'
import { transferFileParts } from './transfer-file.parts.js'

/**
 * What the coordinator of another area gets: the parts that were chosen when the transfer was recorded, on paper or as a Word file to send by
 * secure e-mail. It is read as somebody of no agency reads it, so that no worksheet is in it; that it was made is recorded as an export.
 */
@Controller()
export class TransferFilePage {
  constructor(
    private readonly subjects: Subjects,
    private readonly records: CaseRecords,
    private readonly reads: CaseReads,
    private readonly pairs: Pairs,
    private readonly log: AccessLog,
    private readonly rules: RulesNow,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('cases/:ref/transfer-file')
  async page(@Req() request: FastifyRequest, @Param('ref') ref: string): Promise<string> {
    const { actor } = signedInOf(request)
    const paper = await this.paper(actor, ref, '/cases/:ref/transfer-file')
    const around = await this.frames.of(request)
    return render(beside(import.meta.url), { ...paper, parts: partsOnPage(paper.parts), word: `/cases/${ref}/transfer-file/word`, onPaper: true, breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: ref, href: `/cases/${ref}#transfer` }], ...around })
  }

  @Get('cases/:ref/transfer-file/word')
  @ApiExcludeEndpoint()
  async word(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('ref') ref: string): Promise<Buffer> {
    const { actor } = signedInOf(request)
    const paper = await this.paper(actor, ref, '/cases/:ref/transfer-file/word')
    const { demonstration } = await this.frames.of(request)
    const content = await asDocx(demonstration ? { ...paper, marking: `${paper.marking}: demonstration, people and events are invented` } : paper)
    toBeKept(reply, { media: docxMedia, file: `${demonstration ? 'demonstration-' : ''}${paper.name}.docx` })
    return content
  }

  /** Recorded before it is given. @throws Forbidden, NoSuchThing when nothing was sent, or it came back */
  private async paper(actor: Actor, ref: string, of: string): Promise<Paper> {
    await authoriseOn(maracAccess, actor, 'marac.transfer', () => this.subjects.find('maracCase', ref, actor))
    const at = this.clock.now()
    const record = await this.records.find(ref, { agency: '' }, at)
    const transfer = record?.transfers.at(-1)
    if (!record || !transfer || transfer.refused) throw new NoSuchThing()
    const [repeats, words] = await Promise.all([this.pairs.repeatsOf(actor, [ref]), basisWordsOf(this.rules, record.research)])
    const parts = transferFileParts(transfer.sent, { record, names: this.directory, words, today: londonDate(at), repeat: repeats.get(ref) })
    await this.reads.record(actor, ref, record)
    await this.log.record({ actor, at, verb: 'export', of, count: parts.length, ref })
    return {
      name: `${ref.toLowerCase()}-transfer-${londonDate(at)}`,
      marking: 'OFFICIAL-SENSITIVE',
      about: `${ref}, made on ${inDateTime(at)} by ${this.directory.user(actor.user)}, ${this.directory.agency(actor.agency)}`,
      title: `MARAC to MARAC transfer: ${ref}`,
      handling: [
        'The perpetrator must never learn of this, nor anybody who may pass it on. It says where the victim is. Send it by secure e-mail to the person named below and to nobody else.',
        `Please acknowledge it by ${inLongDate(transfer.acknowledgeBy)}. Until you do, the case, its flags and the responsibility stay with us.`,
      ],
      parts: [
        {
          id: 'transfer',
          title: 'The transfer',
          blocks: [
            {
              kind: 'rows',
              rows: [
                { key: 'To', value: `${transfer.area ?? 'No longer held'}\n${transfer.contact ?? 'No longer held'}` },
                { key: 'From', value: `${this.directory.agency(transfer.agency)}\n${this.directory.user(transfer.by)}` },
                { key: 'Why', value: `${transferredWords[transfer.because]}. ${transfer.reason ?? goneOf(record, 'transfer')}` },
                { key: 'What is in it', value: parts.map(({ title }) => title).join('\n') },
              ],
            },
          ],
        },
        ...parts,
      ],
    }
  }
}
