import { ApiExcludeEndpoint } from '@lantern/web-kit'
import { Controller, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Identify } from './identify.js'

@Controller()
export class SignOutController {
  constructor(private readonly identify: Identify) {}

  @Post('sign-out')
  @ApiExcludeEndpoint()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.identify.end(request, reply)
    void reply.code(303).header('location', '/sign-in')
  }
}
