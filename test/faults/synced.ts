import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { many } from './fault.js'
import type { Fault } from './fault.js'

/**
 * kill -9 cannot show a missing fsync, since the kernel keeps what was written. So the system calls of a writer are recorded, and every
 * acknowledgement must come after a sync of the write-ahead log that followed the last write to it.
 */
export const synced: Fault = {
  id: 'T1',
  title: 'every acknowledgement after its fdatasync',
  counts: { full: 1_000, part: 1_000 },
  async run({ count, folder }) {
    const trace = join(folder, 'trace')
    const found = spawnSync('strace', ['-V'])
    if (found.error) return { skipped: 'strace is not installed' }
    const calls = 'trace=fdatasync,fsync,write,pwrite64,pwritev'
    const writer = [process.execPath, join(import.meta.dirname, 'synced.writer.js'), join(folder, 'events.db'), String(count)]
    const run = spawnSync('strace', ['-f', '-y', '-s', '40', '-e', calls, '-o', trace, ...writer], { encoding: 'utf8' })
    if (/ptrace|PTRACE/.test(run.stderr)) return { skipped: 'strace may not trace here' }
    if (run.status !== 0) throw new Error(`The traced writer ended with ${String(run.status)}: ${run.stderr}`)
    return judge(readFileSync(trace, 'utf8').split('\n'), count)
  },
}

interface Judged {
  readonly counted: string
  readonly wrong: readonly string[]
}

function judge(lines: readonly string[], count: number): Judged {
  const wrong: string[] = []
  let unsynced = false
  let written = false
  let syncs = 0
  let acknowledged = 0
  for (const line of lines) {
    // A line reads: 4711 fdatasync(21</tmp/x/events.db-wal>) = 0
    const call = /^\d+\s+(\w+)\(\d+<([^>]*)>/.exec(line)
    const ack = /write\(\d+<[^>]*>, "acknowledged (\d+)\\n"/.exec(line)
    if (ack) {
      acknowledged += 1
      if (unsynced) wrong.push(`command ${ack[1]} was acknowledged before the log was synced`)
      if (!written) wrong.push(`command ${ack[1]} was acknowledged and nothing was written`)
      // In the second half several commands share a commit.
      if (Number(ack[1]) < count / 2) written = false
    } else if (call?.[2]?.endsWith('events.db-wal')) {
      if (call[1]?.endsWith('sync')) {
        if (!/= 0$/.test(line)) wrong.push(`a sync failed: ${line}`)
        syncs += 1
        unsynced = false
      } else unsynced = written = true
    }
  }
  if (acknowledged !== count) wrong.push(`${acknowledged} commands were acknowledged instead of ${count}`)
  return { counted: `${many(acknowledged)} acknowledgements, ${many(syncs)} syncs of the log`, wrong }
}
