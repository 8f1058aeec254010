import type { FieldError } from '../fields/index.js'

/** Keeps a part of a page for later in it. nunjucks knows no block in a part that is set to a name, and it knows one in a part that is filtered. */
export function keptIn(html: unknown, place: { html?: string }): string {
  place.html = String(html)
  return ''
}

/** Errors in the order in which a form shows their fields, whatever template laid it out; those of no field in it come last. */
export function inOrderOf(errors: readonly FieldError[], html: string): readonly FieldError[] {
  const place = ({ href }: FieldError): number => {
    const at = html.indexOf(` id="${href.slice(1)}"`)
    return at < 0 ? html.length : at
  }
  return errors.toSorted((a, b) => place(a) - place(b))
}
