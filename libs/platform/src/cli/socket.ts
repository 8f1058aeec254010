import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { filesOf } from '../folder/open-folder.js'
import type { Running } from '../app/running.js'
import { isJob, runJob, type JobName, type JobOf, type Progress, type ResultOf } from './jobs.js'

/** The longest path that every system takes for a socket; a folder that lies deeper has its socket in the folder for temporary files. */
const longest = 100

export function socketOf(folder: string): string {
  const short = createHash('sha256').update(folder).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\lantern-${short}`
  const { socket } = filesOf(folder)
  return socket.length <= longest ? socket : join(tmpdir(), `lantern-${short}.sock`)
}

type Answer = { readonly progress: string } | { readonly result: unknown } | { readonly failed: { readonly name: string; readonly message: string } }

/** Takes jobs from the command line on this machine: only who may open the socket (its file is the owner's alone) may send one. */
export async function listenForJobs(folder: string, running: Running): Promise<() => Promise<void>> {
  const path = socketOf(folder)
  // This process holds the folder's lock, so a socket that is still there was left by one that was killed.
  if (process.platform !== 'win32') rmSync(path, { force: true })
  const server = createServer(socket => void serve(socket, running))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  return () => new Promise(resolve => server.close(() => resolve()))
}

async function serve(socket: Socket, running: Running): Promise<void> {
  const say = (answer: Answer) => socket.write(`${JSON.stringify(answer)}\n`)
  socket.on('error', () => socket.destroy())
  try {
    for await (const line of createInterface({ input: socket })) {
      const { name, args } = JSON.parse(line) as { readonly name?: unknown; readonly args?: unknown }
      if (!isJob(name)) throw new Error('The running hub does not know this command: it may be of another version.')
      say({ result: await runJob(running, name, args as never, progress => say({ progress })) })
      break
    }
  } catch (error) {
    say({ failed: { name: error instanceof Error ? error.name : 'Error', message: error instanceof Error ? error.message : 'Something went wrong.' } })
  }
  socket.end()
}

/** What the running hub said when the job went wrong there. */
export class JobFailed extends Error {
  override readonly name = 'JobFailed'
}

/** Has the hub on this folder do a job; undefined when none runs there. @throws JobFailed */
export async function askHub<N extends JobName>(folder: string, name: N, args: JobOf<N>, progress: Progress): Promise<{ readonly result: ResultOf<N> } | undefined> {
  const socket = await new Promise<Socket | undefined>(resolve => {
    const trying = connect(socketOf(folder))
    trying.once('connect', () => resolve(trying)).once('error', () => resolve(undefined))
  })
  if (!socket) return undefined
  socket.write(`${JSON.stringify({ name, args })}\n`)
  for await (const line of createInterface({ input: socket })) {
    const answer = JSON.parse(line) as Answer
    if ('progress' in answer) progress(answer.progress)
    else if ('failed' in answer) throw new JobFailed(answer.failed.message)
    else return { result: answer.result as ResultOf<N> }
  }
  throw new JobFailed('The hub ended before it answered.')
}
