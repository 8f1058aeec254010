/** One thing wrong with what was sent: where it is for a program (`path`, JSON `pointer`), on the page (`href`), and what to do. */
export interface FieldError {
  /** children.0.age; empty for the body itself */
  readonly path: string
  /** #children-0-age */
  readonly href: string
  /** #/children/0/age, as RFC 9457 shows it in its example */
  readonly pointer: string
  readonly text: string
  /** A file was larger than is taken. */
  readonly tooLarge?: boolean
}

/** What was sent does not have the right shape. Answered as 400; a page shows the form again with what was typed. */
export class ShapeRefused extends Error {
  override readonly name = 'ShapeRefused'
  constructor(readonly errors: readonly FieldError[]) {
    super(`What was sent cannot be used: ${errors.length} ${errors.length === 1 ? 'thing is' : 'things are'} wrong.`)
  }
}

/** The id of the box of a field: children-0-age. */
export const idOfPath = (path: string): string => path.replaceAll('.', '-')

const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1')

/** An error at a field. `part` is the box of a date. `known` is false for a member that the input does not have, which no box shows. */
export function errorAt(parts: readonly string[], text: string, part?: string, known = true): FieldError {
  const path = parts.join('.')
  const box = idOfPath(path) + (part !== undefined && part !== 'day' ? `-${part}` : '')
  return { path, href: known && path !== '' ? `#${box}` : '#main-content', pointer: `#${parts.map(each => `/${escaped(each)}`).join('')}`, text }
}
