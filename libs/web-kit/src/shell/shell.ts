import cookie from '@fastify/cookie'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ErrorFilter } from '../errors/index.js'
import { parseForm } from '../fields/index.js'
import type { SignedIn } from '../flow/request.js'
import type { Frame } from '../views/index.js'
import { serveAssets } from './asset-routes.js'
import { againstForgery, type FormBinding } from './forgery.js'
import { secureHeaders } from './headers.js'
import { limitRequests } from './limits.js'
import { openApi, type AnswerSchemas } from './open-api.js'
import { readUploads, usualFileLimit } from './uploads.js'
import { logRequests } from './request-log.js'

export interface ShellOptions {
  /** Who is asking, by cookie or bearer token; undefined for nobody. Its errors are answered like any other. */
  readonly identify: (request: FastifyRequest) => Promise<SignedIn | undefined>
  /** What stands around a page, for error pages. */
  readonly frame: (request: FastifyRequest) => Promise<Frame>
  /** Says on every page that people and events are invented. */
  readonly demonstration: boolean
  /** Whether browsers reach this over TLS: HSTS, secure cookies. */
  readonly tls: boolean
  /** Binds the tokens of forms to the session; without it they belong to the browser alone. */
  readonly forms?: FormBinding
  /** Requests a minute and person, or address; 600 unless told. */
  readonly perMinute?: number
  /** Bytes of a file at most; usualFileLimit unless told. */
  readonly fileLimit?: number
  /** Keeps the form of somebody whose session ended while they filled it in. */
  readonly keepForm?: (request: FastifyRequest) => Promise<void>
  /** Shown in the OpenAPI document. */
  readonly version?: string
  /** For the OpenAPI document, read when it is first asked for. */
  readonly answers?: () => AnswerSchemas
}

/** Everything around the controllers. Call it once, before `init` or `listen`: hooks see only routes that come after them. */
export async function mountShell(app: NestFastifyApplication, options: ShellOptions): Promise<void> {
  // Nest types its own copy of the same Fastify.
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance
  logRequests(server)
  secureHeaders(server, options.tls)
  await server.register(cookie)
  server.addHook('onRequest', async request => {
    if (!request.url.startsWith('/assets/')) request.signedIn = await options.identify(request)
  })
  await limitRequests(server, options.perMinute ?? 600)
  // Before the token is looked for, which is in the body.
  await readUploads(server, options.fileLimit ?? usualFileLimit)
  await againstForgery(server, options.tls, options.forms)
  await serveAssets(server)
  // Fastify reads text/plain by itself; nothing here is sent as that.
  server.removeContentTypeParser('text/plain')
  app.useBodyParser('application/x-www-form-urlencoded', {}, (_request: unknown, body: Buffer, done: (error: Error | null, parsed?: unknown) => void) => {
    done(null, parseForm(body.toString('utf8')))
  })
  let document: Promise<string> | undefined
  server.get('/api/openapi.json', async (_request, reply) => {
    // Made when first asked for: it takes longer than everything else at the start.
    document ??= openApi(app, options.version, options.answers?.()).then(made => JSON.stringify(made))
    return reply.type('application/json; charset=utf-8').send(await document)
  })
  app.useGlobalFilters(new ErrorFilter({ frame: options.frame, demonstration: options.demonstration, keepForm: options.keepForm }))
}
