// Appends so many commands, the first half one at a time, the others eight at a time, and says each acknowledgement at once. Traced by synced.ts.
import { openSqliteEventStore } from '@lantern/event-store'
import { writeSync } from 'node:fs'
import { made, noted } from './log.js'

const [file = '', count = '0'] = process.argv.slice(2)
const store = openSqliteEventStore({ file })
let next = 0
const append = async () => {
  const n = next
  next += 1
  await store.append(`case-${n % 50}`, 'any', [noted({ n, text: 'x'.repeat(200) })], made())
  writeSync(1, `acknowledged ${n}\n`)
}
while (next < Number(count) / 2) await append()
await Promise.all(
  Array.from({ length: 8 }, async () => {
    while (next < Number(count)) await append()
  }),
)
await store.close()
