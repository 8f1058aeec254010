import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Asked } from './serving.js'

/**
 * Starts so many pieces of work a second at fixed moments, whether or not those before are done, and gives how many milliseconds each
 * took from its own moment: a stall counts for all that came during it, where a loop that waits would have asked less meanwhile.
 */
export async function openLoop(aSecond: number, milliseconds: number, work: () => Promise<void>): Promise<readonly number[]> {
  const started = performance.now()
  const count = Math.floor((aSecond * milliseconds) / 1_000)
  const took: Promise<number>[] = []
  while (took.length < count) {
    const due = started + (took.length * 1_000) / aSecond
    const early = due - performance.now()
    if (early > 1) await delay(early - 0.5)
    else if (early > 0) await new Promise(resolve => setImmediate(resolve))
    else took.push(work().then(() => performance.now() - due))
  }
  return Promise.all(took)
}

/** A client with as many connections as it needs at once. @throws when the answer is no success */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 })

  constructor(private readonly address: string) {}

  ask({ method, path, headers = {}, body }: Asked): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.address}${path}`, { method, agent: this.agent, headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) } }, answer => {
        answer.on('error', reject).on('end', () => (answer.statusCode === undefined || answer.statusCode > 299 ? reject(new Error(`${path} answered ${String(answer.statusCode)}.`)) : resolve()))
        answer.resume()
      })
      sent.on('error', reject).end(body)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}
