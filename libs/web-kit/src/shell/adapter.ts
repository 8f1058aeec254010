import { randomUUID } from 'node:crypto'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { pino, type Logger } from 'pino'
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify'
import { errorPageOf } from '../errors/error-page.js'
import { isApi, loggable } from '../errors/error-filter.js'
import { problemOf } from '../errors/problem.js'
import { render } from '../views/index.js'

export interface AdapterOptions {
  /** Addresses of the proxies in front. Wrong, and every user shares one rate limit, or may choose their own address. */
  readonly trustProxy?: boolean | string | string[]
  /** Bytes of a body at most: 413 beyond. 256 KiB unless told. */
  readonly bodyLimit?: number
  /** Says that people and events are invented on the one page that the shell does not make: of an address that cannot be read. */
  readonly demonstration?: boolean
  /** Certificate and key in PEM, where no proxy ends TLS. */
  readonly https?: { readonly cert: Buffer; readonly key: Buffer } | undefined
  /** Where the request log goes: standard output unless told; false for none. */
  readonly log?: Logger | false
}

function refuseAddress(error: Error, request: FastifyRequest, reply: FastifyReply, demonstration: boolean): void {
  const problem = { ...problemOf(error), detail: 'The address cannot be read.' }
  void reply.code(problem.status).headers({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  })
  if (isApi(request)) void reply.type('application/problem+json').send(JSON.stringify(problem))
  else void reply.type('text/html; charset=utf-8').send(render('error.njk', { ...errorPageOf(problem), navigation: [], demonstration, csrf: '' }))
}

/** Fastify with limits, its own request log off (it writes addresses as they came), and errors logged without their messages. */
export function createFastifyAdapter({ trustProxy = false, bodyLimit = 256 * 1024, https, log, demonstration = false }: AdapterOptions = {}): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy,
    ...(https && { https }),
    bodyLimit,
    requestTimeout: 30_000,
    // Idle connections are closed at once when the server stops; those that are being answered are finished.
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be decoded or is too long comes to no route and no hook, and Fastify's own answer repeats it.
    frameworkErrors: (error: Error, request: unknown, reply: unknown) => refuseAddress(error, request as FastifyRequest, reply as FastifyReply, demonstration),
    ...(log === false
      ? { logger: false }
      : { loggerInstance: (log ?? pino()).child({}, { serializers: { req: () => undefined, res: () => undefined, err: (error: unknown) => loggable(error) } }) }),
  })
}
