import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { assets, imageFolders } from '../assets/assets.js'

/** Style sheet, scripts and icon from memory, with their version in the address and kept for a year; pictures from their packages for a day. */
export async function serveAssets(server: FastifyInstance): Promise<void> {
  server.get<{ Params: { version: string; name: string } }>('/assets/:version/:name', { config: { rateLimit: false } }, async (request, reply) => {
    const { version, files } = assets()
    const file = files.get(request.params.name)
    if (!file) return reply.callNotFound()
    const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    if (zipped) reply.header('content-encoding', 'gzip')
    // A page of the version before may still ask for its own: it gets today's, and keeps it no longer than the page.
    reply.header('cache-control', request.params.version === version ? 'public, max-age=31536000, immutable' : 'no-cache')
    return reply.header('vary', 'accept-encoding').type(file.type).send(zipped ? file.gzip : file.body)
  })
  await server.register(async scope => {
    scope.addHook('onRoute', route => {
      route.config = { ...route.config, rateLimit: false }
    })
    await scope.register(staticFiles, { root: imageFolders, prefix: '/assets/images/', maxAge: '1d', index: false, dotfiles: 'deny', decorateReply: false })
    scope.addHook('onRequest', async (_request, reply) => {
      reply.removeHeader('cache-control')
    })
  })
}
