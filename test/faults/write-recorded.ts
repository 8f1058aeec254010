// Writes what the rules record today into a file, as JSON: node write-recorded.js FILE. It is a process of its own because rules run four times
// as long where specs run.
import { writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Random } from './fault.js'
import { recordedByRules } from './recorded-by-rules.js'

const [file = ''] = process.argv.slice(2)
writeFileSync(file, JSON.stringify(await recordedByRules(new Random(11), dirname(file), 80)))
