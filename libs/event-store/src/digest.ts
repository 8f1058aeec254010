import { hash } from 'node:crypto'

/**
 * SHA-256, hex, of a value's canonical JSON: members in the order of their names, those without a value left out. Two commands with
 * the same content have the same digest, however they were written.
 */
export const digestOf = (value: unknown): string => hash('sha256', JSON.stringify(value, ordered) ?? 'undefined')

function ordered(_name: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
