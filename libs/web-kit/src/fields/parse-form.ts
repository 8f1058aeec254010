import qs from 'qs'

/** A form that cannot be read: too many or too deep fields. Fastify answers `statusCode`. */
export class FormUnreadable extends Error {
  override readonly name = 'FormUnreadable'
  readonly statusCode = 400
  readonly code = 'form-unreadable'
}

/**
 * The fields of a form body (application/x-www-form-urlencoded): `children[0][name]` becomes nested objects.
 * By default qs turns lists of more than 20 into objects and throws RangeError at its limits, which would be answered as 500.
 * @throws FormUnreadable
 */
export function parseForm(body: string): Record<string, unknown> {
  try {
    return qs.parse(body, { arrayLimit: 200, depth: 4, strictDepth: true, parameterLimit: 2000, throwOnLimitExceeded: true })
  } catch {
    throw new FormUnreadable('The form has too many fields, or fields nested too deeply.')
  }
}

/** Hidden fields of the shared form, which no input class knows. */
export interface Hidden {
  /** Revision that the page showed; undefined when missing or not a whole number. */
  readonly revision: number | undefined
  readonly command: string | undefined
  /** A page of ours to go back to once it is done; undefined when missing or no such address. */
  readonly next: string | undefined
}

const isHidden = (name: string): boolean => name.startsWith('_')

/** A form apart: the hidden fields (`_revision`, `_command`, `_next`, `_csrf`) and what was typed. */
export function splitForm(body: Readonly<Record<string, unknown>>): Hidden & { readonly answers: Record<string, unknown> } {
  const { _revision: revision, _command: command, _next: next } = body
  return {
    revision: typeof revision === 'string' && /^-?\d{1,15}$/.test(revision) ? Number(revision) : undefined,
    command: typeof command === 'string' && command !== '' ? command : undefined,
    // One slash and then words: never another site.
    next: typeof next === 'string' && /^\/[a-z0-9][A-Za-z0-9/-]{0,200}$/.test(next) && !next.includes('//') ? next : undefined,
    answers: Object.fromEntries(Object.entries(body).filter(([name]) => !isHidden(name))),
  }
}
