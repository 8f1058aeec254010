import { HeldForms } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiExcludeEndpoint, beside, checkShape, Frames, HtmlPage, render, splitForm } from '@lantern/web-kit'
import { Body, Controller, Post, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Register } from '../register.js'
import { groupsOf } from './demonstration-people.js'
import { Identify } from './identify.js'
import { nextPath, withNext } from './next-path.js'
import { DemonstrationSignInInput } from './sign-in.input.js'

/** Sign in as anybody of an invented partnership. Part of a demonstration alone: elsewhere no such route exists. */
@Controller()
export class DemonstrationController {
  constructor(
    private readonly register: Register,
    private readonly identify: Identify,
    private readonly heldForms: HeldForms,
    private readonly frames: Frames,
    private readonly clock: Clock,
  ) {}

  @HtmlPage('sign-in')
  async people(@Req() request: FastifyRequest, @Query('next') next: unknown): Promise<string> {
    const page = {
      title: 'Choose who to be',
      action: withNext('/sign-in/demo', nextPath(next)),
      ended: (await this.identify.expiredUser(request)) !== undefined,
      groups: groupsOf(this.register),
    }
    return render(beside(import.meta.url, 'demonstration'), { ...page, ...(await this.frames.of(request)) })
  }

  @Post('sign-in/demo')
  @ApiExcludeEndpoint()
  async signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('next') next: unknown,
    @Body() body: Record<string, unknown>,
  ): Promise<void> {
    const { user } = checkShape(DemonstrationSignInInput, splitForm(body).answers)
    await this.identify.begin(request, reply, user)
    const waiting = await this.heldForms.waiting(user, this.clock.now())
    void reply.code(303).header('location', waiting ? '/held-form' : nextPath(next))
  }
}
