import nunjucks from 'nunjucks'

/** nunjucks' variables in scope, as its compiled templates set them. */
interface Frame {
  readonly variables: Record<string, unknown>
  resolve(name: string, forWrite: true): Frame | undefined
  set(name: string, value: unknown, resolveUp?: boolean): void
}

/** A name taken apart: `loop.index` is `index` in `loop`. */
interface Place {
  readonly first: string
  readonly within: readonly string[]
  readonly last: string
}

/** Of names in templates, of which there are few. */
const places = new Map<string, Place>()

function placeOf(name: string): Place {
  const known = places.get(name)
  if (known) return known
  const parts = name.split('.')
  const place = { first: parts[0] ?? name, within: parts.slice(0, -1), last: parts.at(-1) ?? name }
  places.set(name, place)
  return place
}

function set(this: Frame, name: string, value: unknown, resolveUp?: boolean): void {
  const { first, within, last } = placeOf(name)
  const above = resolveUp ? this.resolve(first, true) : undefined
  if (above) return above.set(name, value)
  let holder = this.variables
  for (const step of within) {
    if (!holder[step]) holder[step] = {}
    holder = holder[step] as Record<string, unknown>
  }
  holder[last] = value
}

/**
 * nunjucks takes each name apart at its dots whenever it is set, eight times for each turn of a loop: a quarter of what a page with a table
 * took to render. This does what its own does (nunjucks 3.2.4, src/runtime.js, Frame.set), and takes each name apart once.
 */
export function quickenFrames(): void {
  const { Frame } = nunjucks.runtime as unknown as { readonly Frame: { readonly prototype: Frame } }
  Object.assign(Frame.prototype, { set })
}
