import type { Identify, Register } from '@lantern/partnership'
import type { FastifyInstance } from 'fastify'

/**
 * Whoever opens a demonstration for the first time is inside at once, as a coordinator of the Hub: nothing has to be answered first. A browser
 * that has any cookie of ours has been here, or has signed out, and chooses who to be.
 */
export function welcome(server: FastifyInstance, identify: Identify, register: Register): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || request.url !== '/' || request.signedIn || request.headers.cookie !== undefined) return
    const coordinator = register.people().find(({ active, roles }) => active && roles.includes('coordinator'))
    if (!coordinator) return
    await identify.begin(request, reply, coordinator.user)
    await reply.redirect('/', 303)
  })
}
