import { ApiOperation, ApiResponse, ApiTags, signedInOf } from '@lantern/web-kit'
import { Controller, Delete, HttpCode, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Identify } from './identify.js'

@Controller('api/sessions')
@ApiTags('sessions')
export class SignOutApi {
  constructor(private readonly identify: Identify) {}

  /** @throws NotSignedIn */
  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out: the token of this request ends', operationId: 'sign-out' })
  @ApiResponse({ status: 204, description: 'Signed out' })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    signedInOf(request)
    await this.identify.end(request, reply)
  }
}
