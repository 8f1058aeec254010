import { hash, randomUUID } from 'node:crypto'
import type { Actor } from '@lantern/decision'
import type { FastifyRequest } from 'fastify'
import { errorAt, ShapeRefused } from '../fields/index.js'

/** Who is signed in, as the shell found it from cookie or bearer token. */
export interface SignedIn {
  readonly actor: Actor
  readonly name: string
  readonly agencyName: string
  /** Bearer tokens are sent on purpose, so they need no protection against forged forms. */
  readonly by: 'cookie' | 'bearer'
  readonly session: string
}

declare module 'fastify' {
  interface FastifyRequest {
    signedIn?: SignedIn
  }
}

/** Nobody is signed in: pages lead to signing in, the API answers 401. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
}

/** A change of something that exists must say which version it is based on. Answered as 428. */
export class IfMatchMissing extends Error {
  override readonly name = 'IfMatchMissing'
}

/** @throws NotSignedIn */
export function signedInOf(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw new NotSignedIn()
  return request.signedIn
}

/** The revision in If-Match: `"12"`, or `W/"12"`. @throws IfMatchMissing when there is none, or none of ours */
export function revisionOf(request: FastifyRequest): number {
  const [, revision] = /^(?:W\/)?"(\d{1,9})"$/.exec(String(request.headers['if-match'] ?? '')) ?? []
  if (revision === undefined) throw new IfMatchMissing()
  return Number(revision)
}

export const etagOf = (revision: number): string => `"${revision}"`

/** The key that makes a resend the same command; undefined when none was sent. One that would be forgotten is refused. @throws ShapeRefused */
export function resendKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || (typeof key === 'string' && isKey(key))) return key
  throw new ShapeRefused([errorAt([], 'Idempotency-Key must be 1 to 200 characters')])
}

const isKey = (key: string): boolean => key.length > 0 && key.length <= 200

/** The command's id: made of the actor and the key that the sender chose, so that nobody can claim another's; new when there is none. */
export function commandIdOf(actor: Actor, key: unknown): string {
  const chosen = typeof key === 'string' && isKey(key) ? key : randomUUID()
  return hash('sha256', `${actor.user}/${chosen}`).slice(0, 32)
}

/** A key for a form, issued with it: pressing twice is one command. */
export const newKey = (): string => randomUUID()
