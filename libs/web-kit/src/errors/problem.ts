import { STATUS_CODES } from 'node:http'
import { HttpException } from '@nestjs/common'
import type { FieldError } from '../fields/index.js'

/** A problem document (RFC 9457). `code` is stable; `detail` is plain English and never holds what was sent. */
export interface Problem {
  readonly type: 'about:blank'
  readonly status: number
  readonly title: string
  readonly code: string
  readonly detail: string
  /** One per field, with a JSON pointer into what was sent. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  /** After 412: the revision that stands now. */
  readonly revision?: number
  /** After 500: what to say when asking for help; the log has the same number. */
  readonly incident?: string
}

interface Known {
  readonly status: number
  readonly code: string
  /** The error's own message is the detail only where we wrote it for people. */
  readonly detail?: string
}

/** By name and not by class, so that this library needs none of the libraries that throw them. */
const known: Readonly<Record<string, Known>> = {
  ShapeRefused: { status: 400, code: 'shape', detail: 'Some of what was sent cannot be used.' },
  FormUnreadable: { status: 400, code: 'unreadable' },
  BadCursor: { status: 400, code: 'cursor' },
  NotSignedIn: { status: 401, code: 'not-signed-in', detail: 'Sign in first.' },
  SignInRefused: { status: 401, code: 'sign-in-refused' },
  Forbidden: { status: 403, code: 'forbidden', detail: 'You do not have access to do this.' },
  NoSuchThing: { status: 404, code: 'not-found', detail: 'There is nothing here.' },
  FormExpired: {
    status: 403,
    code: 'form-expired',
    detail: 'Nothing has been saved. Go back, reload the page and send the form again; what you typed is still there when you go back.',
  },
  Refusal: { status: 409, code: 'refused' },
  // A day before the first version of a rule: the clock of the machine, or the files of the partnership, are to be put right.
  NoRuleInForce: { status: 409, code: 'no-rule-in-force' },
  WrongRevision: { status: 412, code: 'changed', detail: 'Somebody changed this first. Read it again, then decide whether to send your change.' },
  CommandReused: { status: 422, code: 'command-reused', detail: 'This Idempotency-Key was used before with other content.' },
  IfMatchMissing: { status: 428, code: 'if-match-missing', detail: 'Say which version you are changing: send its ETag as If-Match.' },
  TooMany: { status: 429, code: 'too-many', detail: 'Too many requests. Wait before you try again.' },
  StoreUnavailable: { status: 503, code: 'unavailable', detail: 'The service cannot save or read at the moment. Try again later.' },
  ViewNotReady: { status: 503, code: 'unavailable', detail: 'The service is still starting. Try again later.' },
}

/** What Fastify and Nest themselves answer: their messages may repeat what was sent, so ours are used. */
const byStatus: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['unreadable', 'What was sent cannot be read.'],
  401: ['not-signed-in', 'Sign in first.'],
  403: ['forbidden', 'You do not have access to do this.'],
  404: ['not-found', 'There is nothing here.'],
  405: ['method', 'This address does not take that method.'],
  406: ['not-acceptable', 'There is no such form of this.'],
  408: ['too-slow', 'The request took too long to arrive.'],
  413: ['too-large', 'What was sent is too large.'],
  414: ['address-too-long', 'The address is too long.'],
  415: ['media-type', 'Send a form or JSON.'],
  429: ['too-many', 'Too many requests. Wait before you try again.'],
  503: ['unavailable', 'The service is not available at the moment. Try again later.'],
}

const problem = (status: number, code: string, detail: string, more: Partial<Problem> = {}): Problem => ({
  type: 'about:blank',
  status,
  title: STATUS_CODES[status] ?? 'Error',
  code,
  detail,
  ...more,
})

const isFieldError = (value: unknown): value is FieldError => typeof value === 'object' && value !== null && 'pointer' in value && 'text' in value

/** What @fastify/csrf-protection throws, or Nest wraps. */
const isForgery = (error: unknown): boolean => error instanceof Error && String(Reflect.get(error, 'code')).includes('_CSRF_')

/** The HTTP status that Nest or Fastify gave an error; undefined when neither did. */
function statusOf(error: Error): number | undefined {
  const given: unknown = error instanceof HttpException ? error.getStatus() : Reflect.get(error, 'statusCode')
  return typeof given === 'number' && given >= 400 && given < 600 ? given : undefined
}

/** Any error as a problem. What is not known is a 500 that says nothing of its inside. */
export function problemOf(error: unknown): Problem {
  const unexpected = problem(500, 'unexpected', 'Something went wrong on our side. Nothing is half-done: what was not confirmed was not saved.')
  if (!(error instanceof Error)) return unexpected
  const name = isForgery(error) || isForgery(error.cause) ? 'FormExpired' : error.name
  const found = Object.hasOwn(known, name) ? known[name] : undefined
  if (!found) {
    const status = statusOf(error)
    const [code, detail] = (status === undefined ? undefined : byStatus[status]) ?? []
    return status === undefined || code === undefined || detail === undefined
      ? status !== undefined && status < 500
        ? problem(status, 'refused-request', STATUS_CODES[status] ?? 'The request was refused.')
        : unexpected
      : problem(status, code, detail)
  }
  const own: unknown = Reflect.get(error, 'code')
  const errors: unknown = Reflect.get(error, 'errors')
  const large = error.name === 'ShapeRefused' && Array.isArray(errors) && errors.some(each => isFieldError(each) && each.tooLarge)
  const actual: unknown = Reflect.get(error, 'actual')
  return problem(large ? 413 : found.status, large ? 'too-large' : error.name === 'Refusal' && typeof own === 'string' ? own : found.code, found.detail ?? error.message, {
    ...(Array.isArray(errors) ? { errors: errors.filter(isFieldError).map(({ pointer, text }) => ({ pointer, detail: text })) } : {}),
    ...(error.name === 'WrongRevision' && typeof actual === 'number' ? { revision: actual } : {}),
  })
}
