import { ApiBody, ApiOperation, ApiResponse, ApiTags, checkShape } from '@lantern/web-kit'
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common'
import { Register } from '../register.js'
import { demonstrationPeople, type DemonstrationPerson } from './demonstration-people.js'
import { Identify } from './identify.js'
import { SignInRefused } from './refused.js'
import { DemonstrationSignInInput } from './sign-in.input.js'
import { tokenSchema } from './token-schema.js'

const text = { type: 'string' as const }
const person = { type: 'object' as const, required: ['user', 'name', 'agency', 'roles'], properties: { user: text, name: text, agency: text, roles: { type: 'array' as const, items: text } } }

/** The people of a demonstration, and a token for any of them. Outside a demonstration these routes do not exist. */
@Controller('api')
@ApiTags('sessions')
export class DemonstrationApi {
  constructor(
    private readonly register: Register,
    private readonly identify: Identify,
  ) {}

  @Get('demo/users')
  @ApiOperation({ summary: 'The invented people who may sign in', operationId: 'demo-users' })
  @ApiResponse({ status: 200, schema: { type: 'object', required: ['items', 'next'], properties: { items: { type: 'array', items: person }, next: { type: 'null' } } } })
  users(): { readonly items: readonly DemonstrationPerson[]; readonly next: null } {
    return { items: demonstrationPeople(this.register), next: null }
  }

  /** @throws ShapeRefused, SignInRefused */
  @Post('sessions')
  @HttpCode(201)
  @ApiOperation({ summary: 'Sign in as one of the invented people', operationId: 'sign-in' })
  @ApiBody({ type: DemonstrationSignInInput })
  @ApiResponse(tokenSchema)
  async signIn(@Body() body: unknown): Promise<{ readonly token: string }> {
    const { user } = checkShape(DemonstrationSignInInput, body, 'json')
    if (!this.register.actor(user)) throw new SignInRefused()
    return { token: await this.identify.beginBearer(user) }
  }
}
