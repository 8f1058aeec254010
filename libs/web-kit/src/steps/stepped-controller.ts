import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query, Req, Res, type Type } from '@nestjs/common'
import { ApiExcludeEndpoint } from '../api/index.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { apiControllerFor, Uploading } from '../flow/controller.js'
import type { CommandSlice } from '../flow/lifecycle.js'
import { StepPages } from './step-pages.js'

const html = Header('content-type', 'text/html; charset=utf-8')
const hidden = ApiExcludeEndpoint()
type Reply = FastifyReply
type Body_ = Record<string, unknown>

/**
 * The controller of a slice whose form is filled in step by step: its drafts, the pages of a draft, and the API, which takes everything at once.
 * `page` of the slice is the list of drafts; a draft has an opaque id below it.
 */
export function steppedControllerFor(slice: CommandSlice): Type<object> & { readonly slice: CommandSlice } {
  const { page } = slice

  @Controller()
  class Mixin extends apiControllerFor(slice) {
    @Inject(StepPages) private readonly steps!: StepPages

    @Get(page)
    @html
    @hidden
    drafts(@Req() request: FastifyRequest, @Param('ref') ref = ''): Promise<string> {
      return this.steps.list(slice, request, ref)
    }

    @Post(page)
    @HttpCode(303)
    @hidden
    begin(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply, @Body() body: Body_, @Param('ref') ref = ''): Promise<undefined> {
      return this.steps.begin(slice, request, reply, ref, body)
    }

    @Get(`${page}/:draft`)
    @html
    @hidden
    tasks(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply, @Param('draft') draft: string, @Param('ref') ref = ''): Promise<string | undefined> {
      return this.steps.tasks(slice, request, reply, { ref, draft, step: '' })
    }

    @Get(`${page}/:draft/check`)
    @html
    @hidden
    check(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply, @Param('draft') draft: string, @Param('ref') ref = ''): Promise<string | undefined> {
      return this.steps.check(slice, request, reply, { ref, draft, step: '' })
    }

    @Post(`${page}/:draft/check`)
    @HttpCode(200)
    @html
    @hidden
    send(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply, @Param('draft') draft: string, @Param('ref') ref = ''): Promise<string | undefined> {
      return this.steps.send(slice, request, reply, { ref, draft, step: '' })
    }

    @Get(`${page}/:draft/delete`)
    @html
    @hidden
    confirmDelete(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply, @Param('draft') draft: string, @Param('ref') ref = ''): Promise<string | undefined> {
      return this.steps.confirmDelete(slice, request, reply, { ref, draft, step: '' })
    }

    @Post(`${page}/:draft/delete`)
    @HttpCode(303)
    @hidden
    delete(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply, @Param('draft') draft: string, @Param('ref') ref = ''): Promise<undefined> {
      return this.steps.delete(slice, request, reply, { ref, draft, step: '' })
    }

    @Get(`${page}/:draft/:step`)
    @html
    @hidden
    step(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply, @Param('draft') draft: string, @Param('step') step: string, @Query('from') from: unknown, @Param('ref') ref = ''): Promise<string | undefined> {
      return this.steps.step(slice, request, reply, { ref, draft, step }, from)
    }

    @Post(`${page}/:draft/:step`)
    @Uploading(slice)
    @HttpCode(200)
    @html
    @hidden
    save(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply, @Param('draft') draft: string, @Param('step') step: string, @Body() body: Body_, @Param('ref') ref = ''): Promise<string | undefined> {
      return this.steps.save(slice, request, reply, { ref, draft, step }, body)
    }

    @Post(`${page}/:draft/:step/typed`)
    @HttpCode(200)
    @hidden
    typed(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Reply, @Param('draft') draft: string, @Param('step') step: string, @Body() body: Body_, @Param('ref') ref = ''): Promise<object> {
      return this.steps.saveTyped(slice, request, reply, { ref, draft, step }, body)
    }
  }
  return Mixin as unknown as Type<object> & { readonly slice: CommandSlice }
}
