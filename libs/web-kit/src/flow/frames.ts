import type { FastifyRequest } from 'fastify'
import type { Frame } from '../views/index.js'

/** What stands around every page: navigation with its counts, who is signed in, whether this is a demonstration, the form token. */
export abstract class Frames {
  abstract of(request: FastifyRequest): Promise<Frame>
}
