import csrf, { type FastifyCsrfProtectionOptions } from '@fastify/csrf-protection'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The token for the forms of this page; sets the cookie that it belongs to. */
    csrfToken: () => string
  }
}

/** A form that was not made by one of our pages, or whose cookie is gone. */
export class FormExpired extends Error {
  override readonly name = 'FormExpired'
  readonly statusCode = 403
}

const unsafe = (request: FastifyRequest): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(request.method)

/** A bearer token is sent on purpose, so it cannot be forged by another site; below /api only a cookie needs the check. */
const needsToken = (request: FastifyRequest): boolean => {
  if (!unsafe(request) || request.signedIn?.by === 'bearer') return false
  const api = request.url === '/api' || request.url.startsWith('/api/')
  return !api || request.signedIn?.by === 'cookie'
}

/** Binds the tokens to whoever holds the session's cookie, live or expired (libs/access csrfOptions, csrfHolder). */
export interface FormBinding {
  readonly options: FastifyCsrfProtectionOptions
  readonly holder: (request: FastifyRequest) => string
}

/** Tokens that belong to a cookie of this browser alone. The prefix keeps other hosts of the domain from setting it, and asks for TLS. */
const unbound = (tls: boolean): FastifyCsrfProtectionOptions => ({
  cookieKey: tls ? '__Host-lantern-form' : 'lantern-form',
  cookieOpts: { path: '/', sameSite: 'lax', httpOnly: true, secure: tls },
})

/**
 * Forms carry a token that belongs to a cookie of this browser (double submit), and browsers say where a request comes from.
 * The token outlives a session on purpose: a form sent after the session ended is kept, not lost.
 */
export async function againstForgery(server: FastifyInstance, tls: boolean, binding?: FormBinding): Promise<void> {
  await server.register(csrf, {
    ...(binding?.options ?? unbound(tls)),
    getToken: request => {
      const body: unknown = request.body
      const sent: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, '_csrf') : undefined
      return typeof sent === 'string' ? sent : request.headers['x-csrf-token']?.toString()
    },
    logLevel: 'debug',
  })
  const none = (): string => {
    throw new Error('The shell is not mounted.')
  }
  server.decorateRequest('csrfToken', none)
  server.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    let token: string | undefined
    request.csrfToken = () => (token ??= reply.generateCsrf(binding && { userInfo: binding.holder(request) }))
  })
  server.addHook('preHandler', (request, reply, done) => {
    if (!needsToken(request)) done()
    else if (request.headers['sec-fetch-site'] === 'cross-site') done(new FormExpired())
    else server.csrfProtection(request, reply, done)
  })
}
