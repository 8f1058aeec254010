import { FolderInUse, lockFolder, openSqliteEventStore, START, verifyFile } from '@lantern/event-store'
import type { Position, StoredEvent } from '@lantern/event-store'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { many } from './fault.js'
import type { Fault } from './fault.js'
import { grouped, readOn } from './log.js'

/**
 * A process that writes with 16 commands in flight is killed with SIGKILL at a random moment, again and again over one file. Every
 * command that it acknowledged must be there whole, and of the others all or nothing.
 */
export const killed: Fault = {
  id: 'R1',
  title: 'kill -9 under load',
  counts: { full: 200, part: 20 },
  async run({ count, random, folder, progress }) {
    const file = join(folder, 'events.db')
    const wrong: string[] = []
    let acknowledged = 0
    let unacknowledged = 0
    let after: Position = START
    for (let round = 0; round < count; round += 1) {
      const told = await writeUntilKilled(folder, random.below(150), random.below(2 ** 31))
      acknowledged += told.size
      if (told.size === 0) wrong.push(`kill ${round}: the writer was killed before it had acknowledged anything`)
      // The lock went with the process.
      const lock = lockFolder(folder)
      const store = openSqliteEventStore({ file })
      const events = await readOn(store, after)
      after = events.at(-1)?.position ?? after
      await store.close()
      lock.release()
      const found = grouped(events, event => event.commandId)
      unacknowledged += [...found.keys()].filter(id => !told.has(id)).length
      for (const [id, made] of found) if (!isWhole(made)) wrong.push(`kill ${round}: half of command ${id} is there`)
      for (const id of told) if (!found.has(id)) wrong.push(`kill ${round}: acknowledged command ${id} is lost`)
      progress(round + 1)
    }
    const { events, brokenChains } = verifyFile(file)
    for (const stream of brokenChains) wrong.push(`the chain of ${stream} is broken`)
    const database = new DatabaseSync(file)
    const integrity = database.prepare('pragma integrity_check').get()?.['integrity_check']
    database.close()
    if (integrity !== 'ok') wrong.push(`integrity check: ${String(integrity)}`)
    return { counted: `${many(count)} kills, ${many(acknowledged)} acknowledged commands, ${many(unacknowledged)} that were written but not yet acknowledged, ${many(events)} events`, wrong }
  },
}

/** Ids of the commands that were acknowledged before the process died. */
async function writeUntilKilled(folder: string, milliseconds: number, seed: number): Promise<ReadonlySet<string>> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'killed.writer.js'), folder, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(writer, 'exit')
  const heard: Buffer[] = []
  const firstHeard = once(writer.stdout, 'data')
  const closed = once(writer.stdout, 'close')
  writer.stdout.on('data', (chunk: Buffer) => heard.push(chunk))
  await Promise.race([firstHeard, ended])
  if (!isInUse(folder)) throw new Error('The folder of a running writer could be locked a second time.')
  await setTimeout(milliseconds)
  writer.kill('SIGKILL')
  const [code, signal] = (await ended) as [number | null, string | null]
  await closed
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself with ${String(code)}.`)
  // What follows the last line feed was cut off by the kill.
  return new Set(Buffer.concat(heard).toString().split('\n').slice(0, -1))
}

function isInUse(folder: string): boolean {
  try {
    lockFolder(folder).release()
    return false
  } catch (error) {
    if (error instanceof FolderInUse) return true
    throw error
  }
}

/** Each event says which of how many it is. */
const isWhole = (events: readonly StoredEvent[]): boolean =>
  events.every((event, i) => {
    const { nth, of } = event.data as { nth: number; of: number }
    return nth === i && of === events.length
  })
