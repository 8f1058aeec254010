import type { AccessLog } from '@lantern/access'
import type { Clock } from '@lantern/clock'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Lists that show people, or what is to be done for them. What is read of one case is recorded where it is read, with its reference. */
export const lists: ReadonlySet<string> = new Set([
  '/resolutions', '/api/funding/resolutions',
  '/cases', '/cases/hand-on', '/coordinators', '/away', '/cases/searches/:id', '/referrals', '/my-referrals', '/appeals', '/transfers', '/research', '/research/nothing-known', '/idva-contacts', '/meeting-requests', '/messages', '/questions', '/notices', '/outbox', '/flags', '/several-victims', '/actions', '/escalations', '/stuck-work', '/boards', '/boards/:board', '/boards/:board/pack', '/entries-in-error', '/access-requests', '/deserted-cases', '/left-agencies', '/left-agencies/:agency/flags', '/agency-work', '/waiting-on-others', '/coming-dates',
  '/api/marac/cases', '/api/marac/coordinators', '/api/partnership/absences', '/api/marac/case-searches/:id', '/api/marac/referrals', '/api/marac/my-referrals', '/api/marac/appeals', '/api/marac/transfers', '/api/marac/research-requests', '/api/marac/idva-contacts', '/api/marac/meeting-requests', '/api/marac/unread-messages', '/api/marac/questions', '/api/marac/notices', '/api/marac/flags', '/api/marac/several-victims', '/api/marac/waiting', '/api/marac/coming-dates', '/api/actions', '/api/actions/escalations', '/api/marac/stuck-work', '/api/actions/boards/:board', '/api/marac/entries-in-error', '/api/marac/access-requests', '/api/marac/deserted-cases', '/api/marac/left-agencies',
  '/meetings', '/meetings/:ref', '/meetings/:ref/agendas/:version', '/meetings/:ref/chair/:case', '/meetings/:ref/attendance', '/meetings/:ref/minutes', '/meetings/:ref/minutes/draft', '/meetings/:ref/minutes/:version', '/meetings/:ref/invitations', '/api/marac/meetings/:ref/invitations', '/to-be-listed', '/waiting-for-plan', '/api/marac/waiting-for-plan', '/api/marac/meetings', '/api/marac/meetings/:ref', '/api/marac/to-be-listed',
])

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? ''
const refOf = ({ params }: FastifyRequest): string | undefined => {
  const ref: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'ref') : undefined
  return typeof ref === 'string' ? ref : undefined
}

/**
 * Records every list before it is read and every refusal before it is answered, durably: when that fails, nothing is shown. A reference that
 * does not exist leaves the same record as one that the person may not know of.
 */
export function recordAccess(server: FastifyInstance, log: AccessLog, clock: Clock): void {
  server.addHook('preHandler', async request => {
    const route = routeOf(request)
    if (request.method !== 'GET' || !request.signedIn || !lists.has(route)) return
    await log.record({ actor: request.signedIn.actor, at: clock.now(), verb: 'list', of: route })
  })
  server.addHook('onSend', async (request, reply) => {
    const ref = refOf(request)
    const refused = reply.statusCode === 403 || (reply.statusCode === 404 && ref !== undefined)
    if (!refused || !request.signedIn || request.is404) return
    await log.record({ actor: request.signedIn.actor, at: clock.now(), verb: 'denied', tried: `${request.method} ${routeOf(request)}`, ...(ref === undefined ? {} : { ref }) })
  })
}
