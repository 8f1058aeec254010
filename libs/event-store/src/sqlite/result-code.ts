/** SQLite's primary result code of an error (sqlite.org/rescode.html: 5 busy, 6 locked, 19 constraint ...); undefined when the engine did not throw it. */
export function resultCodeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return error.errcode & 0xff
}
