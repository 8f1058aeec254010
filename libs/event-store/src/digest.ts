import { hash } from 'node:crypto'

/** 128 of the 256 bits: cut off like this, SHA-256 still withstands a search for other content with the same digest (NIST SP 800-107 rev. 1, 5.1). */
const digits = 32

/**
 * SHA-256, hex, of a value's canonical JSON, its first 32 digits: members in the order of their names, those without a value left out. Two
 * commands with the same content have the same digest, however they were written.
 */
export const digestOf = (value: unknown): string => hash('sha256', JSON.stringify(value, ordered) ?? 'undefined').slice(0, digits)

function ordered(_name: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
