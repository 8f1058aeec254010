import { authorise, may } from '@lantern/access'
import { londonDate } from '@lantern/clock'
import { idOf } from '@lantern/decision'
import { maracAccess } from '@lantern/marac'
import type { LettersOf } from '@lantern/messaging'
import { partnershipAccess, Register } from '@lantern/partnership'
import { beside, Frames, HtmlPage, inShortDate, render, signedInOf } from '@lantern/web-kit'
import { Controller, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { MailState } from './mail-state.js'

/** Which agencies are told of requests by e-mail, and what stands in the way: for supervisor, MARAC manager and administrator. */
@Controller()
export class MailPage {
  constructor(
    private readonly state: MailState,
    private readonly register: Register,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('mail')
  async page(@Req() request: FastifyRequest): Promise<string> {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.see-mail')
    const { sends, letters } = await this.state.at(Date.now())
    const of = new Map(letters.map(each => [each.agency, each]))
    return render(beside(import.meta.url), {
      title: 'E-mail to agencies',
      sends,
      setMailbox: may(partnershipAccess, actor, 'partnership.set-up') ? `/partnerships/${idOf(this.register.stream)}/set-agency-mailbox` : undefined,
      failing: letters.some(({ waiting, problem }) => waiting > 0 && problem !== null),
      table: {
        caption: 'Agencies',
        captionHidden: true,
        empty: 'There is no agency.',
        columns: [{ text: 'Agency' }, { text: 'Mailbox' }, { text: 'Told' }, { text: 'Waiting' }, { text: 'What stands in the way' }],
        rows: [...this.register.agencies().map(({ id, name }) => [{ text: name }, { text: this.register.mailbox(id) ?? 'None' }, ...cells(of.get(`agency:${id}`))]), ...people(letters)],
      },
      ...(await this.frames.of(request)),
    })
  }
}

/** Those who gave an address of their own, as one: what each of them said is theirs. */
function people(all: readonly LettersOf[]) {
  const theirs = all.filter(({ agency }) => agency.startsWith('user:'))
  if (theirs.length === 0) return []
  const since = theirs.flatMap(each => each.since ?? []).sort()[0] ?? null
  const sum = (of: 'told' | 'waiting') => theirs.reduce((total, each) => total + each[of], 0)
  return [[{ text: 'People' }, { text: 'Their own addresses' }, ...cells({ agency: 'people', told: sum('told'), waiting: sum('waiting'), heldBack: 0, since, problem: theirs.find(({ problem }) => problem !== null)?.problem ?? null })]]
}

function cells(letters: LettersOf | undefined): readonly { readonly text: string; readonly tag?: string }[] {
  const { told = 0, waiting = 0, since = null, problem = null } = letters ?? {}
  const waits = waiting === 0 ? 'None' : `${waiting}${since === null ? '' : `, the oldest since ${inShortDate(londonDate(since))}`}`
  return [{ text: String(told) }, { text: waits }, problem === null || waiting === 0 ? { text: 'Nothing' } : { text: problem }]
}
