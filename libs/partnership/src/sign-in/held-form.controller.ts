import { HeldForms } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiExcludeEndpoint, beside, FormPages, Frames, HtmlPage, render, signedInOf, Slices, StepPages } from '@lantern/web-kit'
import { Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { formAt } from './form-at.js'

/** The form that somebody sent after their session had ended, given back to the same person. */
@Controller('held-form')
export class HeldFormController {
  constructor(
    private readonly heldForms: HeldForms,
    private readonly forms: FormPages,
    private readonly steps: StepPages,
    private readonly slices: Slices,
    private readonly frames: Frames,
    private readonly clock: Clock,
  ) {}

  /** Says what is there. What was typed is not shown before the person asks for it. @throws NotSignedIn */
  @HtmlPage('')
  async waiting(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | undefined> {
    const { found } = await this.find(request)
    if (!found) return this.goOn(reply)
    const page = { title: 'You were sending a form', what: found.title, reference: found.ref }
    return render(beside(import.meta.url, 'held-form'), { ...page, ...(await this.frames.of(request)) })
  }

  /**
   * Shows the form with what was typed, if the person may still use it, and lets go of it. It is not sent by itself: whoever presses the
   * button sees what has changed since. @throws NotSignedIn, NoSuchThing, Forbidden
   */
  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async reopen(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | undefined> {
    const { user, held, found } = await this.find(request)
    if (!held || !found) return this.goOn(reply)
    const html = await found.restore({ forms: this.forms, steps: this.steps }, request, held.body)
    await this.heldForms.drop(user, held.id)
    return html
  }

  /** @throws NotSignedIn */
  @Post('discard')
  @ApiExcludeEndpoint()
  async discard(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { user, held } = await this.find(request)
    if (held) await this.heldForms.drop(user, held.id)
    this.goOn(reply)
  }

  private async find(request: FastifyRequest) {
    const { user } = signedInOf(request).actor
    const held = await this.heldForms.waiting(user, this.clock.now())
    return { user, held, found: held && formAt(this.slices, held.path) }
  }

  private goOn(reply: FastifyReply): undefined {
    void reply.code(303).header('location', '/')
  }
}
