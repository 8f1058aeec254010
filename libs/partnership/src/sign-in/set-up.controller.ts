import { Accounts } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiExcludeEndpoint, beside, checkShape, errorAt, formFields, Frames, HtmlPage, render, ShapeRefused, SignInLimit, splitForm, type FieldError, type FormPage } from '@lantern/web-kit'
import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Identify } from './identify.js'
import { SetUpCodeInput, SetUpInput } from './sign-in.input.js'

const notTaken = 'This set-up code was used, has run out or is not complete. Ask your administrator for a new one.'
const wrongCode = 'Enter the code that your authenticator app shows now'

/**
 * Set a password and a second factor with the code that an administrator handed over. It is typed or pasted and travels in the body of the
 * form: an address would leave it in histories, logs and proxies.
 */
@Controller('set-up')
export class SetUpController {
  constructor(
    private readonly accounts: Accounts,
    private readonly identify: Identify,
    private readonly frames: Frames,
    private readonly clock: Clock,
  ) {}

  @HtmlPage('')
  async start(@Req() request: FastifyRequest): Promise<string> {
    return this.askCode(request, [])
  }

  /** Shows what the authenticator app needs, when the set-up code is right. */
  @Post()
  @HttpCode(200)
  @SignInLimit()
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<string> {
    try {
      const { setUpCode } = checkShape(SetUpCodeInput, splitForm(body).answers)
      return await this.enrol(request, reply, setUpCode, [])
    } catch (error) {
      if (!(error instanceof ShapeRefused)) throw error
      void reply.code(400)
      return this.askCode(request, error.errors)
    }
  }

  /** Sets both, and signs the person in: they have just proven both. */
  @Post('finish')
  @SignInLimit()
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async finish(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: Record<string, unknown>): Promise<string | undefined> {
    const { answers } = splitForm(body)
    try {
      const { setUpCode, password, code } = checkShape(SetUpInput, answers)
      const set = await this.accounts.setUp({ token: setUpCode, password, code }, this.clock.now())
      if (set.done) {
        await this.identify.begin(request, reply, set.user)
        void reply.code(303).header('location', '/')
        return undefined
      }
      void reply.code(400)
      if (set.why === 'link') return await this.askCode(request, [errorAt(['setUpCode'], notTaken)])
      return await this.enrol(request, reply, setUpCode, [set.why === 'password' ? errorAt(['password'], set.sentence) : errorAt(['code'], wrongCode)])
    } catch (error) {
      if (!(error instanceof ShapeRefused)) throw error
      void reply.code(400)
      const { setUpCode } = answers
      return this.enrol(request, reply, typeof setUpCode === 'string' ? setUpCode : '', error.errors)
    }
  }

  private async enrol(request: FastifyRequest, reply: FastifyReply, setUpCode: string, errors: readonly FieldError[]): Promise<string> {
    const setup = await this.accounts.findSetup(setUpCode, this.clock.now())
    if (!setup) {
      void reply.code(400)
      return this.askCode(request, [errorAt(['setUpCode'], notTaken)])
    }
    const page: FormPage & { readonly setUpCode: string; readonly svg: string; readonly secret: string; readonly signInName: string } = {
      title: 'Set up your account',
      setUpCode,
      svg: setup.svg,
      // In groups of four, as authenticator apps show and take it.
      secret: setup.secret.replace(/(.{4})(?=.)/g, '$1 '),
      signInName: setup.signInName,
      form: { action: '/set-up/finish', submit: 'Set up and sign in', ...formFields(SetUpInput, { errors }), errors },
    }
    return render(beside(import.meta.url, 'set-up'), { ...page, ...(await this.frames.of(request)) })
  }

  private async askCode(request: FastifyRequest, errors: readonly FieldError[]): Promise<string> {
    const page: FormPage = {
      title: 'Set up your account',
      back: { href: '/sign-in' },
      form: { action: '/set-up', submit: 'Continue', ...formFields(SetUpCodeInput, { errors }), errors },
    }
    return render('form.njk', { ...page, ...(await this.frames.of(request)) })
  }
}
