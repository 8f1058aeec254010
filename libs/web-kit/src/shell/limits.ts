import rateLimit from '@fastify/rate-limit'
import { RouteConfig } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'

/** Too many requests. `retryAfter` in seconds. */
export class TooMany extends Error {
  override readonly name = 'TooMany'
  readonly statusCode = 429
  constructor(readonly retryAfter: number) {
    super('Too many requests.')
  }
}

const MINUTE = 60_000

/**
 * Requests a minute and person; before signing in, a minute and address. Counted in this process alone.
 * No header tells what is left: two answers that must look alike would differ.
 */
export async function limitRequests(server: FastifyInstance, perMinute: number): Promise<void> {
  const silent = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }
  await server.register(rateLimit, {
    max: perMinute,
    timeWindow: MINUTE,
    keyGenerator: request => request.signedIn?.actor.user ?? request.ip,
    errorResponseBuilder: (_request, context) => new TooMany(Math.ceil(context.ttl / 1000)),
    addHeadersOnExceeding: silent,
    addHeaders: { ...silent, 'retry-after': false },
  })
  // The plugin limits routes; asking for addresses that do not exist is how one guesses references.
  const limit = server.rateLimit()
  server.addHook('onRequest', async function (request, reply) {
    if (request.is404) await limit.call(server, request, reply)
  })
}

/** For the routes that check a password or a code: so many tries a minute and address, besides the lock on the account. */
export const SignInLimit = (perMinute = 30): ReturnType<typeof RouteConfig> =>
  RouteConfig({ rateLimit: { max: perMinute, timeWindow: MINUTE, groupId: 'sign-in' } })
