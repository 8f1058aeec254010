import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { CloudEvent } from 'cloudevents'

/** A fact as it lies in a topic. */
export interface Read {
  readonly key: string
  readonly partition: number
  readonly headers: string
  /** The whole message, for what must not be in it. */
  readonly text: string
  readonly event: CloudEvent<Readonly<Record<string, unknown>>>
}

/** What lies in a topic, partition by partition, as librdkafka reads it: a client that shares no code with ours. A topic that is not there yet is empty. */
export async function readFacts(brokers: readonly string[], topic: string): Promise<readonly Read[]> {
  const args = ['-b', brokers.join(','), '-t', topic, '-C', '-o', 'beginning', '-e', '-q', '-f', '%k\\t%p\\t%h\\t%s\\n']
  const { stdout } = await promisify(execFile)('kcat', args, { maxBuffer: 64 * 1024 * 1024 }).catch((error: unknown) => {
    if (/Unknown topic or partition/.test(String(error))) return { stdout: '' }
    throw error
  })
  return stdout
    .split('\n')
    .filter(line => line !== '')
    .map(text => {
      const [key = '', partition = '', headers = '', value = ''] = text.split('\t')
      return { key, partition: Number(partition), headers, text, event: new CloudEvent<Readonly<Record<string, unknown>>>(JSON.parse(value) as object) }
    })
}

/** As a reader sees them that tells repeats by id. */
export const once = (read: readonly Read[]): readonly Read[] => {
  const first = new Map<string, Read>()
  for (const one of read) if (!first.has(one.event.id)) first.set(one.event.id, one)
  return [...first.values()]
}
