import { Accounts, HeldForms, sessionRules } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiExcludeEndpoint, checkShape, formFields, Frames, HtmlPage, beside, render, ShapeRefused, SignInLimit, splitForm, type FormPage } from '@lantern/web-kit'
import { Body, Controller, Header, Post, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Register } from '../register.js'
import { Identify } from './identify.js'
import { nextPath, withNext } from './next-path.js'
import { lockedSentence, secondsUntil, wrongSentence } from './refused.js'
import { SignInInput } from './sign-in.input.js'

interface Shown {
  readonly next: string
  /** The name alone is kept: a password and a code are typed again. */
  readonly name?: unknown
  readonly refused?: ShapeRefused
  readonly refusal?: string
}

/** Sign in with name, password and a code. */
@Controller()
export class SignInController {
  constructor(
    private readonly accounts: Accounts,
    private readonly register: Register,
    private readonly identify: Identify,
    private readonly heldForms: HeldForms,
    private readonly frames: Frames,
    private readonly clock: Clock,
  ) {}

  @HtmlPage('sign-in')
  async form(@Req() request: FastifyRequest, @Query('next') next: unknown): Promise<string> {
    return this.show(request, { next: nextPath(next) })
  }

  /** Answers 303 to where the person was going, or to the form that waits for them. */
  @Post('sign-in')
  @SignInLimit()
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  async signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('next') sentNext: unknown,
    @Body() body: Record<string, unknown>,
  ): Promise<string | undefined> {
    const next = nextPath(sentNext)
    const { answers } = splitForm(body)
    const now = this.clock.now()
    try {
      const { name, password, code } = checkShape(SignInInput, answers)
      const signed = await this.accounts.signIn({ signInName: name, password, code }, now)
      // An account whose user was disabled in the log alone is nobody's.
      if (signed.signedIn && this.register.actor(signed.user)) {
        await this.identify.begin(request, reply, signed.user)
        const waiting = await this.heldForms.waiting(signed.user, now)
        void reply.code(303).header('location', waiting ? '/held-form' : next)
        return undefined
      }
      await this.identify.refused('browser', signed.signedIn ? { whose: signed } : signed)
      if (!signed.signedIn && signed.why === 'locked') {
        void reply.code(429).header('retry-after', secondsUntil(signed.until, now))
        return this.show(request, { next, name, refusal: lockedSentence(signed.until) })
      }
      void reply.code(400)
      return this.show(request, { next, name, refusal: wrongSentence })
    } catch (error) {
      if (!(error instanceof ShapeRefused)) throw error
      void reply.code(400)
      return this.show(request, { next, name: answers['name'], refused: error })
    }
  }

  private async show(request: FastifyRequest, { next, name, refused, refusal }: Shown): Promise<string> {
    const errors = refused?.errors ?? []
    const page: FormPage & { readonly ended: boolean; readonly idleMinutes: number; readonly longestHours: number } = {
      title: 'Sign in',
      ended: (await this.identify.expiredUser(request)) !== undefined,
      ...sessionRules,
      form: { action: withNext('/sign-in', next), submit: 'Sign in', ...formFields(SignInInput, { values: { name }, errors }), errors, refusal },
    }
    return render(beside(import.meta.url, 'sign-in'), { ...page, ...(await this.frames.of(request)) })
  }
}
