import { Accounts } from '@lantern/access'
import { Clock } from '@lantern/clock'
import { ApiBody, ApiOperation, ApiResponse, ApiTags, checkShape, SignInLimit, TooMany } from '@lantern/web-kit'
import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { Register } from '../register.js'
import { Identify } from './identify.js'
import { secondsUntil, SignInRefused } from './refused.js'
import { SignInInput } from './sign-in.input.js'
import { tokenSchema } from './token-schema.js'

/** Sign in for programs. */
@Controller('api/sessions')
@ApiTags('sessions')
export class SessionsApi {
  constructor(
    private readonly accounts: Accounts,
    private readonly register: Register,
    private readonly identify: Identify,
    private readonly clock: Clock,
  ) {}

  /** @throws ShapeRefused, SignInRefused, TooMany */
  @Post()
  @HttpCode(201)
  @SignInLimit()
  @ApiOperation({ summary: 'Sign in', operationId: 'sign-in' })
  @ApiBody({ type: SignInInput })
  @ApiResponse(tokenSchema)
  async signIn(@Body() body: unknown): Promise<{ readonly token: string }> {
    const { name, password, code } = checkShape(SignInInput, body, 'json')
    const now = this.clock.now()
    const signed = await this.accounts.signIn({ signInName: name, password, code }, now)
    if (signed.signedIn && this.register.actor(signed.user)) return { token: await this.identify.beginBearer(signed.user) }
    await this.identify.refused('bearer', signed.signedIn ? { whose: signed } : signed)
    if (!signed.signedIn && signed.why === 'locked') throw new TooMany(secondsUntil(signed.until, now))
    throw new SignInRefused()
  }
}
