import { randomUUID } from 'node:crypto'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { pino, type Logger } from 'pino'
import { LogController, type FastifyReply } from 'fastify'
import { loggable } from '../errors/error-filter.js'
import { problemOf } from '../errors/problem.js'

export interface AdapterOptions {
  /** Addresses of the proxies in front. Wrong, and every user shares one rate limit, or may choose their own address. */
  readonly trustProxy?: boolean | string | string[]
  /** Bytes of a body at most: 413 beyond. 256 KiB unless told. */
  readonly bodyLimit?: number
  /** Certificate and key in PEM, where no proxy ends TLS. */
  readonly https?: { readonly cert: Buffer; readonly key: Buffer } | undefined
  /** Where the request log goes: standard output unless told; false for none. */
  readonly log?: Logger | false
}

function refuseAddress(error: Error, reply: FastifyReply): void {
  const problem = problemOf(error)
  void reply
    .code(problem.status)
    .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" })
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, detail: 'The address cannot be read.' }))
}

/** Fastify with limits, its own request log off (it writes addresses as they came), and errors logged without their messages. */
export function createFastifyAdapter({ trustProxy = false, bodyLimit = 256 * 1024, https, log }: AdapterOptions = {}): FastifyAdapter {
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
    frameworkErrors: (error: Error, _request: unknown, reply: unknown) => refuseAddress(error, reply as FastifyReply),
    ...(log === false
      ? { logger: false }
      : { loggerInstance: (log ?? pino()).child({}, { serializers: { req: () => undefined, res: () => undefined, err: (error: unknown) => loggable(error) } }) }),
  })
}
