import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'
import { inlineScriptSource } from '../assets/assets.js'

/** Everything from our own address; one inline script, GOV.UK's, known by its hash. Every directive is named: helmet's defaults allow more. */
const directives = (tls: boolean): Record<string, string[] | null> => ({
  'default-src': ["'none'"],
  'script-src': ["'self'", inlineScriptSource()],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'"],
  'style-src-attr': ["'none'"],
  'img-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'object-src': ["'none'"],
  ...(tls ? { 'upgrade-insecure-requests': [] } : {}),
})

const more = {
  'cache-control': 'no-store',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'x-robots-tag': 'noindex, nofollow',
}

/**
 * Security headers on every answer, and no keeping of pages anywhere: a shared computer's Back button must not show a case. They are the same
 * on all of them, so helmet makes its text once; Fastify's plugin for it makes it at each request.
 */
export function secureHeaders(server: FastifyInstance, tls: boolean): void {
  const secure = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directives(tls) },
    strictTransportSecurity: tls ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    // Addresses hold references only, and even these are shown to nobody else.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(more)
    secure(request.raw, reply.raw, error => done(error instanceof Error ? error : undefined))
  })
}
