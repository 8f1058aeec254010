import { randomUUID } from 'node:crypto'
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { render, type Frame } from '../views/index.js'
import { errorPageOf } from './error-page.js'
import { problemOf, type Problem } from './problem.js'

export interface ErrorFilterOptions {
  /** What stands around a page; when it fails too, the page stands alone. */
  readonly frame: (request: FastifyRequest) => Promise<Frame>
  readonly demonstration: boolean
  /** Called before somebody is sent to sign in while sending a form, so that the form can be kept for them. */
  readonly keepForm?: (request: FastifyRequest) => Promise<void>
}

/** Below /api, where every answer is for programs. */
export const isApi = (request: Pick<FastifyRequest, 'url'>): boolean => request.url === '/api' || request.url.startsWith('/api/')
const isRead = (request: FastifyRequest): boolean => request.method === 'GET' || request.method === 'HEAD'

/** Where an error came from. Its message is left out: it may repeat what was sent (a JSON parser's does) or what is stored. */
export function loggable(error: unknown, depth = 3): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error }
  const code: unknown = Reflect.get(error, 'code')
  return {
    error: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    // These two are the program's own mistakes and name variables, not values.
    ...(error instanceof TypeError || error instanceof ReferenceError ? { message: error.message } : {}),
    stack: (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)).slice(0, 12).map(line => line.trim()),
    ...(error.cause !== undefined && depth > 0 ? { cause: loggable(error.cause, depth - 1) } : {}),
  }
}

/** Every error, answered once: problem documents below /api, pages of one shape elsewhere. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly options: ErrorFilterOptions) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>()
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    const error = await this.afterKeeping(thrown, request)
    const found = problemOf(error)
    const problem = found.status === 500 ? { ...found, incident: randomUUID().slice(0, 8) } : found
    if (problem.status >= 500) request.log.error({ incident: problem.incident, status: problem.status, ...loggable(error) }, 'failed')
    if (reply.sent) return
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer')
    const seconds: unknown = error instanceof Error ? Reflect.get(error, 'retryAfter') : undefined
    if (typeof seconds === 'number') void reply.header('retry-after', String(seconds))
    if (isApi(request)) {
      await reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
    } else if (problem.status === 401) {
      // 303 also for a form: it comes back after signing in, it is not sent again by itself.
      await reply.removeHeader('www-authenticate').redirect(isRead(request) && request.url !== '/' ? `/sign-in?next=${encodeURIComponent(request.url)}` : '/sign-in', 303)
    } else {
      await reply.code(problem.status).type('text/html; charset=utf-8').send(await this.page(request, problem))
    }
  }

  /** Keeps the form of somebody who must sign in first. When it cannot be kept that is the error: Back still shows what was typed. */
  private async afterKeeping(error: unknown, request: FastifyRequest): Promise<unknown> {
    if (isApi(request) || isRead(request) || problemOf(error).status !== 401) return error
    try {
      await this.options.keepForm?.(request)
      return error
    } catch (failure) {
      return failure
    }
  }

  private async page(request: FastifyRequest, problem: Problem): Promise<string> {
    const alone: Frame = { navigation: [], demonstration: this.options.demonstration, csrf: '' }
    const frame = await this.options.frame(request).catch(() => alone)
    return render('error.njk', { ...errorPageOf(problem), ...frame })
  }
}
