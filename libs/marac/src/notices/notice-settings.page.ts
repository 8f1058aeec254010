import { authorise, isMailAddress, longestMailAddress, MessageSettings, type MessageMode } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiExcludeEndpoint, checkShape, errorAt, formFields, Frames, HtmlPage, OneOf, render, ShapeRefused, signedInOf, Text, type FieldError, type GivesBack, type Restoring } from '@lantern/web-kit'
import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maracAccess } from '../marac.access.js'

const modeWords: Readonly<Record<MessageMode, string>> = {
  digest: 'Once each working day, in the morning; escalations at once',
  'at-once': 'Of everything at once',
  'list-only': 'Not by e-mail: I look at the list of notices',
}

class NoticeSettingsInput {
  @OneOf('how you want to be told', { choices: modeWords, label: 'How do you want to be told?' }) mode!: MessageMode
  @Text('your e-mail address', { max: longestMailAddress, optional: true, label: 'Your e-mail address at work', hint: 'It is sent references, what is asked, dates and links, never a name. Leave it empty to be sent nothing' }) address?: string
}

/** How somebody wants to be told of their notices outside of Lantern, and where. */
@Controller()
export class NoticeSettingsPage implements Restoring {
  static readonly givesBack: GivesBack = { page: 'notices/settings', title: 'How you are told' }

  constructor(
    private readonly settings: MessageSettings,
    private readonly clock: Clock,
    private readonly frames: Frames,
  ) {}

  @HtmlPage('notices/settings')
  async page(@Req() request: FastifyRequest): Promise<string> {
    const { mode, address } = await this.settings.of(this.userOf(request))
    return this.show(request, { mode, ...(address !== undefined && { address }) }, [])
  }

  @Post('notices/settings')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async save(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<string | undefined> {
    const user = this.userOf(request)
    const { _csrf, ...values } = body
    try {
      const { mode, address } = checkShape(NoticeSettingsInput, values, 'form')
      if (address !== undefined && !isMailAddress(address)) throw new ShapeRefused([errorAt(['address'], 'Enter one e-mail address, such as name@example.org')])
      await this.settings.save(user, { mode, address }, this.clock.now())
      void reply.code(303).header('location', '/notices?done=settings')
      return undefined
    } catch (error) {
      if (!(error instanceof ShapeRefused)) throw error
      void reply.code(400)
      return this.show(request, values, error.errors)
    }
  }

  /** What was typed when the session ended. It is not saved by itself. @throws NotSignedIn, Forbidden */
  async restore(request: FastifyRequest, answers: Readonly<Record<string, unknown>>): Promise<string> {
    this.userOf(request)
    return this.show(request, answers, [])
  }

  /** @throws NotSignedIn, Forbidden */
  private userOf(request: FastifyRequest): string {
    const { actor } = signedInOf(request)
    authorise(maracAccess, actor, 'marac.list-notices')
    return actor.user
  }

  private async show(request: FastifyRequest, values: Readonly<Record<string, unknown>>, errors: readonly FieldError[]): Promise<string> {
    const { fields } = formFields(NoticeSettingsInput, { values, errors, choices: {} })
    return render('form.njk', {
      title: NoticeSettingsPage.givesBack.title,
      breadcrumbs: [{ text: 'Notices', href: '/notices' }],
      form: { action: '/notices/settings', submit: 'Save', cancel: '/notices', errors, fields },
      ...(await this.frames.of(request)),
    })
  }
}
