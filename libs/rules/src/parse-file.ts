import { LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { z } from 'zod'
import type { RuleFile, RuleFileRefused } from './documents.js'
import { fileShape, isRuleId, ruleShapes } from './shapes.js'
import type { FileContent } from './shapes.js'

type Path = readonly (string | number)[]

/** A file that was understood, with a way from each entry to its line; or what is wrong with it, by line. */
export type ParsedFile =
  | { readonly name: string; readonly content: FileContent; readonly lineOf: (path: Path) => number; readonly refused?: undefined }
  | { readonly name: string; readonly refused: readonly RuleFileRefused[] }

/** Reads one file: YAML, then its shape, then the shape of each rule's value. */
export function parseFile({ name, text }: Pick<RuleFile, 'name' | 'text'>): ParsedFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  // Only the first: what follows a slip of the pen is mostly its consequence.
  const [fault] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])
  if (fault) return { name, refused: [{ file: name, line: at(fault.pos[0]), reason: `This is not YAML: ${fault.message}` }] }
  if (document.contents === null) return { name, refused: [{ file: name, line: 1, reason: 'The file is empty.' }] }

  const lineOf = (path: Path): number => at(offsetOf(document, path))
  let plain: unknown
  try {
    plain = document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    return { name, refused: [{ file: name, line: 1, reason: `This is not YAML: ${error instanceof Error ? error.message : String(error)}` }] }
  }
  const refuse = (issues: readonly z.core.$ZodIssue[], under: Path): readonly RuleFileRefused[] =>
    issues.flatMap(issue => reasonsOf(issue, under, path => document.hasIn(path))).map(({ path, reason }) => ({ file: name, line: lineOf(path), reason }))

  const shaped = fileShape.safeParse(plain)
  if (!shaped.success) return { name, refused: refuse(shaped.error.issues, []) }
  const refused = (shaped.data.rules ?? []).flatMap((rule, r) => {
    if (!isRuleId(rule.id)) return [{ file: name, line: lineOf(['rules', r, 'id']), reason: `There is no rule called ${rule.id}.` }]
    const shape = ruleShapes[rule.id]
    return rule.versions.flatMap((version, v) => {
      const value = shape.safeParse(version.value)
      return value.success ? [] : refuse(value.error.issues, ['rules', r, 'versions', v, 'value'])
    })
  })
  return refused.length > 0 ? { name, refused } : { name, content: shaped.data, lineOf }
}

/** Where the node at a path begins, or the nearest node above it that is there. */
function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) && typeof node.range[0] === 'number') return node.range[0]
  }
  return 0
}

/** A shape fault in plain words, each with the path that it concerns. */
function reasonsOf(issue: z.core.$ZodIssue, under: Path, isThere: (path: Path) => boolean): readonly { readonly path: Path; readonly reason: string }[] {
  const path = [...under, ...issue.path.filter(part => typeof part !== 'symbol')]
  const label = path.map((part, i) => (typeof part === 'number' ? `[${part + 1}]` : i === 0 ? part : `.${part}`)).join('') || 'The file'
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => ({ path: [...path, key], reason: `${label}: there is no entry called ${key}.` }))
  if (path.length > 0 && !isThere(path)) return [{ path, reason: `${label} is missing.` }]
  const said =
    issue.code === 'invalid_value'
      ? `must be one of ${issue.values.map(String).join(', ')}`
      : issue.code === 'invalid_type' && !issue.message.startsWith('must')
        ? `must be ${wordFor[issue.expected] ?? issue.expected}`
        : issue.message.replace(/^Too (small|big): expected \w+ to /, 'must ')
  return [{ path, reason: `${label} ${said}.` }]
}

const wordFor: Readonly<Record<string, string>> = { array: 'a list', object: 'a group of entries', string: 'text', number: 'a number', int: 'a whole number' }
