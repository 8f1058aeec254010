/**
 * Where to go on after signing in: a path of this site, and nothing that a browser would take for another host. Browsers drop tabs and
 * line ends in addresses and read a backslash as a slash, so only plain printable characters pass.
 */
export function nextPath(next: unknown): string {
  if (typeof next !== 'string' || next.length > 500 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return '/'
  return /^\/(sign-in|sign-out|set-up|held-form)(?![a-z-])/.test(next) ? '/' : next
}

/** The same address with where to go on, if that is not the first page. */
export const withNext = (path: string, next: string): string => (next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`)
