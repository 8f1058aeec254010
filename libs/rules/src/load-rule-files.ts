import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RuleDocuments, RuleFile, RuleFileRefused } from './documents.js'
import { parseRuleFiles } from './parse-rule-files.js'
import { formerRules, ruleShapes } from './shapes.js'

/** Rules read and found whole. `hash` covers the names and texts of all files: equal hash, equal rules. */
export interface LoadedRules {
  readonly documents: RuleDocuments
  readonly files: readonly RuleFile[]
  readonly hash: string
}

/** Nothing was taken: every fault found, each with file, line and reason. */
export interface RuleFilesRefused {
  readonly refused: readonly RuleFileRefused[]
}

/** Reads every *.yaml of a folder; one fault in one file refuses them all. @throws when the folder or a file cannot be read */
export function loadRuleFiles(folder: string): LoadedRules | RuleFilesRefused {
  const names = readdirSync(folder).sort()
  const odd = names.filter(name => name.endsWith('.yml'))
  if (odd.length > 0) return { refused: odd.map(file => ({ file, line: 1, reason: 'Name it .yaml: files that end in .yml are not read.' })) }
  return takeRuleFiles(names.filter(name => name.endsWith('.yaml')).map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') })))
}

/** The same from texts already read. Line ends and byte-order marks are evened out first, so that a checkout on Windows has the same hash. */
export function takeRuleFiles(texts: readonly { readonly name: string; readonly text: string }[]): LoadedRules | RuleFilesRefused {
  const files = texts.map(({ name, text: raw }) => {
    const text = raw.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
    return { name, text, hash: sha256(text) }
  })
  const parsed = parseRuleFiles(files)
  if ('refused' in parsed) return parsed
  const missing = missingRules(parsed.documents)
  if (missing.length > 0) return { refused: missing }
  return { documents: parsed.documents, files, hash: sha256(JSON.stringify(files.map(({ name, hash }) => [name, hash]))) }
}

/** The rules that the program asks for now and no file holds. */
function missingRules({ versions }: RuleDocuments): readonly RuleFileRefused[] {
  const there = new Set(versions.map(version => version.id))
  return Object.keys(ruleShapes)
    .filter(id => !there.has(id) && !formerRules.includes(id))
    .map(id => ({ file: fileOf[id.slice(0, id.indexOf('.'))] ?? 'clocks.yaml', line: 1, reason: `Rule ${id} is missing.` }))
}

/** Which file people would look in; a rule may stand in any. */
const fileOf: Readonly<Record<string, string>> = { clock: 'clocks.yaml', escalation: 'escalation.yaml', matac: 'matac.yaml', meeting: 'meeting.yaml', reminders: 'reminders.yaml', repeat: 'repeat.yaml', research: 'research.yaml', risk: 'risk.yaml' }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
