import type { FastifyCsrfProtectionOptions } from '@fastify/csrf-protection'
import type { MasterKey } from '@lantern/privacy'
import { tokenHash } from './tokens.js'

/** As far as a request concerns this: Fastify's, with @fastify/cookie. */
interface WithCookies {
  readonly cookies: Readonly<Record<string, string | undefined>>
}

/**
 * What a form's token is bound to: the session cookie that came with the request, live or expired (the form that an expired session
 * sends must pass, to be held), or nobody's before signing in. Give it to `reply.generateCsrf({ userInfo })`.
 */
export const csrfHolder = (request: WithCookies, { secure }: { readonly secure: boolean }): string =>
  tokenHash(request.cookies[sessionCookie({ secure }).name] ?? '')

/** Cookies of this site alone: not for sub-domains (__Host-), not for scripts, not on requests that other sites' forms send. */
const ownCookie = (secure: boolean) => ({ path: '/', sameSite: 'lax', httpOnly: true, secure }) as const

/**
 * The cookie that holds a session's token. It leaves with the browser and not with the session, since an expired session still says whose
 * form arrived. `secure` is false only on plain HTTP at loopback.
 */
export const sessionCookie = ({ secure }: { readonly secure: boolean }) => ({
  name: secure ? '__Host-lantern-session' : 'lantern-session',
  options: ownCookie(secure),
})

/**
 * Options for @fastify/csrf-protection on @fastify/cookie: a secret in its own cookie, and tokens bound by HMAC to the session. The key is
 * the same in every process with the same master key.
 */
export function csrfOptions(master: MasterKey, { secure }: { readonly secure: boolean }): FastifyCsrfProtectionOptions {
  return {
    sessionPlugin: '@fastify/cookie',
    cookieKey: secure ? '__Host-csrf' : 'csrf',
    cookieOpts: ownCookie(secure),
    csrfOpts: { hmacKey: master.derive('forms').toString('base64'), userInfo: true },
    getUserInfo: request => csrfHolder(request, { secure }),
  }
}
