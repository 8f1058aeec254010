// Writes without end, 16 commands in flight, and prints the id of each command once it is acknowledged. Started and killed by killed.ts.
import { lockFolder, openSqliteEventStore } from '@lantern/event-store'
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { Random } from './fault.js'
import { made, noted } from './log.js'

const [folder = '', seed = '0'] = process.argv.slice(2)
lockFolder(folder)
const random = new Random(Number(seed))
const store = openSqliteEventStore({ file: join(folder, 'events.db') })

async function write(): Promise<never> {
  for (;;) {
    const commandId = randomUUID()
    const of = 1 + random.below(4)
    const events = Array.from({ length: of }, (_, nth) => noted({ nth, of, text: 'x'.repeat(random.below(random.chance(0.05) ? 20_000 : 400)) }))
    await store.append(`case-${random.below(200)}`, 'any', events, made(commandId))
    say(`${commandId}\n`)
  }
}

/** Straight to the pipe: what was acknowledged must be told before the kill. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, line)
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}

await Promise.all(Array.from({ length: 16 }, write))
