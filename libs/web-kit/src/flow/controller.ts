import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Req, Res, type Type } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '../api/index.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fileFieldsOf, type InputClass } from '../fields/index.js'
import { TakesFiles } from '../shell/uploads.js'
import { Commands } from './commands.js'
import { FormPages } from './form-pages.js'
import type { CommandSlice } from './lifecycle.js'
import { commandIdOf, etagOf, resendKeyOf, revisionOf, signedInOf } from './request.js'

export interface Accepted {
  readonly ref: string
  readonly revision: number
}

export interface ApiController {
  api(request: FastifyRequest, reply: FastifyReply, ref: string, body: unknown): Promise<Accepted>
}

export interface SliceController extends ApiController {
  form(request: FastifyRequest, ref: string): Promise<string>
  submit(request: FastifyRequest, reply: FastifyReply, ref: string, body: Record<string, unknown>): Promise<string | undefined>
}

/** The API of a slice alone, for one whose pages are its own. */
export function apiControllerFor(slice: CommandSlice): Type<ApiController> & { readonly slice: CommandSlice } {
  const route = `api/${slice.context}${slice.api === '' ? '' : `/${slice.api}`}`

  @Controller()
  @ApiTags(slice.context)
  class Mixin implements ApiController {
    static readonly slice = slice

    @Inject(Commands) private readonly commands!: Commands

    @Post(route)
    @Uploading(slice)
    @HttpCode(slice.creates ? 201 : 200)
    @documented({ hidden: false, slice })
    async api(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Param('ref') ref: string,
      @Body() body: unknown,
    ): Promise<Accepted> {
      const { actor } = signedInOf(request)
      await this.commands.may(slice, actor, ref)
      const ran = await this.commands.runAllowed(slice, {
        actor,
        ref,
        body,
        // Members of a form with files are text, as those of any form.
        spelling: request.isMultipart() ? 'form' : 'json',
        commandId: commandIdOf(actor, resendKeyOf(request)),
        expected: slice.creates || slice.adds ? undefined : revisionOf(request),
      })
      void reply.header('etag', etagOf(ran.revision))
      if (slice.creates) void reply.header('location', slice.lifecycle.resource(ran.ref))
      return { ref: ran.ref, revision: ran.revision }
    }
  }
  return Mixin
}

/**
 * The controller of a slice: its form, its form's submission and its API, each through the one flow. A mixin, as Nest's own PartialType:
 * `export class AcceptReferralController extends controllerFor(acceptReferral) {}` gives it a name in stack traces and a place for more routes.
 */
export function controllerFor(slice: CommandSlice): Type<SliceController> & { readonly slice: CommandSlice } {
  @Controller()
  class Mixin extends apiControllerFor(slice) implements SliceController {
    @Inject(FormPages) private readonly pages!: FormPages

    @Get(slice.page)
    @Header('content-type', 'text/html; charset=utf-8')
    @documented({ hidden: true })
    async form(@Req() request: FastifyRequest, @Param('ref') ref: string): Promise<string> {
      return this.pages.form(slice, request, ref)
    }

    @Post(slice.page)
    @Uploading(slice)
    @Header('content-type', 'text/html; charset=utf-8')
    @documented({ hidden: true })
    async submit(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Param('ref') ref: string,
      @Body() body: Record<string, unknown>,
    ): Promise<string | undefined> {
      return this.pages.submit(slice, request, reply, ref, body)
    }
  }
  return Mixin as unknown as Type<SliceController> & { readonly slice: CommandSlice }
}

/** OpenAPI: pages are left out; an API route tells its body, its headers and every refusal it can answer. */
function documented(what: { readonly hidden: true } | { readonly hidden: false; readonly slice: CommandSlice }): MethodDecorator {
  return (target, key, descriptor) => {
    const decorators: MethodDecorator[] = what.hidden ? [ApiOperation({}), hide] : of(what.slice)
    for (const decorate of decorators) decorate(target, key, descriptor)
  }
}

/** Marks the routes of a slice whose input has files. */
export function Uploading(slice: CommandSlice): MethodDecorator {
  return hasFiles(slice) ? TakesFiles() : () => undefined
}

const hasFiles = ({ input }: CommandSlice): boolean => fileFieldsOf(input as InputClass).length > 0

const hide: MethodDecorator = (_target, _key, descriptor) => {
  Reflect.defineMetadata('swagger/apiExcludeEndpoint', { disable: true }, descriptor.value as object)
}

function of(slice: CommandSlice): MethodDecorator[] {
  const refusals = slice.refuses.map(code => `${code}: ${slice.refusals[code] ?? ''}`).join('\n\n')
  return [
    ApiOperation({ summary: slice.title, operationId: `${slice.context}-${slice.name}` }),
    ...(hasFiles(slice) ? [ApiConsumes('application/json', 'multipart/form-data')] : []),
    ApiBody({ type: slice.input }),
    ...(slice.api.includes(':ref') ? [ApiParam({ name: 'ref', schema: { type: 'string' }, description: 'The reference' })] : []),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A resend with the same key adds nothing and gets the first answer' }),
    ...(slice.creates || slice.adds ? [] : [ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the version that the change is based on' })]),
    ApiResponse({
      status: slice.creates ? 201 : 200,
      description: slice.done,
      schema: { type: 'object', required: ['ref', 'revision'], properties: { ref: { type: 'string' }, revision: { type: 'integer' } } },
      headers: { ETag: { schema: { type: 'string' }, description: 'The version that stands now' } },
    }),
    ...(refusals ? [ApiResponse({ status: 409, description: refusals, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } })] : []),
  ]
}
