import type { Actor } from '@lantern/decision'
import type { FastifyRequest } from 'fastify'
import type { Frame } from '../views/index.js'

/** What stands around every page: navigation with its counts, who is signed in, whether this is a demonstration, the form token. */
export abstract class Frames {
  abstract of(request: FastifyRequest): Promise<Frame>
}

/** What the menu counts for somebody: only what they can clear. Whoever has something to count provides it. */
export abstract class MenuCounts {
  /** By the address that an entry of the menu leads to: how many, and of what in words. */
  abstract of(actor: Actor): Promise<ReadonlyMap<string, { readonly count: number; readonly counted: string }>>
}
